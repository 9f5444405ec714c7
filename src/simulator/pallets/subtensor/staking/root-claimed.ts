import { I96F32 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { addU128Saturating, subSaturating } from '../utils/saturating.ts'

const U128_BITS = 128

/** Alpha that `amount` rao of root stake has earned at a rate (I96F32 bits), in rao. */
function earned(rate: bigint, amount: bigint): bigint {
  return I96F32.toIntSaturating(I96F32.mulSaturating(rate, I96F32.fromInt(amount)), U128_BITS)
}

/**
 * Counts what new root stake would have earned as claimed, so that it earns from now on only.
 *
 * Upstream: staking/claim_root.rs.
 */
export function addStakeAdjustRootClaimedForHotkeyAndColdkey(
  at: HasState,
  hotkey: AccountId,
  coldkey: AccountId,
  amount: bigint,
): void {
  for (const [netuid, rate] of S.RootClaimable.get(at, hotkey))
    S.RootClaimed.mutate(at, netuid, hotkey, coldkey, (claimed) =>
      addU128Saturating(claimed, earned(rate, amount)),
    )
}

/**
 * Takes what removed root stake had earned off what counts as claimed.
 *
 * Upstream: staking/claim_root.rs.
 */
export function removeStakeAdjustRootClaimedForHotkeyAndColdkey(
  at: HasState,
  hotkey: AccountId,
  coldkey: AccountId,
  amount: bigint,
): void {
  for (const [netuid, rate] of S.RootClaimable.get(at, hotkey))
    if (netuid !== ROOT_NETUID)
      S.RootClaimed.mutate(at, netuid, hotkey, coldkey, (claimed) =>
        subSaturating(claimed, earned(rate, amount)),
      )
}
