/** A number on the way to a share: rao, parts of 10^9 of one, rao of TAO for a whole token, or a count of blocks. */
export interface Step {
  readonly name: string
  readonly unit: 'TAO' | 'alpha' | 'part' | 'price' | 'flow' | 'blocks'
  readonly value: bigint
}

/** What the next block gives to one subnet, and why. */
export interface EmissionWhy {
  /** Whether it takes part at all. */
  readonly emits: boolean
  /** Rao of TAO that the block has for all. */
  readonly blockEmission: bigint
  /** Part of it for this subnet, in parts of 10^9. */
  readonly share: bigint
  /** The numbers that give the share, in the order of the rule. */
  readonly steps: readonly Step[]
  /** Rao of TAO into the pool, or for the people where there is none. */
  readonly taoIn: bigint
  /** Rao of TAO with which the chain buys alpha. */
  readonly excessTao: bigint
  /** Rao of alpha into the pool, and for the people. */
  readonly alphaIn: bigint
  readonly alphaOut: bigint
}

/** Shares and prices are told in parts of this. */
export const ONE = 1_000_000_000n

/** I64F64 and U64F64 bits as parts of 10^9, cut. */
export function partsOf(bits: bigint): bigint {
  return (bits * ONE) >> 64n
}

/** What a subnet gets that takes no part. */
export const NOTHING: EmissionWhy = {
  emits: false,
  blockEmission: 0n,
  share: 0n,
  steps: [],
  taoIn: 0n,
  excessTao: 0n,
  alphaIn: 0n,
  alphaOut: 0n,
}
