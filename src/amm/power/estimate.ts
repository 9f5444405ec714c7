import { EXP_PLACES, entryAt, LN_PLACES, powerTables } from './tables.ts'

/** Binary places behind the point of an estimate. */
export const ESTIMATE_PLACES = 64n

/** Outside ±64 in the exponent of e, an estimate is not tried. */
const MAX_EXPONENT = 64

const MAX_RATIO = 128
const MAX_SHIFT = 100
const MAX_BASE = 1n << 256n
const MAX_SCALE = 1n << 64n

const LN_UNIT = 2 ** -LN_PLACES
const TAIL_UNIT = 2 ** 104
const STEPS_PER_LN = 128 / Math.LN2
const LN_PER_STEP = Math.LN2 / 128
/** Reduced arguments must be below this for the error bounds to hold; they are about half of it. */
const REDUCED = 2 ** -16

const ONE_LN = 1n << 136n
const ONE_EXP = 1n << BigInt(EXP_PLACES)

/** Why there is no estimate: the power is out of range, or far below one unit of every scale. */
export type NoEstimate = 'out of range' | 'vanishing'

/**
 * (num / den) ^ (expNum / expDen) × scale × 2^64, off by less than {@link estimateError}; all arguments are positive.
 *
 * How, and what is lost on the way (relative to the power, R being the exponent, at least 1):
 *
 * 1. m = num / den / 2^s in [0.7, 1.42], 112 places, rounded down: 2^-111, hence R·2^-111.
 * 2. m × c × (2^16 − j), with c and j chosen by a double so that the product is 1 + z with |z| < 2^-16. Exact.
 * 3. ln(1 + z) = z − z²/2 in integers, 136 places, and z³/3 − … − z⁶/6 in doubles: these terms sum to less than 2^-49.5,
 *    a dozen roundings of 2^-53 make 2^-99.1, conversion to 104 places 2^-105, the terms left out 2^-114: R·2^-98.9.
 * 4. Minus the tabled ln c, ln(1 − j/2^16) and s·ln 2, each within half a unit of 2^-136: R·2^-129.
 * 5. × expNum / expDen, rounded down: 2^-136. Minus n·ln2/128 with |n| < 2^14: 2^-123.
 * 6. Minus j/2^16 leaves |y| < 2^-16; 1 + y + y²/2 in integers, 112 places, and y³/6 + … + y⁵/120 in doubles: these sum
 *    to less than 2^-50.5, so as above 2^-99.9 with 2^-105 of conversion and 2^-105 left out.
 * 7. Two products with tabled powers, 112 places: 2^-109. × scale, rounded down to 64 places: one unit.
 *
 * Together less than R·2^-98 + 2^-99 < R·2^-97, and one unit.
 */
export function estimatePower(
  num: bigint,
  den: bigint,
  expNum: bigint,
  expDen: bigint,
  scale: bigint,
): bigint | NoEstimate {
  if (num >= MAX_BASE || den >= MAX_BASE || scale > MAX_SCALE) return 'out of range'
  if (exponentCeiling(expNum, expDen) > MAX_RATIO) return 'out of range'
  const ratio = Number(num) / Number(den)
  const s = ratio > 0.71 && ratio < 1.41 ? 0 : Math.round(Math.log2(ratio))
  if (Math.abs(s) > MAX_SHIFT) return 'out of range'

  const ln = lnRatio(num, den, ratio, s)
  if (ln === undefined) return 'out of range'
  const exponent = (ln * expNum) / expDen
  const approximate = Number(exponent) * LN_UNIT
  if (approximate > MAX_EXPONENT) return 'out of range'
  if (approximate < -MAX_EXPONENT) return 'vanishing'
  return scaledExp(exponent, approximate, scale) ?? 'out of range'
}

/** How far an estimate may lie from the power, in its own units; never less than one. */
export function estimateError(estimate: bigint, expNum: bigint, expDen: bigint): bigint {
  const ceiling = exponentCeiling(expNum, expDen)
  const relative = (estimate >> 96n) + 1n
  return (ceiling === 1 ? relative : relative * BigInt(ceiling)) + 2n
}

/** The exponent as a whole number, rounded up, at least 1. Doubles may miss the next one by 2^-52, far inside the bound. */
function exponentCeiling(expNum: bigint, expDen: bigint): number {
  return expNum <= expDen ? 1 : Math.ceil(Number(expNum) / Number(expDen))
}

/** ln(num / den), LN_PLACES. */
function lnRatio(num: bigint, den: bigint, ratio: number, s: number): bigint | undefined {
  const tables = powerTables()
  const mantissa = s === 0 ? (num << 112n) / den : (num << BigInt(112 - s)) / den
  const near = s === 0 ? ratio : ratio * 2 ** -s
  const c = Math.round(256 / near)
  const close = (near * c) / 256
  const j = Math.round((65_536 * (close - 1)) / close)
  const z = mantissa * BigInt(c * (65_536 - j)) - ONE_LN
  const x = Number(z) * LN_UNIT
  if (!(Math.abs(x) < REDUCED)) return undefined
  const tail = x * x * x * (1 / 3 - x * (1 / 4 - x * (1 / 5 - x * (1 / 6))))
  const reduced = z - ((z * z) >> 137n) + (BigInt(Math.round(tail * TAIL_UNIT)) << 32n)
  const ln = reduced + (entryAt(tables.lnCoarse, c) + entryAt(tables.lnFine, j))
  return s === 0 ? ln : ln + BigInt(s) * tables.lnTwo
}

/** e^exponent × scale, ESTIMATE_PLACES. */
function scaledExp(exponent: bigint, approximate: number, scale: bigint): bigint | undefined {
  const tables = powerTables()
  const n = Math.round(approximate * STEPS_PER_LN)
  const small = n === 0 ? exponent : exponent - BigInt(n) * tables.lnTwoStep
  const j = Math.round((approximate - n * LN_PER_STEP) * 65_536)
  const y = small - (BigInt(j) << 120n)
  const x = Number(y) * LN_UNIT
  if (!(Math.abs(x) < REDUCED)) return undefined
  const tail = x * x * x * (1 / 6 + x * (1 / 24 + x * (1 / 120)))
  const y112 = y >> 24n
  const rest =
    ONE_EXP + y112 + ((y112 * y112) >> 113n) + (BigInt(Math.round(tail * TAIL_UNIT)) << 8n)
  const step = n & 127
  const tabled =
    step === 0
      ? entryAt(tables.expFine, j)
      : (entryAt(tables.expCoarse, step) * entryAt(tables.expFine, j)) >> 112n
  return (((tabled * rest) >> 112n) * scale) >> BigInt(48 - (n >> 7))
}
