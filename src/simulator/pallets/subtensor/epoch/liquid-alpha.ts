import { exp, I32F32 } from '../../../../amm/fixed/index.ts'
import { type Bits, fromRaw, ONE } from './math/bits.ts'
import type { Sparse } from './math/sparse.ts'
import type { Vector } from './math/vector.ts'

/** A subnet's settings for liquid alpha, as raw I32F32. */
export interface LiquidAlpha {
  readonly low: bigint
  readonly high: bigint
  /** In hundredths. */
  readonly steepness: bigint
}

const HALF = I32F32.one >> 1n
const MINUS_HUNDRED = I32F32.fromInt(-100n)
/** Exponents are held at ±20, where e^x is still far inside the type. */
const MAX_EXPONENT = I32F32.fromInt(20n)

/**
 * How fast the bond of a validator (row) with each miner (column) follows its weight: faster the further the weight stands
 * from the consensus. Fills in one row at a time.
 *
 * Upstream: epoch/run_epoch.rs, `compute_liquid_alpha_values_sparse`.
 */
export function liquidAlphas(
  settings: LiquidAlpha,
  weights: Sparse,
  bonds: Sparse,
  consensus: Vector,
): (row: number, into: Float64Array) => void {
  const known = new Map<Bits, Bits>()
  const weightRow = new Float64Array(consensus.length)
  const bondRow = new Float64Array(consensus.length)
  return (row, into) => {
    fillAscending(weightRow, weights, row)
    fillAscending(bondRow, bonds, row)
    const end = weights.starts[row + 1] ?? 0
    for (let at = weights.starts[row] ?? 0; at < end; at += 1) {
      const column = weights.columns[at] ?? 0
      const weight = weightRow[column] ?? 0
      const bond = bondRow[column] ?? 0
      const difference = weight >= bond ? weight - (consensus[column] ?? 0) : bond - weight
      const held = difference < 0 ? 0 : difference > ONE ? ONE : difference
      let alpha = known.get(held)
      if (alpha === undefined) {
        alpha = fromRaw(alphaSigmoid(settings, BigInt(held)))
        known.set(held, alpha)
      }
      into[column] = alpha
    }
  }
}

/** The cells of a row that upstream's merge of ascending columns comes to see: one that goes back is passed over. */
function fillAscending(into: Float64Array, matrix: Sparse, row: number): void {
  into.fill(0)
  let last = -1
  for (let at = matrix.starts[row] ?? 0; at < (matrix.starts[row + 1] ?? 0); at += 1) {
    const column = matrix.columns[at] ?? 0
    if (column > last) {
      if (column < into.length) into[column] = matrix.values[at] ?? 0
      last = column
    }
  }
}

/**
 * low + (high − low) / (1 + e^(−steepness · (difference − ½))), held between `low` and `high`.
 *
 * Upstream: epoch/run_epoch.rs, `alpha_sigmoid`.
 */
export function alphaSigmoid({ low, high, steepness }: LiquidAlpha, difference: bigint): bigint {
  const exponent = I32F32.mulSaturating(
    I32F32.divSaturating(steepness, MINUS_HUNDRED),
    I32F32.subSaturating(difference, HALF),
  )
  const sigmoid = I32F32.divSaturating(
    I32F32.one,
    I32F32.addSaturating(I32F32.one, expSafe(exponent)),
  )
  const alpha = I32F32.addSaturating(
    low,
    I32F32.mulSaturating(sigmoid, I32F32.subSaturating(high, low)),
  )
  const capped = alpha < high ? alpha : high
  return capped > low ? capped : low
}

/** e^exponent for exponents held at ±20. Upstream: epoch/math.rs, `exp_safe`. */
export function expSafe(exponent: bigint): bigint {
  const held =
    exponent < -MAX_EXPONENT ? -MAX_EXPONENT : exponent > MAX_EXPONENT ? MAX_EXPONENT : exponent
  return exp(I32F32, held) ?? (held <= 0n ? 0n : I32F32.max)
}
