import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { encode, toHex, u16, u64, vec } from '../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import { identity, twox64Concat } from '../../../../src/simulator/frame/hashers.ts'
import { EMPTY_BACKING, State } from '../../../../src/simulator/frame/state.ts'
import { storageOf } from '../../../../src/simulator/frame/storage.ts'

beforeAll(cryptoReady)

const { map } = storageOf('Test')
const Lists = map('Lists', [twox64Concat(u16), identity(u16)], vec(u16), [])
const Totals = map('Totals', [twox64Concat(u16)], u64, 0n)

const write = fc.record({
  outer: fc.integer({ min: 0, max: 2 }),
  inner: fc.integer({ min: 0, max: 2 }),
  value: fc.option(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 })),
})
const block = fc.array(write, { maxLength: 12 })

/** Settles a block after block, and checks what each says against what is stored. */
function follower() {
  const at = { state: new State(EMPTY_BACKING) }
  const raw = new Map<string, string>()
  const stored = () => [
    ...Lists.entries(at).map(([keys, value]) => [
      Lists.rawKey(...keys),
      toHex(encode(Lists.value, value)),
    ]),
    ...Totals.entries(at).map(([keys, value]) => [
      Totals.rawKey(...keys),
      toHex(encode(Totals.value, value)),
    ]),
  ]
  const settle = () => {
    const was = new Map(raw)
    const changes = at.state.drain()
    expect(changes.map(({ key }) => key)).toEqual(changes.map(({ key }) => key).sort())
    for (const { key, before, after } of changes) {
      expect(before && toHex(before)).toBe(was.get(key))
      expect(after && toHex(after)).not.toBe(was.get(key))
      if (after === undefined) raw.delete(key)
      else raw.set(key, toHex(after))
    }
    expect(Object.fromEntries(raw)).toEqual(Object.fromEntries(stored()))
  }
  return { at, settle }
}

it('what a block drains leads from the state before it to the state after it, and back', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
      const { at, settle } = follower()
      for (const writes of blocks) {
        for (const { outer, inner, value } of writes)
          if (value === null) Lists.remove(at, outer, inner)
          else Lists.set(at, outer, inner, value)
        settle()
      }
    }),
    { numRuns: 300 },
  )
})

it('says the same of keys that block after block changes, whatever they come to hold', () => {
  const keys = fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 5 })
  const numbers = fc.array(fc.bigInt({ min: 0n, max: 2n }), { minLength: 5, maxLength: 5 })
  // Mostly numbers grow, and lists hold other elements; now and then something stays, comes, goes or takes other room.
  const kind = fc.constantFrom('grow', 'grow', 'grow', 'any', 'rolled back', 'remove', 'longer')
  fc.assert(
    fc.property(keys, fc.array(fc.tuple(kind, numbers), { maxLength: 12 }), (netuids, blocks) => {
      const { at, settle } = follower()
      const put = (netuid: number, total: bigint, list: number[]) => {
        Totals.set(at, netuid, total)
        Lists.set(at, netuid, 1, list)
      }
      blocks.forEach(([what, values], height) => {
        netuids.forEach((netuid, i) => {
          const value = values[i] ?? 0n
          const mark = at.state.mark()
          if (what === 'remove' && value === 0n) {
            Totals.remove(at, netuid)
            Lists.remove(at, netuid, 1)
          } else if (what === 'any') put(netuid, value, [Number(value)])
          else if (what === 'longer') put(netuid, value, Array(Number(value) * 40).fill(height))
          else put(netuid, BigInt(height + 3), [height + 3])
          if (what === 'rolled back' && value === 0n) at.state.rollback(mark)
        })
        settle()
      })
    }),
    { numRuns: 500 },
  )
})
