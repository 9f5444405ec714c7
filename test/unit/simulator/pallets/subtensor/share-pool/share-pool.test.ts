import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type SafeFloat,
  ZERO,
} from '../../../../../../src/simulator/pallets/subtensor/share-pool/safe-float.ts'
import {
  SharePool,
  type SharePoolData,
} from '../../../../../../src/simulator/pallets/subtensor/share-pool/share-pool.ts'
import { formats } from '../../../../../replay/formats/index.ts'
import { type FileResult, run } from '../../../../../replay/run.ts'

function poolInMemory() {
  const shares = new Map<number, SafeFloat>()
  let value = 0n
  let denominator = ZERO
  const data: SharePoolData<number> = {
    sharedValue: () => value,
    setSharedValue: (next) => {
      value = next
    },
    share: (key) => shares.get(key),
    setShare: (key, share) => {
      shares.set(key, share)
    },
    denominator: () => denominator,
    setDenominator: (next) => {
      denominator = next
    },
  }
  return Object.assign(new SharePool<number>(data), { data })
}

test('every recorded operation on a hotkey of the real pallet', async () => {
  const path = new URL('../../../../../vectors/pallet/share_pool.json', import.meta.url)
  const files: FileResult[] = []
  await run([fileURLToPath(path)], formats, (file) => files.push(file))
  expect(files.map(({ format, cases, first }) => ({ format, cases, first }))).toEqual([
    { format: 'share-pool', cases: 480, first: undefined },
  ])
})

test('the first key gets all, and a rise is shared by shares', () => {
  const pool = poolInMemory()
  pool.updateValueForOne(1, 300n)
  pool.updateValueForOne(2, 700n)
  pool.updateValueForAll(1_000n)
  expect([pool.tryGetValue(1), pool.tryGetValue(2), pool.tryGetValue(3)]).toEqual([
    600n,
    1_400n,
    undefined,
  ])
})

test('says beforehand whether an update would change any share', () => {
  const pool = poolInMemory()
  expect(pool.simUpdateValueForOne(0n)).toBe(true)
  pool.updateValueForOne(1, 5n)
  expect(pool.simUpdateValueForOne(0n)).toBe(false)
  expect(pool.simUpdateValueForOne(1n)).toBe(true)
})

/** A number exactly, as a multiple of 10^-200: no share of the property below has a digit beyond that. */
const exact = ({ mantissa, exponent }: SafeFloat) => mantissa * 10n ** (200n + exponent)

/** The most that adding to or taking from a number can cut off: a digit of what it was, and one of what it becomes. */
const cutOff = (before: SafeFloat, after: SafeFloat) =>
  10n ** (200n + before.exponent) + 10n ** (200n + after.exponent)

// A pool of dust that earns much makes its rounding worth much, here as upstream: so the bound counts the digits cut off.
test('keys own what there is, but for the digits that their shares lose', () => {
  const update = fc.record({
    key: fc.integer({ min: 0, max: 3 }),
    amount: fc.oneof(fc.bigInt(1n, 10n ** 17n), fc.bigInt(1n, 10n ** 6n)),
    kind: fc.constantFrom('add', 'take', 'rise'),
  })
  const lost = (updates: { key: number; amount: bigint; kind: string }[]) => {
    const pool = poolInMemory()
    let drift = 0n
    for (const { key, amount, kind } of updates) {
      const held = pool.tryGetValue(key) ?? 0n
      const [share, denominator] = [pool.data.share(key) ?? ZERO, pool.data.denominator()]
      if (kind === 'add') pool.updateValueForOne(key, amount)
      else if (kind === 'take') pool.updateValueForOne(key, amount < held ? -amount : -held)
      else pool.updateValueForAll(amount)
      if (kind === 'rise') continue
      drift += cutOff(share, pool.data.share(key) ?? ZERO)
      drift += cutOff(denominator, pool.data.denominator())
    }
    const shares = [0, 1, 2, 3].map((key) => exact(pool.data.share(key) ?? ZERO))
    const sum = shares.reduce((total, share) => total + share, 0n)
    const all = exact(pool.data.denominator())
    expect(sum - all).toBeLessThanOrEqual(drift)
    if (all === 0n) return
    const value = pool.data.sharedValue()
    const owned = [0, 1, 2, 3].reduce((total, key) => total + (pool.tryGetValue(key) ?? 0n), 0n)
    expect(owned * all).toBeLessThanOrEqual(value * (all + drift))
  }
  lost([
    { key: 0, amount: 1n, kind: 'rise' },
    { key: 0, amount: 656_073n, kind: 'add' },
    { key: 1, amount: 1n, kind: 'add' },
    { key: 0, amount: 656_074n, kind: 'take' },
    { key: 0, amount: 15_999_975_612_507_135n, kind: 'rise' },
  ])
  fc.assert(fc.property(fc.array(update, { maxLength: 60 }), lost))
})
