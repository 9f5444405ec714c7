import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { encode, u16, u64 } from '../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import { blake2128Concat, identity } from '../../../../src/simulator/frame/hashers.ts'
import { type Backing, EMPTY_BACKING, State } from '../../../../src/simulator/frame/state.ts'
import { storageOf } from '../../../../src/simulator/frame/storage.ts'
import { AccountId, NetUid } from '../../../../src/simulator/frame/types.ts'

const { value, map, optionalMap } = storageOf('SubtensorModule')
const Alpha = map('Alpha', [blake2128Concat(AccountId), identity(NetUid)], u64, 0n)
const Owner = optionalMap('Owner', [identity(NetUid)], AccountId)
const Tempo = value('Tempo', u16, 360)

const alice = `0x${'11'.repeat(32)}` as const
const bob = `0x${'22'.repeat(32)}` as const

beforeAll(cryptoReady)

function fresh(backing: Backing = EMPTY_BACKING) {
  return { state: new State(backing) }
}

/** A backing that holds what a drained state wrote. */
function backed(...states: State[]): Backing {
  const raw = new Map<string, Uint8Array>()
  for (const state of states)
    for (const { key, after } of state.drain())
      if (after === undefined) raw.delete(key)
      else raw.set(key, after)
  return {
    get: (key) => raw.get(key),
    entries: (prefix) =>
      [...raw].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}

/** What a state drains, as plain objects. */
function drained(state: State) {
  return state.drain().map(({ key, before, after }) => ({ key, before, after }))
}

describe('reading and writing', () => {
  test('a missing key reads as its default and is not stored', () => {
    const at = fresh()
    expect(Tempo.get(at)).toBe(360)
    expect(Owner.get(at, 1)).toBeUndefined()
    expect(Tempo.has(at)).toBe(false)
  })

  test('setting a default stores it, as upstream does', () => {
    const at = fresh()
    Tempo.set(at, 360)
    expect(Tempo.has(at)).toBe(true)
    expect(at.state.drain()).toHaveLength(1)
  })

  test('iterates in the same order however keys of a large map come and go', () => {
    const Uids = map('Uids', [blake2128Concat(u16)], u16, 0)
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.tuple(fc.integer({ min: 0, max: 299 }), fc.boolean()), { maxLength: 40 }),
          { minLength: 1, maxLength: 12 },
        ),
        (blocks) => {
          const at = fresh()
          for (let uid = 0; uid < 300; uid += 2) Uids.set(at, uid, uid)
          for (const writes of blocks) {
            const mark = at.state.mark()
            for (const [uid, stays] of writes) {
              if (stays) Uids.set(at, uid, uid)
              else Uids.remove(at, uid)
            }
            if (writes.length % 5 === 0) at.state.rollback(mark)
            const keys = Uids.keys(at).map(([uid]) => uid)
            const present = Array.from({ length: 300 }, (_, uid) => uid).filter((uid) =>
              Uids.has(at, uid),
            )
            expect(keys.map((uid) => Uids.rawKey(uid))).toEqual(
              present.map((uid) => Uids.rawKey(uid)).sort(),
            )
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('iterates by raw key: little-endian netuids, whatever came first', () => {
    const at = fresh()
    for (const netuid of [256, 1, 2]) Alpha.set(at, alice, netuid, BigInt(netuid))
    expect(Alpha.keys(at, alice).map(([, netuid]) => netuid)).toEqual([256, 1, 2])
    Alpha.remove(at, alice, 1)
    expect(Alpha.values(at, alice)).toEqual([256n, 2n])
  })

  test('a list of keys is shared until a key comes or goes', () => {
    const at = fresh()
    for (const netuid of [2, 256, 1]) Owner.set(at, netuid, alice)
    const list = Owner.keyList(at)
    expect(list).toEqual(Owner.keys(at).map(([netuid]) => netuid))
    Owner.set(at, 2, bob)
    expect(Owner.keyList(at)).toBe(list)
    Owner.remove(at, 2)
    expect(Owner.keyList(at)).toEqual([256, 1])
  })

  test('clearing a prefix leaves the neighbours', () => {
    const at = fresh()
    Alpha.set(at, alice, 1, 1n)
    Alpha.set(at, bob, 1, 2n)
    expect(Alpha.clear(at, alice)).toBe(1)
    expect(Alpha.entries(at)).toEqual([[[bob, 1], 2n]])
  })

  test('raw keys are those of a real chain', () => {
    // twox128('SubtensorModule') ++ twox128('Tempo'), as every client computes it.
    expect(Tempo.rawKey()).toMatch(/^658faa385070e074c85bf6b568cf0555/)
    expect(Alpha.rawKey(alice, 1)).toHaveLength(2 * (32 + 16 + 32 + 2))
  })
})

describe('backing', () => {
  test('values come up from below once, and iteration sees both levels', () => {
    const below = fresh()
    Alpha.set(below, alice, 1, 1n)
    Alpha.set(below, alice, 2, 2n)
    const at = fresh(backed(below.state))
    Alpha.set(at, alice, 3, 3n)
    Alpha.remove(at, alice, 1)
    expect(Alpha.entries(at, alice).map(([[, netuid], amount]) => [netuid, amount])).toEqual([
      [2, 2n],
      [3, 3n],
    ])
    expect(Alpha.entries(at)).toHaveLength(2)
  })

  test('draining tells each changed key once, with both encodings, in order', () => {
    const below = fresh()
    Tempo.set(below, 1)
    const at = fresh(backed(below.state))
    Tempo.set(at, 2)
    Tempo.set(at, 3)
    Alpha.set(at, alice, 1, 7n)
    Alpha.remove(at, alice, 1)
    expect(drained(at.state)).toEqual([
      { key: Tempo.rawKey(), before: encode(u16, 1), after: encode(u16, 3) },
    ])
    expect(at.state.drain()).toEqual([])
  })
})

describe('rolling back', () => {
  test('a throw takes back writes and events, to the byte', () => {
    const at = fresh()
    Alpha.set(at, alice, 1, 1n)
    expect(() =>
      at.state.transact(() => {
        Alpha.clear(at, alice)
        Alpha.set(at, bob, 1, 5n)
        at.state.events.push('gone')
        throw new Error('refused')
      }),
    ).toThrow('refused')
    expect(Alpha.entries(at)).toEqual([[[alice, 1], 1n]])
    expect(at.state.events).toEqual([])
  })

  test('behaves as a copy that is thrown away, for any sequence of writes', () => {
    const write = fc.record({
      account: fc.constantFrom(alice, bob),
      netuid: fc.nat({ max: 3 }),
      amount: fc.option(fc.bigInt({ min: 0n, max: 9n })),
    })
    type Write = { account: typeof alice | typeof bob; netuid: number; amount: bigint | null }
    const apply = (at: { state: State }, writes: Write[]) => {
      for (const { account, netuid, amount } of writes)
        if (amount === null) Alpha.remove(at, account, netuid)
        else Alpha.set(at, account, netuid, amount)
    }
    fc.assert(
      fc.property(fc.array(write), fc.array(write), (kept, dropped) => {
        const one = fresh()
        const two = fresh()
        apply(one, kept)
        apply(two, kept)
        const mark = two.state.mark()
        apply(two, dropped)
        Alpha.entries(two)
        two.state.rollback(mark)
        expect(Alpha.entries(two)).toEqual(Alpha.entries(one))
        expect(drained(two.state)).toEqual(drained(one.state))
      }),
    )
  })
})
