import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newHeads } from '../../../src/chain/heads.ts'
import type { View } from '../../../src/chain/view.ts'
import { type OwnDevnet, ownDevnet } from './own-devnet.ts'

let own: OwnDevnet
let abort: AbortController
beforeEach(async () => {
  own = await ownDevnet()
  abort = new AbortController()
})
afterEach(() => own.close())

const heads = (backlog: number) => newHeads(own.chain, { signal: abort.signal, backlog })

async function next(from: AsyncGenerator<View, void, void>): Promise<View['block']> {
  const { value } = await from.next()
  if (value === undefined) throw new Error('the heads have ended')
  return value.block
}

/** Resolves once the line has carried everything that was sent before. */
const settled = () => own.chain.send('system_health', [])

describe('new heads', () => {
  test('begin with the head, follow block by block, and are named by their hashes', async () => {
    const found = heads(64)
    const first = await next(found)
    expect(first).toEqual((await own.chain.view()).block)
    await own.devnet.newBlocks(3)
    for (const number of [1, 2, 3]) {
      const { hash } = await next(found)
      expect(hash).toBe(await own.chain.send('chain_getBlockHash', [first.number + number]))
    }
    await found.return()
  })

  test('that nobody takes are left out, the oldest first', async () => {
    const found = heads(2)
    const { number } = await next(found)
    await own.devnet.newBlocks(5)
    await settled()
    expect((await next(found)).number).toBe(number + 4)
    expect((await next(found)).number).toBe(number + 5)
    await found.return()
  })

  test('end when they are asked to, waiting or not', async () => {
    const found = heads(1)
    await next(found)
    const waiting = found.next()
    abort.abort()
    expect(await waiting).toEqual({ done: true, value: undefined })
    expect(await heads(1).next()).toEqual({ done: true, value: undefined })
  })

  test('end with an error when the line breaks', async () => {
    const found = heads(1)
    await next(found)
    const waiting = found.next()
    await own.devnet.close()
    await expect(waiting).rejects.toMatchObject({ code: 'network_unreachable' })
  })
})
