import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { Weight } from '../../../frame/weight.ts'
import { HotkeySwapInterval } from '../../devnet/storage.ts'
import { KeySwapCost, KeySwapOnSubnetCost } from '../constants.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import { isZero } from '../share-pool/safe-float.ts'
import { alphaIterSinglePrefix } from '../staking/alpha-iter.ts'
import { coldkeyOwnsHotkey, hotkeyAccountExists, setHotkeyOwner } from '../staking/helpers.ts'
import { getStakeForHotkeyOnSubnet } from '../staking/hotkey-stake.ts'
import { canRemoveBalanceFromColdkeyAccount, recycleTao } from '../staking/tao.ts'
import * as S from '../storage/index.ts'
import { setSubnetOwnerHotkey } from '../subnets/owner.ts'
import { getAllSubnetNetuids, isSubnetAccountId, ROOT_NETUID } from '../subnets/subnet.ts'
import { isHotkeyRegisteredOnAnyNetwork } from '../subnets/uids.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { DbMeter } from '../utils/db-meter.ts'
import {
  exceedsTxRateLimit,
  lastTxBlock,
  lastTxBlockChildkeyTake,
  lastTxBlockDelegateTake,
} from '../utils/tx-rate-limits.ts'
import { parentChildSwapHotkey, swapPendingChild } from './hotkey-family.ts'
import { swapHotkeyLocks } from './hotkey-locks.ts'
import { swapAutoStake, swapNeuronRecords } from './hotkey-records.ts'
import { swapHotkeyStake } from './hotkey-stake.ts'

/** Which hotkey takes the place of which, and whether stake stays behind. */
export interface HotkeySwap {
  readonly coldkey: AccountId
  readonly from: AccountId
  readonly to: AccountId
  readonly keepStake: boolean
}

/** The blocks that are remembered of a hotkey itself. */
const REMEMBERED = [lastTxBlock, lastTxBlockDelegateTake, lastTxBlockChildkeyTake]

/** Claims cannot be merged, so on root the new hotkey must have none. */
function ensureCleanOnRoot(ctx: Context, hotkey: AccountId): void {
  const clean =
    S.RootClaimable.get(ctx, hotkey).length === 0 &&
    getStakeForHotkeyOnSubnet(ctx, hotkey, ROOT_NETUID) === 0n &&
    S.RootClaimed.keys(ctx, ROOT_NETUID, hotkey).length === 0
  ensure(clean, Errors.NewHotKeyNotCleanForRootSwap)
}

function ensureMaySwap(ctx: Context, { coldkey, from, to }: HotkeySwap, netuid?: number): void {
  ensure(coldkeyOwnsHotkey(ctx, coldkey, from), Errors.NonAssociatedColdKey)
  const free = !hotkeyAccountExists(ctx, to) || coldkeyOwnsHotkey(ctx, coldkey, to)
  ensure(free, Errors.NonAssociatedColdKey)
  ensure(from !== to, Errors.NewHotKeyIsSameWithOld)
  const soon = exceedsTxRateLimit(ctx, lastTxBlock.get(ctx, coldkey), getCurrentBlockAsU64(ctx))
  ensure(!soon, Errors.HotKeySetTxRateLimitExceeded)
  const registered =
    netuid === undefined
      ? isHotkeyRegisteredOnAnyNetwork(ctx, to)
      : S.IsNetworkMember.has(ctx, to, netuid)
  ensure(!registered, Errors.HotKeyAlreadyRegisteredInSubNet)
  if (netuid === undefined || netuid === ROOT_NETUID) ensureCleanOnRoot(ctx, to)
}

/**
 * Puts a hotkey in the place of another of the same coldkey, on one subnet or everywhere, and returns what it cost.
 *
 * Upstream: swap/swap_hotkey.rs, `do_swap_hotkey`.
 *
 * @throws {DispatchFailure} NonAssociatedColdKey, NewHotKeyIsSameWithOld, HotKeySetTxRateLimitExceeded,
 *   HotKeyAlreadyRegisteredInSubNet, NewHotKeyNotCleanForRootSwap, HotKeySwapOnSubnetIntervalNotPassed,
 *   CannotUseSystemAccount, NotEnoughBalanceToPaySwapHotKey.
 */
export function doSwapHotkey(ctx: Context, swap: HotkeySwap, netuid?: number): Weight {
  ensureMaySwap(ctx, swap, netuid)
  const { from, to } = swap
  for (const remembered of REMEMBERED) remembered.set(ctx, to, remembered.get(ctx, from))
  const meter = new DbMeter()
  meter.count(7, 3)
  if (netuid === undefined) swapEverywhere(ctx, swap, meter)
  else swapOnSubnet(ctx, swap, netuid, meter)
  return meter.weight()
}

function pay(ctx: Context, coldkey: AccountId, cost: bigint): void {
  const affordable = canRemoveBalanceFromColdkeyAccount(ctx, coldkey, cost)
  ensure(affordable, Errors.NotEnoughBalanceToPaySwapHotKey)
  recycleTao(ctx, coldkey, cost)
}

/** The subnets where the old hotkey is, or lends stake: those whose pace the swap must keep. */
function subnetsOf(ctx: Context, hotkey: AccountId): number[] {
  return getAllSubnetNetuids(ctx).filter(
    (netuid) =>
      S.IsNetworkMember.get(ctx, hotkey, netuid) || S.ChildKeys.get(ctx, hotkey, netuid).length > 0,
  )
}

