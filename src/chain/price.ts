/** Binary places of a price (U64F64). */
const POINT = 64n

/** Rao of TAO that `alpha` rao are worth at a price (TAO per alpha, U64F64 bits), rounded down. */
export function valueAtPrice(alpha: bigint, price: bigint): bigint {
  return (alpha * price) >> POINT
}
