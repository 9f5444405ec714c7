import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ESTIMATE_PLACES,
  estimateError,
  estimatePower,
} from '../../../../src/amm/power/estimate.ts'
import { powRatioScaled } from '../../../../src/amm/power/power.ts'
import {
  gcd,
  type PowerRatio,
  powRatioScaledReference,
  rootRatioFloor,
} from '../../../../src/amm/power/reference.ts'

const ONE = 10n ** 18n

const u64 = fc.bigInt({ min: 1n, max: (1n << 64n) - 1n })
const u128 = fc.bigInt({ min: 1n, max: (1n << 128n) - 1n })
const weight = fc.bigInt({ min: ONE / 100n, max: (ONE / 100n) * 99n })
/** Magnitudes spread evenly, which uniform integers do not give. */
const spread = fc.tuple(u64, fc.nat(63)).map(([value, shift]) => (value >> BigInt(shift)) | 1n)

const base = fc.oneof(
  fc.record({ baseNum: spread, baseDen: spread }),
  fc.record({ baseNum: u128, baseDen: u128 }),
  fc.tuple(u64, spread).map(([reserve, delta]) => ({ baseNum: reserve, baseDen: reserve + delta })),
  fc.tuple(u64, spread).map(([reserve, delta]) => ({ baseNum: reserve + delta, baseDen: reserve })),
)
const exponent = fc.oneof(
  weight.map((share) => ({ expNum: share, expDen: ONE - share })),
  weight.map((share) => ({ expNum: share, expDen: ONE })),
  fc.record({ expNum: fc.bigInt(1n, 40n), expDen: fc.bigInt(1n, 40n) }),
)
const power: fc.Arbitrary<PowerRatio> = fc
  .tuple(base, exponent, fc.constantFrom(256, 1024))
  .map(([ratio, share, precision]) => ({ ...ratio, ...share, precision, scale: ONE }))

function same(input: PowerRatio): void {
  expect(powRatioScaled(input)).toBe(powRatioScaledReference(input))
}

test('the recorded powers of upstream', () => {
  const file = new URL('../../../vectors/amm/pow_ratio.json', import.meta.url)
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
    cases: Record<string, string | number | null>[]
  }
  expect(cases.length).toBeGreaterThan(200)
  for (const row of cases) {
    const integer = (field: string) => BigInt(String(row[field]))
    const input: PowerRatio = {
      baseNum: integer('baseNum'),
      baseDen: integer('baseDen'),
      expNum: integer('expNum'),
      expDen: integer('expDen'),
      precision: Number(row.precision),
      scale: integer('scale'),
    }
    const expected = row.result === null ? null : integer('result')
    expect(powRatioScaledReference(input)).toBe(expected)
    expect(powRatioScaled(input)).toBe(expected)
  }
})

describe('the fast power is upstream’s', () => {
  test('over random bases, exponents and precisions', () => {
    fc.assert(fc.property(power, same), { numRuns: 1_000 })
  })

  test('where the power is a whole number, or next to one', () => {
    const degree = fc.bigInt(2n, 9n)
    fc.assert(
      fc.property(degree, degree, fc.bigInt(1n, 99n), fc.bigInt(-1n, 1n), (p, q, root, off) => {
        const whole = root ** q
        same({
          baseNum: whole + (whole + off > 0n ? off : 0n),
          baseDen: 1n,
          expNum: p,
          expDen: q,
          precision: 256,
          scale: 1_000_000n,
        })
      }),
      { numRuns: 300 },
    )
  })

  test('where the series meet a power that is almost whole', () => {
    // An exponent of 1 + 4·10^-18 leaves (1 − k/10^18)^exponent × 10^18 just below a whole number.
    const nearlyOne = { expNum: ONE / 2n + 1n, expDen: ONE / 2n - 1n, precision: 256, scale: ONE }
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 7n), fc.boolean(), (k, above) => {
        const baseNum = above ? ONE + k : ONE - k
        same({ ...nearlyOne, baseNum, baseDen: ONE })
        same({ ...nearlyOne, baseNum, baseDen: ONE, expNum: ONE / 2n - 1n, expDen: ONE / 2n + 1n })
      }),
      { numRuns: 200 },
    )
  })

  test('far outside its range, where upstream’s series go wrong', () => {
    const far = { expNum: 987_654_321_012_345_678n, expDen: 12_345_678_987_654_322n, scale: ONE }
    for (const baseDen of [2n, 3n, 10n, 1_001n, 10n ** 9n])
      same({ ...far, baseNum: 1n, baseDen, precision: 256 })
    const negative = powRatioScaled({ ...far, baseNum: 1n, baseDen: 20n, precision: 256 })
    expect(negative === null || negative < 0n || negative > ONE).toBe(true)
  })
})

test('an estimate lies within its stated error of the power', () => {
  fc.assert(
    fc.property(base, exponent, ({ baseNum, baseDen }, { expNum, expDen }) => {
      const estimate = estimatePower(baseNum, baseDen, expNum, expDen, ONE)
      if (typeof estimate !== 'bigint') return
      const exact = powRatioScaledReference({
        baseNum,
        baseDen,
        expNum,
        expDen,
        precision: 1024,
        scale: ONE << ESTIMATE_PLACES,
      })
      const off = estimate - (exact ?? 0n)
      expect((off < 0n ? -off : off) <= estimateError(estimate, expNum, expDen)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('what needs no power at all', () => {
  const input = { baseNum: 5n, baseDen: 7n, expNum: 1n, expDen: 2n, precision: 256, scale: ONE }
  expect(powRatioScaled({ ...input, baseDen: 0n })).toBeNull()
  expect(powRatioScaled({ ...input, expDen: 0n })).toBeNull()
  expect(powRatioScaled({ ...input, scale: -1n })).toBeNull()
  expect(powRatioScaled({ ...input, expNum: -1n })).toBeNull()
  expect(powRatioScaled({ ...input, baseNum: 0n })).toBe(0n)
  expect(powRatioScaled({ ...input, expNum: 0n })).toBe(ONE)
  expect(powRatioScaled({ ...input, baseNum: 7n })).toBe(ONE)
  expect(powRatioScaled({ ...input, scale: 0n })).toBe(0n)
})

test('integer roots are floors', () => {
  fc.assert(
    fc.property(u128, u64, fc.bigInt(1n, 12n), (numerator, denominator, degree) => {
      const root = rootRatioFloor(numerator, denominator, degree)
      expect(root ** degree * denominator <= numerator).toBe(true)
      expect((root + 1n) ** degree * denominator > numerator).toBe(true)
    }),
    { numRuns: 200 },
  )
  expect(gcd(84n, 36n)).toBe(12n)
})
