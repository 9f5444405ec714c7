import type { AccountId } from '../../../../crypto/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from '../staking/hotkey-stake.ts'
import {
  transferRootClaimableForNewHotkey,
  transferRootClaimedForNewKeys,
} from '../staking/root-claimable.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import type { DbMeter } from '../utils/db-meter.ts'
import { addU64Saturating } from '../utils/saturating.ts'

/** Adds what a hotkey earned and weighed on a subnet to another one. */
function moveFigures(
  at: HasState,
  netuid: number,
  from: AccountId,
  to: AccountId,
  meter: DbMeter,
): void {
  const last = S.TotalHotkeyAlphaLastEpoch.take(at, from, netuid)
  S.TotalHotkeyAlphaLastEpoch.mutate(at, to, netuid, (own) => addU64Saturating(own, last))
  const dividends = S.AlphaDividendsPerSubnet.take(at, netuid, from)
  S.AlphaDividendsPerSubnet.mutate(at, netuid, to, (own) => addU64Saturating(own, dividends))
  const power = S.VotingPower.take(at, netuid, from)
  if (power > 0n) S.VotingPower.mutate(at, netuid, to, (own) => addU64Saturating(own, power))
  meter.count(6, 6)
}

/** The coldkeys that stake with a hotkey on a subnet, in ascending order. */
function stakersOf(
  at: HasState,
  netuid: number,
  hotkey: AccountId,
  meter: DbMeter,
): readonly AccountId[] {
  const keys = [...S.Alpha.keys(at, hotkey), ...S.AlphaV2.keys(at, hotkey)]
  meter.count(keys.length, keys.length)
  const coldkeys = keys.flatMap(([, coldkey, on]) => (on === netuid ? [coldkey] : []))
  return [...new Set(coldkeys)].sort()
}

function moveStake(
  at: HasState,
  netuid: number,
  from: AccountId,
  to: AccountId,
  coldkey: AccountId,
  meter: DbMeter,
): void {
  const alpha = getStakeForHotkeyAndColdkeyOnSubnet(at, from, coldkey, netuid)
  decreaseStakeForHotkeyAndColdkeyOnSubnet(at, from, coldkey, netuid, alpha)
  increaseStakeForHotkeyAndColdkeyOnSubnet(at, to, coldkey, netuid, alpha)
  meter.count(3, 2)
  const hotkeys = S.StakingHotkeys.get(at, coldkey)
  if (!hotkeys.includes(from) || hotkeys.includes(to)) return
  S.StakingHotkeys.set(at, coldkey, [...hotkeys, to])
  meter.count(0, 1)
}

/** Gives what stakers on root can claim and have claimed, and the switch of parents, to another hotkey. */
function moveRootClaims(at: HasState, from: AccountId, to: AccountId, meter: DbMeter): void {
  transferRootClaimableForNewHotkey(at, from, to)
  meter.count(3, 2)
  for (const [netuid] of S.RootClaimable.get(at, to)) {
    const claimed = S.RootClaimed.keys(at, netuid, from)
    meter.count(3 * claimed.length, 2 * claimed.length)
    for (const [, , coldkey] of claimed)
      transferRootClaimedForNewKeys(at, netuid, from, to, coldkey, coldkey)
  }
  if (!S.AutoParentDelegationEnabled.has(at, from)) return
  S.AutoParentDelegationEnabled.set(at, to, S.AutoParentDelegationEnabled.take(at, from))
  meter.count(1, 2)
}

/**
 * Gives all stake with a hotkey on a subnet to another one, with what it earned.
 *
 * Upstream: swap/swap_hotkey.rs, `perform_hotkey_swap_on_one_subnet`, 8.
 */
export function swapHotkeyStake(
  at: HasState,
  netuid: number,
  from: AccountId,
  to: AccountId,
  meter: DbMeter,
): void {
  moveFigures(at, netuid, from, to, meter)
  for (const coldkey of stakersOf(at, netuid, from, meter))
    moveStake(at, netuid, from, to, coldkey, meter)
  if (netuid === ROOT_NETUID) moveRootClaims(at, from, to, meter)
}
