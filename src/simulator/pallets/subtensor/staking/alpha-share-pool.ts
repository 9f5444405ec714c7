import type { AccountId } from '../../../../crypto/index.ts'
import type { Entry } from '../../../frame/entry.ts'
import type { HasState } from '../../../frame/storage.ts'
import { fromU64F64, isZero, type SafeFloat } from '../share-pool/safe-float.ts'
import { SharePool, type SharePoolData } from '../share-pool/share-pool.ts'
import * as S from '../storage/index.ts'

/**
 * The shares of a hotkey on a subnet, by coldkey. Shares of the first format are read where they still are, and move to
 * the second one when they are written.
 *
 * Upstream: staking/stake_utils.rs, `HotkeyAlphaSharePoolDataOperations`.
 */
class HotkeyAlphaShares implements SharePoolData<AccountId> {
  readonly #at: HasState
  readonly #hotkey: AccountId
  readonly #netuid: number
  readonly #value
  readonly #denominator
  #coldkey: AccountId | undefined
  #share: Entry<readonly [AccountId, AccountId, number], SafeFloat, SafeFloat> | undefined

  constructor(at: HasState, hotkey: AccountId, netuid: number) {
    this.#at = at
    this.#hotkey = hotkey
    this.#netuid = netuid
    this.#value = S.TotalHotkeyAlpha.entry(at, hotkey, netuid)
    this.#denominator = S.TotalHotkeySharesV2.entry(at, hotkey, netuid)
  }

  sharedValue(): bigint {
    return this.#value.get()
  }

  setSharedValue(value: bigint): void {
    if (value === 0n) this.#value.remove()
    else this.#value.set(value)
  }

  /** The share of a coldkey in the second format; most who ask for one ask again at once. */
  #shareOf(coldkey: AccountId) {
    if (this.#share === undefined || this.#coldkey !== coldkey) {
      this.#coldkey = coldkey
      this.#share = S.AlphaV2.entry(this.#at, this.#hotkey, coldkey, this.#netuid)
    }
    return this.#share
  }

  share(coldkey: AccountId): SafeFloat | undefined {
    if (S.Alpha.has(this.#at, this.#hotkey, coldkey, this.#netuid))
      return fromU64F64(S.Alpha.get(this.#at, this.#hotkey, coldkey, this.#netuid))
    const share = this.#shareOf(coldkey)
    return share.has() ? share.get() : undefined
  }

  setShare(coldkey: AccountId, share: SafeFloat): void {
    S.Alpha.remove(this.#at, this.#hotkey, coldkey, this.#netuid)
    if (isZero(share)) this.#shareOf(coldkey).remove()
    else this.#shareOf(coldkey).set(share)
  }

  denominator(): SafeFloat {
    return S.TotalHotkeyShares.has(this.#at, this.#hotkey, this.#netuid)
      ? fromU64F64(S.TotalHotkeyShares.get(this.#at, this.#hotkey, this.#netuid))
      : this.#denominator.get()
  }

  setDenominator(denominator: SafeFloat): void {
    S.TotalHotkeyShares.remove(this.#at, this.#hotkey, this.#netuid)
    if (isZero(denominator)) this.#denominator.remove()
    else this.#denominator.set(denominator)
  }
}

/** The share pool of a hotkey's alpha on a subnet. Upstream: staking/stake_utils.rs, `get_alpha_share_pool`. */
export function getAlphaSharePool(
  at: HasState,
  hotkey: AccountId,
  netuid: number,
): SharePool<AccountId> {
  return new SharePool(new HotkeyAlphaShares(at, hotkey, netuid))
}
