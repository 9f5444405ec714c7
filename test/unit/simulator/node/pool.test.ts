import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hex } from '../../../../src/codec/index.ts'
import {
  type Entry,
  entryOf,
  type TransactionStatus,
} from '../../../../src/simulator/node/pool/entry.ts'
import { Pool } from '../../../../src/simulator/node/pool/pool.ts'

const tag = (who: number, nonce: number) => new Uint8Array([who, nonce])

function hashOf(who: number, nonce: number, tip = 0): Hex {
  return `0x${[who, nonce, tip].map((n) => n.toString(16).padStart(2, '0')).join('')}`
}

/** What account `who` sends as its `nonce`th transaction while the chain expects its `next`th. */
function entry(
  who: number,
  nonce: number,
  { next = 0, tip = 0, size = 100, longevity = 64 } = {},
): Entry & { readonly seen: TransactionStatus[] } {
  const seen: TransactionStatus[] = []
  const bytes = new Uint8Array(size)
  const call = { pallet: 'System', name: 'remark', args: {} }
  const validity = {
    priority: BigInt(1 + tip),
    requires: nonce > next ? [tag(who, nonce - 1)] : [],
    provides: [tag(who, nonce)],
    longevity: BigInt(longevity),
    propagate: true,
  }
  sequence += 1
  const made = entryOf(
    hashOf(who, nonce, tip),
    { call, callBytes: bytes, bytes },
    validity,
    10,
    sequence,
    new Set([(status) => seen.push(status)]),
  )
  return { ...made, seen }
}
let sequence = 0

const best = (pool: Pool) =>
  Array.from(
    pool.best(() => true),
    ({ hash }) => hash,
  )

describe('the pool', () => {
  it('holds a gap in nonces back until it closes', () => {
    const pool = new Pool()
    const [first, second, third] = [entry(1, 0), entry(1, 1), entry(1, 2)]
    pool.add(third)
    pool.add(second)
    expect(third.seen).toEqual(['future'])
    expect([pool.readyCount, pool.futureCount]).toEqual([0, 2])
    pool.add(first)
    expect([pool.readyCount, pool.futureCount]).toEqual([3, 0])
    expect([first.seen, second.seen, third.seen]).toEqual([
      ['ready'],
      ['future', 'ready'],
      ['future', 'ready'],
    ])
    expect(best(pool)).toEqual([first.hash, second.hash, third.hash])
  })

  it('takes the higher priority first, then the older', () => {
    const pool = new Pool()
    const entries = [entry(1, 0), entry(2, 0, { tip: 5 }), entry(3, 0), entry(4, 0, { tip: 9 })]
    for (const one of entries) pool.add(one)
    expect(best(pool)).toEqual([4, 2, 1, 3].map((who) => hashOf(who, 0, { 4: 9, 2: 5 }[who])))
  })

  it('replaces by a higher tip alone, and tells the loser by whom', () => {
    const pool = new Pool()
    const old = entry(1, 0, { tip: 5 })
    const later = entry(1, 1)
    pool.add(old)
    pool.add(later)
    const same = entry(1, 0, { tip: 4 })
    expect(() => pool.add(same)).toThrow(
      expect.objectContaining({
        code: 1014,
        message: 'Priority is too low: (6 vs 5)',
        data: 'The transaction has too low priority to replace another transaction already in the pool.',
      }),
    )
    const better = entry(1, 0, { tip: 6 })
    pool.add(better)
    expect(old.seen).toEqual(['ready', { usurped: better.hash }])
    expect(best(pool)).toEqual([better.hash, later.hash])
  })

  it('knows what it holds, and what it has just seen in a block', () => {
    const pool = new Pool()
    const one = entry(1, 0)
    pool.add(one)
    expect(() => pool.admit(one.hash)).toThrow(
      expect.objectContaining({ code: 1013, data: `[${one.hash}]` }),
    )
    pool.included('0xb1', [[one.hash, 1]])
    expect(one.seen).toEqual(['ready', { inBlock: '0xb1' }, { finalized: '0xb1' }])
    expect(() => pool.admit(one.hash)).toThrow(expect.objectContaining({ code: 1012 }))
  })

  it('lets what waited for an included transaction go on', () => {
    const pool = new Pool()
    const [first, second] = [entry(1, 0), entry(1, 1)]
    pool.add(first)
    pool.add(second)
    pool.included('0xb1', [[first.hash, 1]])
    expect(best(pool)).toEqual([second.hash])
    // Another node's block may hold what this one never saw.
    const fourth = entry(2, 1)
    pool.add(fourth)
    expect(fourth.seen).toEqual(['future'])
    pool.revalidate((one) => ({ ...one, requires: [] }))
    expect(fourth.seen).toEqual(['future', 'ready'])
  })

  it('throws out what builds on an invalid transaction', () => {
    const pool = new Pool()
    const chain = [entry(1, 0), entry(1, 1), entry(1, 2)]
    for (const one of chain) pool.add(one)
    pool.reject(hashOf(1, 1))
    expect(chain.map(({ seen }) => seen)).toEqual([
      ['ready'],
      ['ready', 'invalid'],
      ['ready', 'invalid'],
    ])
    expect(() => pool.admit(hashOf(1, 2))).toThrow(expect.objectContaining({ code: 1012 }))
  })

  it('forgets what has outlived its era', () => {
    const pool = new Pool()
    const mortal = entry(1, 0, { longevity: 4 })
    pool.add(mortal)
    pool.expire(14)
    expect(mortal.seen).toEqual(['ready'])
    pool.expire(15)
    expect(mortal.seen).toEqual(['ready', 'invalid'])
  })

  it('keeps the better when it is full', () => {
    const pool = new Pool()
    const big = { size: 5 * 1024 * 1024 }
    const entries = [1, 2, 3, 4].map((who) => entry(who, 0, { ...big, tip: who }))
    for (const one of entries) pool.add(one)
    pool.add(entry(5, 0, { ...big, tip: 9 }))
    expect(entries[0]?.seen).toEqual(['ready', 'dropped'])
    expect(() => pool.add(entry(6, 0, big))).toThrow(expect.objectContaining({ code: 1016 }))
    expect(pool.readyCount).toBe(4)
  })

  it('orders any set of transactions by priority, but never a nonce before the one below', () => {
    const account = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        fc.array(account, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (accounts, dice) => {
          const pool = new Pool()
          const all = accounts.flatMap((tips, who) =>
            tips.map((tip, nonce) => entry(who, nonce, { tip })),
          )
          const shuffled = all
            .map((one) => [dice.next().value ?? 0, one] as const)
            .sort(([a], [b]) => a - b)
            .map(([, one]) => one)
          for (const one of shuffled) pool.add(one)
          expect([pool.readyCount, pool.futureCount]).toEqual([all.length, 0])
          const expected: Hex[] = []
          const next = accounts.map(() => 0)
          for (let i = 0; i < all.length; i += 1) {
            const free = all.filter(({ hash }) =>
              next.some((nonce, who) => hash === hashOf(who, nonce, accounts[who]?.[nonce])),
            )
            const [first] = free.sort(
              (a, b) => Number(b.priority - a.priority) || a.sequence - b.sequence,
            )
            if (first === undefined) break
            expected.push(first.hash)
            const who = Number.parseInt(first.hash.slice(2, 4), 16)
            next[who] = (next[who] ?? 0) + 1
          }
          expect(best(pool)).toEqual(expected)
        },
      ),
      { numRuns: 100 },
    )
  })
})