function swapEverywhere(ctx: Context, swap: HotkeySwap, meter: DbMeter): void {
  const { coldkey, from, to } = swap
  const block = getCurrentBlockAsU64(ctx)
  const affected = subnetsOf(ctx, from)
  for (const netuid of affected) {
    const last = S.LastHotkeySwapOnNetuid.get(ctx, netuid, coldkey)
    const passed = last === 0n || last + HotkeySwapInterval.get(ctx) < block
    ensure(passed, Errors.HotKeySwapOnSubnetIntervalNotPassed)
  }
  meter.count(2 * getAllSubnetNetuids(ctx).length + 1 + affected.length, 0)
  pay(ctx, coldkey, KeySwapCost)
  meter.count(3, 2)
  moveEverything(ctx, swap, meter)
  for (const netuid of affected) S.LastHotkeySwapOnNetuid.set(ctx, netuid, coldkey, block)
  lastTxBlock.set(ctx, coldkey, block)
  meter.count(0, affected.length + 1)
  ctx.deposit(Event.HotkeySwapped({ coldkey, old_hotkey: from, new_hotkey: to }))
}

/** Upstream: swap/swap_hotkey.rs, `perform_hotkey_swap_on_all_subnets`. */
function moveEverything(ctx: Context, swap: HotkeySwap, meter: DbMeter): void {
  const { coldkey, from, to, keepStake } = swap
  const shares = alphaIterSinglePrefix(ctx, from)
  const netuids = getAllSubnetNetuids(ctx)
  meter.count(shares.length, 0)
  swapHotkeyLocks(ctx, from, to, netuids, meter)
  S.Owner.remove(ctx, from)
  setHotkeyOwner(ctx, coldkey, to)
  const owned = S.OwnedHotkeys.get(ctx, coldkey)
  const withNew = owned.includes(to) ? owned : [...owned, to]
  S.OwnedHotkeys.set(
    ctx,
    coldkey,
    withNew.filter((hotkey) => hotkey !== from),
  )
  meter.count(2, 2)
  for (const netuid of netuids) moveOnSubnet(ctx, swap, netuid, meter)
  for (const remembered of REMEMBERED) remembered.remove(ctx, from)
  meter.count(3, 6)
  if (S.Delegates.has(ctx, from)) {
    S.Delegates.set(ctx, to, S.Delegates.take(ctx, from))
    meter.count(2, 2)
  }
  if (keepStake) return
  for (const { coldkey: staker, share } of shares) {
    if (isZero(share)) continue
    const hotkeys = S.StakingHotkeys.get(ctx, staker)
    meter.count(1, 0)
    if (!hotkeys.includes(from)) continue
    const others = hotkeys.filter((hotkey) => hotkey !== from && hotkey !== to)
    S.StakingHotkeys.set(ctx, staker, [...others, to])
    meter.count(0, 1)
  }
}

/** Upstream: swap/swap_hotkey.rs, `swap_hotkey_on_subnet`. */
function swapOnSubnet(ctx: Context, swap: HotkeySwap, netuid: number, meter: DbMeter): void {
  const { coldkey, from, to } = swap
  const block = getCurrentBlockAsU64(ctx)
  const last = S.LastHotkeySwapOnNetuid.get(ctx, netuid, coldkey)
  const passed = last + HotkeySwapInterval.get(ctx) < block
  ensure(passed, Errors.HotKeySwapOnSubnetIntervalNotPassed)
  ensure(isSubnetAccountId(to) === undefined, Errors.CannotUseSystemAccount)
  pay(ctx, coldkey, KeySwapOnSubnetCost)
  S.Owner.set(ctx, to, coldkey)
  meter.count(7, 2)
  const owned = S.OwnedHotkeys.get(ctx, coldkey)
  if (!owned.includes(to)) {
    S.OwnedHotkeys.set(ctx, coldkey, [...owned, to])
    meter.count(1, 1)
  }
  swapHotkeyLocks(ctx, from, to, [netuid], meter)
  moveOnSubnet(ctx, swap, netuid, meter)
  lastTxBlock.set(ctx, coldkey, block)
  S.LastHotkeySwapOnNetuid.set(ctx, netuid, coldkey, block)
  meter.count(0, 2)
  ctx.deposit(Event.HotkeySwappedOnSubnet({ coldkey, old_hotkey: from, new_hotkey: to, netuid }))
}

/** Upstream: swap/swap_hotkey.rs, `perform_hotkey_swap_on_one_subnet`. */
function moveOnSubnet(ctx: Context, swap: HotkeySwap, netuid: number, meter: DbMeter): void {
  const { from, to, keepStake } = swap
  swapNeuronRecords(ctx, netuid, from, to, meter)
  parentChildSwapHotkey(ctx, from, to, netuid, meter)
  swapPendingChild(ctx, from, to, netuid, meter)
  swapAutoStake(ctx, netuid, from, to)
  if (S.SubnetOwnerHotkey.has(ctx, netuid)) {
    const isOwner = S.SubnetOwnerHotkey.get(ctx, netuid) === from
    if (isOwner) setSubnetOwnerHotkey(ctx, netuid, to)
    meter.count(1, isOwner ? 1 : 0)
  }
  if (!keepStake) swapHotkeyStake(ctx, netuid, from, to, meter)
}
