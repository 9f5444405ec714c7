import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type SafeFloat,
  ZERO,
} from '../../../../../../src/simulator/pallets/subtensor/share-pool/safe-float.ts'
import { SharePool } from '../../../../../../src/simulator/pallets/subtensor/share-pool/share-pool.ts'
import { formats } from '../../../../../replay/formats/index.ts'
import { type FileResult, run } from '../../../../../replay/run.ts'

function poolInMemory() {
  const shares = new Map<number, SafeFloat>()
  let value = 0n
  let denominator = ZERO
  return new SharePool<number>({
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
  })
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

test('no order of updates makes keys own more than there is', () => {
  const update = fc.record({
    key: fc.integer({ min: 0, max: 3 }),
    amount: fc.bigInt(1n, 10n ** 17n),
    kind: fc.constantFrom('add', 'take', 'rise'),
  })
  fc.assert(
    fc.property(fc.array(update, { maxLength: 60 }), (updates) => {
      const pool = poolInMemory()
      let total = 0n
      for (const { key, amount, kind } of updates) {
        const held = pool.tryGetValue(key) ?? 0n
        const taken = amount < held ? amount : held
        if (kind === 'add') pool.updateValueForOne(key, amount)
        else if (kind === 'take') pool.updateValueForOne(key, -taken)
        else pool.updateValueForAll(amount)
        total += kind === 'take' ? -taken : amount
      }
      const owned = [0, 1, 2, 3].reduce((sum, key) => sum + (pool.tryGetValue(key) ?? 0n), 0n)
      // Twenty digits hold a share; a rao of rounding for each key is all that may be over.
      expect(owned).toBeLessThanOrEqual(total + 4n)
    }),
  )
})
