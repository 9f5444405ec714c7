import {
  PERQUINTILL_ONE,
  perquintillFromRational,
  perquintillSubSaturating,
} from './fixed/perquintill.ts'
import { minOf, type Pool, U128_MAX } from './pool.ts'

/** The weight of a pool that nobody has told a price: one half. */
export const DEFAULT_QUOTE_WEIGHT = PERQUINTILL_ONE / 2n

/** Neither side of a pool may weigh less than one part in a hundred. */
export const MIN_WEIGHT = PERQUINTILL_ONE / 100n

/**
 * Whether both sides of a pool weigh enough.
 *
 * Upstream: pallets/swap/src/pallet/balancer.rs, `check_constraints`.
 */
export function isWeightAllowed(quoteWeight: bigint): boolean {
  return (
    quoteWeight >= MIN_WEIGHT &&
    perquintillSubSaturating(PERQUINTILL_ONE, quoteWeight) >= MIN_WEIGHT
  )
}

/**
 * The TAO weight that keeps the price when `taoDelta` and `alphaDelta` (rao) join the reserves, or `undefined` when a side
 * would weigh too little (`InvalidValue`: nothing may be added then).
 *
 * Upstream: pallets/swap/src/pallet/balancer.rs, `update_weights_for_added_liquidity`.
 */
export function weightAfterLiquidity(
  { tao, alpha, quoteWeight }: Pool,
  taoDelta: bigint,
  alphaDelta: bigint,
): bigint | undefined {
  const baseWeight = perquintillSubSaturating(PERQUINTILL_ONE, quoteWeight)
  const base = mulRound(baseWeight, minOf(tao * (alpha + alphaDelta), U128_MAX))
  const quote = mulRound(quoteWeight, minOf(alpha * (tao + taoDelta), U128_MAX))
  const sum = minOf(base + quote, U128_MAX)
  const weight = sum === 0n ? DEFAULT_QUOTE_WEIGHT : perquintillFromRational(quote, sum)
  return isWeightAllowed(weight) ? weight : undefined
}

/** Weight of a new pool; when it is refused, `rejected` says which weight the reserves would have asked for. */
export type InitialWeight =
  | { readonly ok: true; readonly quoteWeight: bigint }
  | { readonly ok: false; readonly error: 'ReservesOutOfBalance'; readonly rejected?: bigint }

/**
 * The TAO weight with which reserves start at `price` (U64F64 bits): tao / (price × alpha + tao).
 *
 * Upstream: pallets/swap/src/pallet/impls.rs, `maybe_initialize_palswap`; without a price it takes
 * {@link DEFAULT_QUOTE_WEIGHT}.
 */
export function initialWeight(tao: bigint, alpha: bigint, price: bigint): InitialWeight {
  const whole = (price >> 64n) * alpha
  const fraction = (alpha * (price & ((1n << 64n) - 1n))) >> 64n
  const total = minOf(minOf(whole + fraction, U128_MAX) + tao, U128_MAX)
  if (total === 0n) return { ok: false, error: 'ReservesOutOfBalance' }
  const quoteWeight = perquintillFromRational(tao, total)
  return isWeightAllowed(quoteWeight)
    ? { ok: true, quoteWeight }
    : { ok: false, error: 'ReservesOutOfBalance', rejected: quoteWeight }
}

/** `parts` of `value` to the nearest integer, ties up, held inside u128. */
function mulRound(parts: bigint, value: bigint): bigint {
  return minOf((value * parts + PERQUINTILL_ONE / 2n) / PERQUINTILL_ONE, U128_MAX)
}
