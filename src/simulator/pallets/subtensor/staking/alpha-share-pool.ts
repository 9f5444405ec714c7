import type { AccountId } from '../../../../crypto/index.ts'
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

  constructor(at: HasState, hotkey: AccountId, netuid: number) {
    this.#at = at
    this.#hotkey = hotkey
    this.#netuid = netuid
  }

  sharedValue(): bigint {
    return S.TotalHotkeyAlpha.get(this.#at, this.#hotkey, this.#netuid)
  }

  setSharedValue(value: bigint): void {
    if (value === 0n) S.TotalHotkeyAlpha.remove(this.#at, this.#hotkey, this.#netuid)
    else S.TotalHotkeyAlpha.set(this.#at, this.#hotkey, this.#netuid, value)
  }

  share(coldkey: AccountId): SafeFloat | undefined {
    const key = [this.#hotkey, coldkey, this.#netuid] as const
    if (S.Alpha.has(this.#at, ...key)) return fromU64F64(S.Alpha.get(this.#at, ...key))
    return S.AlphaV2.has(this.#at, ...key) ? S.AlphaV2.get(this.#at, ...key) : undefined
  }

  setShare(coldkey: AccountId, share: SafeFloat): void {
    const key = [this.#hotkey, coldkey, this.#netuid] as const
    S.Alpha.remove(this.#at, ...key)
    if (isZero(share)) S.AlphaV2.remove(this.#at, ...key)
    else S.AlphaV2.set(this.#at, ...key, share)
  }

  denominator(): SafeFloat {
    const key = [this.#hotkey, this.#netuid] as const
    return S.TotalHotkeyShares.has(this.#at, ...key)
      ? fromU64F64(S.TotalHotkeyShares.get(this.#at, ...key))
      : S.TotalHotkeySharesV2.get(this.#at, ...key)
  }

  setDenominator(denominator: SafeFloat): void {
    const key = [this.#hotkey, this.#netuid] as const
    S.TotalHotkeyShares.remove(this.#at, ...key)
    if (isZero(denominator)) S.TotalHotkeySharesV2.remove(this.#at, ...key)
    else S.TotalHotkeySharesV2.set(this.#at, ...key, denominator)
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
