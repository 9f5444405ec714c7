import { blockEmissionForIssuance } from '../../simulator/pallets/subtensor/coinbase/block-emission.ts'

/** Bits of a u64. */
const BITS = 64n

/**
 * The halving curve for one asset, whose issuance moves little from block to block: it is computed again only where the
 * issuance leaves the stretch over which the result stays the same.
 */
export class Curve {
  #from = 0n
  /** The first issuance with another result. */
  #to = 0n
  #emission = 0n

  /** Rao that a block emits when `issuance` rao exist. */
  at(issuance: bigint): bigint {
    if (issuance < this.#from || issuance >= this.#to) this.#look(issuance)
    return this.#emission
  }

  /** The curve only falls, so that the end of the stretch is found by halving the rest. */
  #look(issuance: bigint): void {
    const emission = blockEmissionForIssuance(issuance)
    let same = issuance
    for (let bit = 1n << (BITS - 1n); bit > 0n; bit >>= 1n)
      if (blockEmissionForIssuance(same + bit) === emission) same += bit
    this.#emission = emission
    this.#from = issuance
    this.#to = same + 1n
  }
}
