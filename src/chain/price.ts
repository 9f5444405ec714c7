/** Binary places of a price (U64F64). */
const POINT = 64n

/** Rao of TAO that `alpha` rao are worth at a price (TAO per alpha, U64F64 bits), rounded down. */
export function valueAtPrice(alpha: bigint, price: bigint): bigint {
  return (alpha * price) >> POINT
}

/** A price in rao of TAO per whole alpha (10^9 is one to one), rounded down: the unit of limit prices on the wire. */
export function priceInRao(price: bigint): bigint {
  return (price * 1_000_000_000n) >> POINT
}
