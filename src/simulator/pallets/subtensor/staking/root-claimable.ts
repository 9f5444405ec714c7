import { I96F32 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import { noteAlpha } from '../../devnet/alpha-ledger.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { addU128Saturating } from '../utils/saturating.ts'
import {
  getStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from './hotkey-stake.ts'

/** Alpha that one rao of root stake with a hotkey earned on each subnet, as I96F32 bits; in ascending order of netuid. */
type Rates = readonly (readonly [netuid: number, rate: bigint])[]

/** The rates with `increment` more for a subnet. */
function raised(rates: Rates, netuid: number, increment: bigint): Rates {
  const before = rates.find(([each]) => each === netuid)?.[1]
  // Every epoch raises the rates of all validators, mostly by nothing.
  if (before !== undefined && increment === 0n) return rates
  const others = rates.filter(([each]) => each !== netuid)
  const after = I96F32.addSaturating(before ?? 0n, increment)
  return [...others, [netuid, after] as const].sort(([a], [b]) => a - b)
}

/**
 * Lets those who stake to a hotkey on root claim `amount` rao of a subnet's alpha; where that is more than all their
 * stake, the owner of the hotkey gets it.
 *
 * Upstream: staking/claim_root.rs, `increase_root_claimable_for_hotkey_and_subnet`.
 */
export function increaseRootClaimableForHotkeyAndSubnet(
  at: HasState,
  hotkey: AccountId,
  netuid: number,
  amount: bigint,
): void {
  const total = I96F32.fromInt(getStakeForHotkeyOnSubnet(at, hotkey, ROOT_NETUID))
  if (amount > I96F32.toU64Saturating(total)) {
    const owner = S.Owner.get(at, hotkey)
    increaseStakeForHotkeyAndColdkeyOnSubnet(at, hotkey, owner, netuid, amount)
    noteAlpha(at, netuid, 'claimed', amount)
    return
  }
  const increment = I96F32.divChecked(I96F32.fromInt(amount), total) ?? 0n
  S.RootClaimable.mutate(at, hotkey, (rates) => raised(rates, netuid, increment))
}

/**
 * Alpha of a subnet that a coldkey has earned with a hotkey and not yet claimed, as I96F32 bits; negative where rounding
 * took more than was due.
 *
 * Upstream: staking/claim_root.rs, `get_root_owed_for_hotkey_coldkey_float`.
 */
export function getRootOwedForHotkeyColdkeyFloat(
  at: HasState,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
): bigint {
  const stake = getStakeForHotkeyAndColdkeyOnSubnet(at, hotkey, coldkey, ROOT_NETUID)
  const rate = S.RootClaimable.get(at, hotkey).find(([each]) => each === netuid)?.[1] ?? 0n
  return rootOwed(rate, stake, S.RootClaimed.get(at, netuid, hotkey, coldkey))
}

/** What `stake` rao earned at `rate` (I96F32 bits), less `claimed` rao, as I96F32 bits. */
export function rootOwed(rate: bigint, stake: bigint, claimed: bigint): bigint {
  const claimable = I96F32.mulSaturating(rate, I96F32.fromInt(stake))
  return I96F32.subSaturating(claimable, I96F32.fromInt(claimed))
}

/** Gives what a pair of keys has claimed on a subnet to another pair. Upstream: staking/claim_root.rs. */
export function transferRootClaimedForNewKeys(
  at: HasState,
  netuid: number,
  oldHotkey: AccountId,
  newHotkey: AccountId,
  oldColdkey: AccountId,
  newColdkey: AccountId,
): void {
  const claimed = S.RootClaimed.take(at, netuid, oldHotkey, oldColdkey)
  S.RootClaimed.mutate(at, netuid, newHotkey, newColdkey, (before) =>
    addU128Saturating(before, claimed),
  )
}

/** Gives the rates of a hotkey to another one. Upstream: staking/claim_root.rs. */
export function transferRootClaimableForNewHotkey(
  at: HasState,
  oldHotkey: AccountId,
  newHotkey: AccountId,
): void {
  const own = S.RootClaimable.get(at, newHotkey)
  const rates = S.RootClaimable.take(at, oldHotkey)
  const both = rates.reduce<Rates>((all, [netuid, rate]) => raised(all, netuid, rate), own)
  S.RootClaimable.set(at, newHotkey, both)
}

/** Forgets what can be and was claimed on a subnet that goes. Upstream: staking/claim_root.rs. */
export function finalizeAllSubnetRootDividends(at: HasState, netuid: number): void {
  for (const [hotkey] of S.RootClaimable.keys(at))
    S.RootClaimable.mutate(at, hotkey, (rates) => rates.filter(([each]) => each !== netuid))
  S.RootClaimed.clear(at, netuid)
}
