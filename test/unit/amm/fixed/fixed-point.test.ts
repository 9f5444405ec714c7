import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as fixed from '../../../../src/amm/fixed/index.ts'

type Row = Record<string, string | null>
const vectors = JSON.parse(
  readFileSync(new URL('../../../vectors/amm/fixed.json', import.meta.url), 'utf8'),
) as { operations: Row[]; transcendental: Row[] }

const types: Record<string, fixed.FixedPoint> = Object.fromEntries(
  [
    fixed.U64F64,
    fixed.U96F32,
    fixed.U110F18,
    fixed.I110F18,
    fixed.I96F32,
    fixed.I64F64,
    fixed.I32F32,
  ].map((type) => [type.name, type]),
)

function typeOf(row: Row): fixed.FixedPoint {
  const type = types[String(row.type)]
  if (type === undefined) throw new Error(`no type ${row.type}`)
  return type
}

const text = (value: bigint | string | undefined) => (value === undefined ? null : String(value))
const integer = (value: string | null | undefined) => BigInt(String(value))

function doubleOf(bits: string | null | undefined): number {
  return new Float64Array(BigUint64Array.of(integer(bits)).buffer)[0] ?? Number.NaN
}

describe('substrate-fixed, operation by operation', () => {
  const binary = [
    'addSaturating',
    'subSaturating',
    'mulSaturating',
    'divSaturating',
    'addChecked',
    'subChecked',
    'mulChecked',
    'divChecked',
    'divOr',
    'mulWrapping',
    'divWrapping',
    'absDiff',
  ] as const
  const unary = [
    'negChecked',
    'negSaturating',
    'floor',
    'ceilSaturating',
    'roundSaturating',
    'fraction',
    'toDecimal',
    'toU64Saturating',
  ] as const

  test.each(Object.keys(types))('%s', (name) => {
    const rows = vectors.operations.filter((row) => row.type === name)
    expect(rows.length).toBeGreaterThan(10)
    for (const row of rows) {
      const type = typeOf(row)
      const [a, b] = [integer(row.a), integer(row.b)]
      const got: Row = { type: name, a: String(a), b: String(b), int: row.int ?? null }
      for (const operation of binary)
        if (operation in row) got[operation] = text(type[operation](a, b))
      for (const operation of unary) got[operation] = text(type[operation](a))
      for (const target of ['U64F64', 'I32F32', 'I96F32', 'I110F18'])
        got[target] = text(types[target]?.fromFixed(a, type))
      got.toI32 = text(type.toIntSaturating(a, 32, true))
      got.toU128 = text(type.toIntSaturating(a, 128))
      got.toI128 = text(type.toIntSaturating(a, 128, true))
      got.fromInt = text(type.fromInt(integer(row.int)))
      got.fromIntWrapping = text(type.fromIntWrapping(integer(row.int)))
      got.doubleBits = row.doubleBits ?? null
      got.fromNumber = text(type.fromNumber(doubleOf(row.doubleBits)))
      got.checkedPow3 = text(fixed.checkedPow(type, a, 3))
      got.checkedPowM2 = text(fixed.checkedPow(type, a, -2))
      got.checkedSqrt = text(fixed.checkedSqrt(type, a, type.fromNumber(0.001)))
      got.checkedLn = text(fixed.checkedLn(type, a))
      expect(got).toEqual(row)
    }
  })
})

test('exp, ln, log2 and sqrt keep the low precision of their constants', () => {
  expect(vectors.transcendental.length).toBeGreaterThan(30)
  for (const row of vectors.transcendental) {
    const type = typeOf(row)
    const a = integer(row.a)
    expect({
      type: row.type,
      a: row.a,
      exp: text(fixed.exp(type, a)),
      ln: text(fixed.ln(type, a)),
      log2: text(fixed.log2(type, a)),
      sqrt: text(fixed.sqrt(type, a)),
    }).toEqual(row)
  }
})

describe('the edges', () => {
  test('division by zero', () => {
    for (const type of Object.values(types)) {
      expect(type.divChecked(type.one, 0n)).toBeUndefined()
      expect(type.divOr(type.one, 0n, 7n)).toBe(7n)
      expect(type.divOr(type.one, 0n)).toBe(0n)
      expect(() => type.divSaturating(type.one, 0n)).toThrow(RangeError)
    }
  })

  test('a quotient that does not fit', () => {
    const { I32F32 } = fixed
    expect(I32F32.divSaturating(I32F32.max, 1n)).toBe(I32F32.max)
    expect(I32F32.divSaturating(I32F32.min, 1n)).toBe(I32F32.min)
    expect(I32F32.divSaturating(I32F32.max, -1n)).toBe(I32F32.min)
    expect(I32F32.divOr(I32F32.max, 1n, 5n)).toBe(5n)
  })

  test('negative products go down, negative quotients go towards zero', () => {
    const { I32F32 } = fixed
    expect(I32F32.mulSaturating(-1n, I32F32.fromNumber(0.5))).toBe(-1n)
    expect(I32F32.divSaturating(-1n, I32F32.fromInt(2n))).toBe(0n)
    expect(I32F32.toIntFloor(-1n)).toBe(-1n)
    expect(I32F32.absSaturating(I32F32.min)).toBe(I32F32.max)
  })

  test('only finite numbers become fixed', () => {
    expect(() => fixed.U64F64.fromNumber(Number.NaN)).toThrow('NaN is not a finite number')
    expect(fixed.U64F64.fromNumber(5e-324)).toBe(0n)
    expect(fixed.U64F64.fromNumber(-1)).toBe(0n)
  })
})

test('what saturates stays in range, and what is checked agrees with it', () => {
  for (const type of Object.values(types)) {
    const value = fc.bigInt({ min: type.min, max: type.max })
    fc.assert(
      fc.property(value, value, (a, b) => {
        for (const [saturating, checked] of [
          [type.addSaturating(a, b), type.addChecked(a, b)],
          [type.subSaturating(a, b), type.subChecked(a, b)],
          [type.mulSaturating(a, b), type.mulChecked(a, b)],
        ] as const) {
          expect(saturating >= type.min && saturating <= type.max).toBe(true)
          if (checked === undefined) expect([type.min, type.max]).toContain(saturating)
          else expect(checked).toBe(saturating)
        }
      }),
      { numRuns: 100 },
    )
  }
})
