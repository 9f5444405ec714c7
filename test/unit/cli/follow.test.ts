import { describe, expect, test } from 'vitest'
import type { View } from '../../../src/chain/view.ts'
import { follow } from '../../../src/cli/follow.ts'

/** Blocks of no chain: `follow` hands them on and looks at nothing. */
async function* blocks(count: number): AsyncGenerator<View> {
  for (let number = 1; number <= count; number += 1) yield { block: { number } } as View
}

const numberOf = async ({ block }: View): Promise<number> => block.number
const never = new AbortController().signal

describe('a chain that is followed', () => {
  test('shows each block and leaves the last', async () => {
    const shown: number[] = []
    const show = (result: number) => shown.push(result) > 0
    expect(await follow(blocks(3), never, numberOf, show)).toBe(3)
    expect(shown).toEqual([1, 2, 3])
  })

  test('ends when nobody looks any more', async () => {
    expect(await follow(blocks(9), never, numberOf, async (result) => result < 2)).toBe(2)
  })

  test('passes over a block that the chain forgot, and no other trouble', async () => {
    const failing = (words: string) => async (view: View) => {
      if (view.block.number === 2) throw new Error(words)
      return numberOf(view)
    }
    const shown: number[] = []
    const show = (result: number) => shown.push(result) > 0
    await follow(
      blocks(3),
      never,
      failing('4003: Client error: UnknownBlock: State already discarded for 0x02'),
      show,
    )
    expect(shown).toEqual([1, 3])
    await expect(follow(blocks(3), never, failing('disk on fire'), show)).rejects.toThrow('disk')
  })

  test('does not wait for an answer when it is interrupted', async () => {
    const abort = new AbortController()
    const read = async (view: View): Promise<number> => {
      if (view.block.number < 3) return numberOf(view)
      queueMicrotask(() => abort.abort())
      return new Promise<never>(() => undefined)
    }
    expect(await follow(blocks(9), abort.signal, read, () => true)).toBe(2)
  })
})
