import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { BadOrigin, ensure } from '../../../frame/dispatch-error.ts'
import { ensureSigned, ensureSignedOrRoot, type Origin } from '../../../frame/origin.ts'
import type { HasState } from '../../../frame/storage.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { passesRateLimitOnSubnet, setLastBlockOnSubnet } from '../utils/rate-limiting.ts'
import { ifSubnetExist, isSubnetAccountId } from './subnet.ts'

/** The signer, who owns the subnet. @throws {DispatchFailure} BadOrigin for anyone else. Upstream: utils/misc.rs. */
export function ensureSubnetOwner(at: HasState, origin: Origin, netuid: number): AccountId {
  const coldkey = ensureSigned(origin)
  ensure(S.SubnetOwner.get(at, netuid) === coldkey, BadOrigin)
  return coldkey
}

/**
 * The signer, who owns the subnet, or `undefined` for root.
 *
 * Upstream: utils/misc.rs.
 *
 * @throws {DispatchFailure} BadOrigin for anyone else.
 */
export function ensureSubnetOwnerOrRoot(
  at: HasState,
  origin: Origin,
  netuid: number,
): AccountId | undefined {
  const coldkey = ensureSignedOrRoot(origin)
  ensure(coldkey === undefined || S.SubnetOwner.get(at, netuid) === coldkey, BadOrigin)
  return coldkey
}

/**
 * Names the hotkey of a subnet's owner.
 *
 * Upstream: utils/misc.rs, `set_subnet_owner_hotkey`.
 *
 * @throws {DispatchFailure} CannotUseSystemAccount for the account of a subnet.
 */
export function setSubnetOwnerHotkey(ctx: Context, netuid: number, hotkey: AccountId): void {
  ensure(isSubnetAccountId(hotkey) === undefined, Errors.CannotUseSystemAccount)
  S.SubnetOwnerHotkey.set(ctx, netuid, hotkey)
  ctx.deposit(Event.SubnetOwnerHotkeySet(netuid, hotkey))
}

/**
 * Lets the owner of a subnet, or root, name another hotkey; once a week.
 *
 * Upstream: subnets/subnet.rs, `do_set_sn_owner_hotkey`.
 *
 * @throws {DispatchFailure} BadOrigin, SubnetNotExists, TxRateLimitExceeded, CannotUseSystemAccount.
 */
export function doSetSnOwnerHotkey(
  ctx: Context,
  origin: Origin,
  netuid: number,
  hotkey: AccountId,
): void {
  ensureSubnetOwnerOrRoot(ctx, origin, netuid)
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  const allowed = passesRateLimitOnSubnet(ctx, 'SetSNOwnerHotkey', hotkey, netuid)
  ensure(allowed, Errors.TxRateLimitExceeded)
  setLastBlockOnSubnet(ctx, 'SetSNOwnerHotkey', hotkey, netuid, getCurrentBlockAsU64(ctx))
  setSubnetOwnerHotkey(ctx, netuid, hotkey)
}
