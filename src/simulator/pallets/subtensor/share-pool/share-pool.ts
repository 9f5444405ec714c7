import { add, fromU64, isZero, mulDiv, type SafeFloat, sub, toU64, ZERO } from './safe-float.ts'

/** Where a share pool keeps its numbers. */
export interface SharePoolData<K> {
  /** What all shares together are worth, in rao. */
  sharedValue(): bigint
  setSharedValue(value: bigint): void
  /** The share of `key`; `undefined` when none is stored. */
  share(key: K): SafeFloat | undefined
  setShare(key: K, share: SafeFloat): void
  /** The sum of all shares. */
  denominator(): SafeFloat
  setDenominator(denominator: SafeFloat): void
}

const U64_MAX = (1n << 64n) - 1n

/**
 * A value that many keys share: what one key adds buys shares, and what the pool earns raises the worth of every share
 * without touching it.
 *
 * Upstream: primitives/share-pool/src/lib.rs, `SharePool`.
 */
export class SharePool<K> {
  readonly #data: SharePoolData<K>

  constructor(data: SharePoolData<K>) {
    this.#data = data
  }

  /** What the share of `key` is worth, in rao, rounded down; `undefined` when it has none. */
  tryGetValue(key: K): bigint | undefined {
    const share = this.#data.share(key)
    return share === undefined ? undefined : this.getValueFromShares(share)
  }

  /** What a share of this size is worth, in rao, rounded down. */
  getValueFromShares(share: SafeFloat): bigint {
    const value = fromU64(this.#data.sharedValue())
    return toU64(mulDiv(value, share, this.#data.denominator()) ?? ZERO)
  }

  /** Adds `update` rao (an i64) to the value, which every share feels. */
  updateValueForAll(update: bigint): void {
    this.#raise(this.#data.sharedValue(), update)
  }

  #raise(before: bigint, update: bigint): void {
    const value = before + update
    this.#data.setSharedValue(value < 0n ? 0n : value > U64_MAX ? U64_MAX : value)
  }

  /** Whether an update of this size would change shares at all. */
  simUpdateValueForOne(update: bigint): boolean {
    const denominator = this.#data.denominator()
    if (isZero(denominator)) return true
    return !isZero(sharesPerUpdate(update, denominator, this.#data.sharedValue()))
  }

  /** Adds `update` rao (an i64) to what the share of `key` is worth. */
  updateValueForOne(key: K, update: bigint): void {
    const share = this.#data.share(key) ?? ZERO
    const denominator = this.#data.denominator()
    const value = this.#data.sharedValue()
    if (isZero(denominator)) {
      const first = fromU64(update < 0n ? -update : update)
      this.#data.setDenominator(first)
      this.#data.setShare(key, first)
    } else {
      const change = sharesPerUpdate(update, denominator, value)
      const apply = update > 0n ? add : sub
      // A number that overflows keeps its old value, as upstream keeps it.
      this.#data.setDenominator(apply(denominator, change) ?? denominator)
      this.#data.setShare(key, apply(share, change) ?? share)
    }
    this.#raise(value, update)
  }
}

/** The shares that `update` rao buy or give up in a pool that is worth `value` rao. */
function sharesPerUpdate(update: bigint, denominator: SafeFloat, value: bigint): SafeFloat {
  if (update === 0n) return ZERO
  const amount = fromU64(update < 0n ? -update : update)
  return mulDiv(amount, denominator, fromU64(value)) ?? ZERO
}
