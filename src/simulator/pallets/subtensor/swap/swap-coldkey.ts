import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { attempt, DispatchFailure, ensure, fail } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import { hotkeyAccountExists, setHotkeyOwner } from '../staking/helpers.ts'
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from '../staking/hotkey-stake.ts'
import { setAcceptLockedAlpha } from '../staking/lock/account-flags.ts'
import { transferRootClaimedForNewKeys } from '../staking/root-claimable.ts'
import { maybeAddColdkeyIndex, maybeRemoveColdkeyIndex } from '../staking/staking-coldkeys.ts'
import { recycleTao, transferAllTaoAndKill } from '../staking/tao.ts'
import * as S from '../storage/index.ts'
import { getAllSubnetNetuids, ROOT_NETUID } from '../subnets/subnet.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { lastTxBlock } from '../utils/tx-rate-limits.ts'
import { swapColdkeyLocks } from './coldkey-locks.ts'

/** Recycles what a swap costs, in rao. @throws {DispatchFailure} NotEnoughBalanceToPaySwapColdKey. */
export function chargeSwapCost(ctx: Context, coldkey: AccountId, cost: bigint): void {
  const outcome = attempt(() => recycleTao(ctx, coldkey, cost))
  if (outcome instanceof DispatchFailure) fail(Errors.NotEnoughBalanceToPaySwapColdKey)
}

function moveOwnership(at: HasState, netuid: number, from: AccountId, to: AccountId): void {
  if (S.SubnetOwner.get(at, netuid) === from) S.SubnetOwner.set(at, netuid, to)
}

function moveAutoStake(at: HasState, netuid: number, from: AccountId, to: AccountId): void {
  const hotkey = S.AutoStakeDestination.take(at, from, netuid)
  if (hotkey === undefined) return
  S.AutoStakeDestination.set(at, to, netuid, hotkey)
  S.AutoStakeDestinationColdkeys.mutate(at, hotkey, netuid, (coldkeys) => [
    ...coldkeys.filter((coldkey) => coldkey !== from && coldkey !== to),
    to,
  ])
}

function moveStake(ctx: Context, netuid: number, from: AccountId, to: AccountId): void {
  for (const hotkey of S.StakingHotkeys.get(ctx, from)) {
    const alpha = getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, from, netuid)
    decreaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, from, netuid, alpha)
    increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, to, netuid, alpha)
    if (getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, to, netuid) === 0n) continue
    transferRootClaimedForNewKeys(ctx, netuid, hotkey, hotkey, from, to)
    if (netuid === ROOT_NETUID) maybeAddColdkeyIndex(ctx, to)
  }
  if (netuid === ROOT_NETUID) maybeRemoveColdkeyIndex(ctx, from)
}

/** The first list, and what of the second is not in it. */
function union(first: readonly AccountId[], second: readonly AccountId[]): readonly AccountId[] {
  return [...new Set([...first, ...second])]
}

function moveHotkeys(at: HasState, from: AccountId, to: AccountId): void {
  const staking = union(S.StakingHotkeys.get(at, to), S.StakingHotkeys.get(at, from))
  S.StakingHotkeys.remove(at, from)
  S.StakingHotkeys.set(at, to, staking)
  const owned = S.OwnedHotkeys.get(at, from)
  for (const hotkey of owned) {
    S.Owner.remove(at, hotkey)
    setHotkeyOwner(at, to, hotkey)
  }
  const all = union(S.OwnedHotkeys.get(at, to), owned)
  S.OwnedHotkeys.remove(at, from)
  S.OwnedHotkeys.set(at, to, all)
}

/**
 * Gives everything that a coldkey has to another one: subnets, stake, hotkeys, locks, its description and its TAO.
 *
 * Upstream: swap/swap_coldkey.rs, `do_swap_coldkey`.
 *
 * @throws {DispatchFailure} ColdKeyAlreadyAssociated, NewColdKeyIsHotkey, CannotUseSystemAccount, ActiveLockExists.
 */
export function doSwapColdkey(ctx: Context, from: AccountId, to: AccountId): void {
  ensure(S.StakingHotkeys.get(ctx, to).length === 0, Errors.ColdKeyAlreadyAssociated)
  ensure(!hotkeyAccountExists(ctx, to), Errors.NewColdKeyIsHotkey)
  if (!S.IdentitiesV2.has(ctx, to)) {
    const identity = S.IdentitiesV2.take(ctx, from)
    if (identity !== undefined) S.IdentitiesV2.set(ctx, to, identity)
  }
  // Locked stake must be able to come in; the old coldkey's switches overwrite this one below.
  setAcceptLockedAlpha(ctx, to, true)
  for (const netuid of getAllSubnetNetuids(ctx)) {
    moveOwnership(ctx, netuid, from, to)
    moveAutoStake(ctx, netuid, from, to)
    moveStake(ctx, netuid, from, to)
  }
  moveHotkeys(ctx, from, to)
  swapColdkeyLocks(ctx, from, to)
  transferAllTaoAndKill(ctx, from, to)
  lastTxBlock.set(ctx, to, getCurrentBlockAsU64(ctx))
  ctx.deposit(Event.ColdkeySwapped({ old_coldkey: from, new_coldkey: to }))
}
