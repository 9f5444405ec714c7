import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, significant } from '../../../../src/cli/present/decimal.ts'

describe('decimal', () => {
  test.each([
    [0n, 9, '0'],
    [1n, 9, '0.000000001'],
    [1_500_000_000n, 9, '1.5'],
    [-1_500_000_000n, 9, '-1.5'],
    [123n, 0, '123'],
  ])('%s with %s places is %s', (value, places, text) => {
    expect(decimal(value, places)).toBe(text)
  })

  test('is exact: it can be read back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(1n << 96n), max: 1n << 96n }), (value) => {
        const [whole = '', fraction = ''] = decimal(value, 18).replace('-', '').split('.')
        const read = BigInt(whole + fraction.padEnd(18, '0'))
        expect(value < 0n ? -read : read).toBe(value)
      }),
    )
  })
})

describe('significant', () => {
  test.each([
    [540_779_052_617_630_485n, 9, '0.540779052'],
    [92_443_504_312_345_678n, 9, '0.0924435043'],
    [1_000_000_000_000_000_000n, 9, '1'],
    [123_456_789_012_345_678_901_234n, 9, '123456.789'],
    [1n, 9, '0.000000000000000001'],
  ])('%s at %s digits is %s', (value, digits, text) => {
    expect(significant(value, 18, digits)).toBe(text)
  })

  test('never rounds away from zero, and keeps whole numbers whole', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 1n << 96n }),
        fc.integer({ min: 1, max: 20 }),
        (value, digits) => {
          const [whole = '', fraction = ''] = significant(value, 18, digits).split('.')
          const read = BigInt(whole + fraction.padEnd(18, '0'))
          expect(read).toBeLessThanOrEqual(value)
          expect(BigInt(whole)).toBe(value / 10n ** 18n)
        },
      ),
    )
  })
})
