import { minOf, U64_MAX } from './pool.ts'
import type { Direction } from './swap.ts'

/** Prices for people: TAO per alpha × 10^18, rounded down. */
export const PRICE_ONE = 10n ** 18n

/** Tolerances and price impacts: parts of 10^9, so that 0.5 % is 5,000,000. */
export const PARTS_ONE = 1_000_000_000n

/** Prices in calls (limit prices): TAO per alpha × 10^9. */
const CALL_PRICE_ONE = 1_000_000_000n

const POINT = 64n

/** A U64F64 price in TAO per alpha × 10^18. */
export function priceOfBits(bits: bigint): bigint {
  return (bits * PRICE_ONE) >> POINT
}

/** tao / alpha × 10^18; `undefined` without alpha. */
export function priceOfAmounts(tao: bigint, alpha: bigint): bigint | undefined {
  return alpha === 0n ? undefined : (tao * PRICE_ONE) / alpha
}

/**
 * The limit price of a call (TAO per alpha × 10^9) that is `tolerance` (parts of 10^9) worse than a U64F64 price: above it
 * for a buy, below it for a sale. Rounded away from the price, so that the tolerance is never less than asked for.
 */
export function limitPriceWithin(
  direction: Direction,
  spotBits: bigint,
  tolerance: bigint,
): bigint {
  if (direction === 'sell') {
    const share = tolerance > PARTS_ONE ? 0n : PARTS_ONE - tolerance
    return (spotBits * share * CALL_PRICE_ONE) / (PARTS_ONE << POINT)
  }
  const scale = PARTS_ONE << POINT
  const limit = spotBits * (PARTS_ONE + tolerance) * CALL_PRICE_ONE
  return minOf((limit + scale - 1n) / scale, U64_MAX)
}

/** What `amountIn` (net of the fee) gives when all of it trades at a call's limit price, rounded down. */
export function amountAtLimit(direction: Direction, amountIn: bigint, limitPrice: bigint): bigint {
  if (direction === 'sell') return (amountIn * limitPrice) / CALL_PRICE_ONE
  return limitPrice === 0n ? 0n : (amountIn * CALL_PRICE_ONE) / limitPrice
}
