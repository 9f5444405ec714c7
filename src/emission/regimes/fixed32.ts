/**
 * I96F32 without its bounds, which rao and prices never reach: the innermost loop of a comparison runs this hundreds of
 * millions of times. Every result is cut, as there.
 */

/** Rao as bits. */
export function bitsOf(rao: bigint): bigint {
  return rao << 32n
}

/** The product of two numbers in bits. */
export function mulFloor(a: bigint, b: bigint): bigint {
  return (a * b) >> 32n
}

/** The quotient of two numbers in bits, or of two in rao, in bits; 0 by 0. */
export function divFloor(a: bigint, b: bigint): bigint {
  return b === 0n ? 0n : (a << 32n) / b
}
