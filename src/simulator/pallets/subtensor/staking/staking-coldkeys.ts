import type { AccountId } from '../../../../crypto/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { subSaturating } from '../utils/saturating.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from './hotkey-stake.ts'

/** Numbers a coldkey that stakes on root, so that blocks can claim for it. Upstream: staking/claim_root.rs. */
export function maybeAddColdkeyIndex(at: HasState, coldkey: AccountId): void {
  if (S.StakingColdkeys.has(at, coldkey)) return
  const n = S.NumStakingColdkeys.get(at)
  S.StakingColdkeysByIndex.set(at, n, coldkey)
  S.StakingColdkeys.set(at, coldkey, n)
  S.NumStakingColdkeys.set(at, n + 1n)
}

/** Whether a coldkey has stake on root with any hotkey. Upstream: staking/claim_root.rs. */
export function coldkeyHasRootStake(at: HasState, coldkey: AccountId): boolean {
  return S.StakingHotkeys.get(at, coldkey).some(
    (hotkey) => getStakeForHotkeyAndColdkeyOnSubnet(at, hotkey, coldkey, ROOT_NETUID) !== 0n,
  )
}

/** Gives a coldkey's number to the last coldkey, and forgets it. Upstream: staking/claim_root.rs. */
export function maybeRemoveColdkeyIndex(at: HasState, coldkey: AccountId): void {
  const index = S.StakingColdkeys.take(at, coldkey)
  if (index === undefined) return
  const last = subSaturating(S.NumStakingColdkeys.get(at), 1n)
  const moved = index === last ? undefined : S.StakingColdkeysByIndex.take(at, last)
  if (moved === undefined) S.StakingColdkeysByIndex.remove(at, index)
  else {
    S.StakingColdkeysByIndex.set(at, index, moved)
    S.StakingColdkeys.set(at, moved, index)
  }
  S.NumStakingColdkeys.set(at, last)
}
