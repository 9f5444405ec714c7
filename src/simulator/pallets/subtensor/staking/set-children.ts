import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { attempt, DispatchFailure, ensure } from '../../../frame/dispatch-error.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { ifSubnetExist, ROOT_NETUID } from '../subnets/subnet.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { passesRateLimitOnSubnet, setLastBlockOnSubnet } from '../utils/rate-limiting.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import {
  type Edges,
  ensurePendingConsistency,
  loadChildParentRelations,
  loadRelationsFromPending,
  persistChildParentRelations,
} from './children-relations.ts'
import { coldkeyOwnsHotkey, getOwningColdkeyForHotkey } from './helpers.ts'
import { getTotalStakeForHotkey } from './total-stake.ts'

const U64_MAX = (1n << 64n) - 1n

/**
 * Asks for other children of a hotkey on a subnet; they count after a cooldown, or at once on a subnet that has not
 * started.
 *
 * Upstream: staking/set_children.rs, `do_schedule_children`.
 *
 * @throws {DispatchFailure} TxRateLimitExceeded, RegistrationNotPermittedOnRootSubnet, SubnetNotExists,
 * NonAssociatedColdKey, DuplicateChild, NotEnoughStakeToSetChildkeys, or as `ensurePendingConsistency`.
 */
export function doScheduleChildren(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  children: Edges,
): void {
  const paced = passesRateLimitOnSubnet(ctx, 'SetChildren', hotkey, netuid)
  ensure(paced, Errors.TxRateLimitExceeded)
  ensure(netuid !== ROOT_NETUID, Errors.RegistrationNotPermittedOnRootSubnet)
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  ensure(coldkeyOwnsHotkey(ctx, coldkey, hotkey), Errors.NonAssociatedColdKey)
  const distinct = new Set(children.map(([, child]) => child))
  ensure(distinct.size === children.length, Errors.DuplicateChild)
  ensurePendingConsistency(loadChildParentRelations(ctx, hotkey, netuid), children)
  ensure(
    children.length === 0 ||
      getTotalStakeForHotkey(ctx, hotkey) >= S.StakeThreshold.get(ctx) ||
      (S.SubnetOwnerHotkey.has(ctx, netuid) && S.SubnetOwnerHotkey.get(ctx, netuid) === hotkey),
    Errors.NotEnoughStakeToSetChildkeys,
  )
  const now = getCurrentBlockAsU64(ctx)
  setLastBlockOnSubnet(ctx, 'SetChildren', hotkey, netuid, now)
  if (!S.SubtokenEnabled.get(ctx, netuid)) {
    persistPendingChildren(ctx, netuid, hotkey, children)
    return
  }
  const from = addU64Saturating(now, S.PendingChildKeyCooldown.get(ctx))
  S.PendingChildKeys.set(ctx, netuid, hotkey, [children, from])
  ctx.deposit(Event.SetChildrenScheduled(hotkey, netuid, from, children))
}

/** Lets children count whose cooldown is over. Upstream: staking/set_children.rs, `do_set_pending_children`. */
export function doSetPendingChildren(ctx: Context, netuid: number): void {
  const now = getCurrentBlockAsU64(ctx)
  const started = S.SubtokenEnabled.get(ctx, netuid)
  for (const [[, hotkey], [children, from]] of S.PendingChildKeys.entries(ctx, netuid)) {
    if (from >= now && started) continue
    persistPendingChildren(ctx, netuid, hotkey, children)
    S.PendingChildKeys.remove(ctx, netuid, hotkey)
  }
}

/** Lets children count; those that no longer can are dropped. */
function persistPendingChildren(
  ctx: Context,
  netuid: number,
  hotkey: AccountId,
  children: Edges,
): void {
  const relations = attempt(() => loadRelationsFromPending(ctx, hotkey, children, netuid))
  if (relations instanceof DispatchFailure) return
  persistChildParentRelations(ctx, relations, netuid)
  ctx.deposit(Event.SetChildren(hotkey, netuid, children))
}

/**
 * Makes the owner of a subnet the one child there of every root validator that lets it.
 *
 * Upstream: staking/set_children.rs, `do_set_root_validators_for_subnet`.
 *
 * @throws {DispatchFailure} RegistrationNotPermittedOnRootSubnet, SubnetNotExists.
 */
export function doSetRootValidatorsForSubnet(ctx: Context, netuid: number): void {
  ensure(netuid !== ROOT_NETUID, Errors.RegistrationNotPermittedOnRootSubnet)
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  ensure(S.SubnetOwnerHotkey.has(ctx, netuid), Errors.SubnetNotExists)
  const owner = S.SubnetOwnerHotkey.get(ctx, netuid)
  for (const hotkey of S.Keys.values(ctx, ROOT_NETUID)) {
    if (hotkey === owner || !S.AutoParentDelegationEnabled.get(ctx, hotkey)) continue
    const coldkey = getOwningColdkeyForHotkey(ctx, hotkey)
    // A validator for which this is refused is left out, as upstream leaves it out.
    attempt(() => doScheduleChildren(ctx, coldkey, hotkey, netuid, [[U64_MAX, owner]]))
  }
}
