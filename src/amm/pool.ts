/** The two reserves of a subnet's pool and how they are weighed. */
export interface Pool {
  /** TAO reserve in rao (`SubnetTAO`). */
  readonly tao: bigint
  /** Alpha reserve in rao (`SubnetAlphaIn`). */
  readonly alpha: bigint
  /** Weight of the TAO side in parts of 10^18; alpha has the rest. */
  readonly quoteWeight: bigint
}

/** The largest amount of either token; the chain's amounts are u64. */
export const U64_MAX = (1n << 64n) - 1n

/** The largest u128, where upstream's products stop. */
export const U128_MAX = (1n << 128n) - 1n

/** The smaller of two integers. */
export function minOf(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
