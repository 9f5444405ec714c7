import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { isHotkeyRegisteredOnAnyNetwork } from '../subnets/uids.ts'
import { type ChainIdentityV2, IDENTITY_LIMITS, type SubnetIdentityV3 } from '../types/index.ts'

/** The longest that each field of a subnet's may be, in bytes. */
const SUBNET_FIELDS: Readonly<Record<keyof SubnetIdentityV3, number>> = {
  subnet_name: 256,
  github_repo: 1024,
  subnet_contact: 1024,
  subnet_url: 1024,
  discord: 256,
  description: 1024,
  logo_url: 1024,
  additional: 1024,
}

function fits<K extends string>(
  identity: Readonly<Record<K, Uint8Array>>,
  limits: Readonly<Record<K, number>>,
): boolean {
  return (Object.keys(limits) as K[]).every((field) => identity[field].length <= limits[field])
}

/** Whether no field of a coldkey's description is too long. Upstream: utils/identity.rs. */
export function isValidIdentity(identity: ChainIdentityV2): boolean {
  return fits(identity, IDENTITY_LIMITS)
}

/** Whether no field of a subnet's description is too long. Upstream: utils/identity.rs. */
export function isValidSubnetIdentity(identity: SubnetIdentityV3): boolean {
  return fits(identity, SUBNET_FIELDS)
}

/**
 * Describes a coldkey; one of its hotkeys must be on a subnet.
 *
 * Upstream: utils/identity.rs, `do_set_identity`.
 *
 * @throws {DispatchFailure} HotKeyNotRegisteredInNetwork, InvalidIdentity.
 */
export function doSetIdentity(ctx: Context, coldkey: AccountId, identity: ChainIdentityV2): void {
  const registered = S.OwnedHotkeys.get(ctx, coldkey).some((hotkey) =>
    isHotkeyRegisteredOnAnyNetwork(ctx, hotkey),
  )
  ensure(registered, Errors.HotKeyNotRegisteredInNetwork)
  ensure(isValidIdentity(identity), Errors.InvalidIdentity)
  S.IdentitiesV2.set(ctx, coldkey, identity)
  ctx.deposit(Event.ChainIdentitySet(coldkey))
}

/**
 * Describes a subnet on its owner's behalf.
 *
 * Upstream: utils/identity.rs, `do_set_subnet_identity`.
 *
 * @throws {DispatchFailure} NotSubnetOwner, InvalidIdentity.
 */
export function doSetSubnetIdentity(
  ctx: Context,
  coldkey: AccountId,
  netuid: number,
  identity: SubnetIdentityV3,
): void {
  ensure(S.SubnetOwner.get(ctx, netuid) === coldkey, Errors.NotSubnetOwner)
  setSubnetIdentity(ctx, netuid, identity)
}

/** Describes a subnet. @throws {DispatchFailure} InvalidIdentity. */
export function setSubnetIdentity(ctx: Context, netuid: number, identity: SubnetIdentityV3): void {
  ensure(isValidSubnetIdentity(identity), Errors.InvalidIdentity)
  S.SubnetIdentitiesV3.set(ctx, netuid, identity)
  ctx.deposit(Event.SubnetIdentitySet(netuid))
}
