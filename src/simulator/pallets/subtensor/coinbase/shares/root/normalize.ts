import { I64F64 } from '../../../../../../amm/fixed/index.ts'

/** The sum of I64F64 values as a release build adds them up. */
export function sumWrapping(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => I64F64.wrap(sum + value), 0n)
}

/**
 * I64F64 values over their sum, each quotient cut; the same values where the sum is zero.
 *
 * Upstream: epoch/math.rs, `inplace_normalize_64`, `inplace_row_normalize_64`.
 */
export function normalized(values: readonly bigint[]): bigint[] {
  const sum = sumWrapping(values)
  return sum === 0n ? [...values] : values.map((value) => I64F64.divSaturating(value, sum))
}
