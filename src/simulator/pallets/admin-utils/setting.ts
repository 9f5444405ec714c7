import type { Codec } from '../../../codec/index.ts'
import type { CallContext, Context } from '../../frame/context.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import { ensureRoot } from '../../frame/origin.ts'
import { type Call, call } from '../../frame/pallet.ts'
import { NetUid } from '../../frame/types.ts'
import { type DispatchClass, type Weight, weight } from '../../frame/weight.ts'
import { ensureAdminWindowOpen } from '../subtensor/coinbase/tempo-control.ts'
import { Errors as SubtensorErrors } from '../subtensor/errors.ts'
import { ensureSubnetOwnerOrRoot } from '../subtensor/subnets/owner.ts'
import { ifSubnetExist } from '../subtensor/subnets/subnet.ts'
import { getCurrentBlockAsU64 } from '../subtensor/utils/block.ts'
import {
  passesRateLimitOnSubnet,
  setLastBlockOnSubnet,
  type TransactionType,
} from '../subtensor/utils/rate-limiting.ts'
import { Errors } from './errors.ts'

/** What every call of the pallet that sets one value has in common. */
interface Common<V> {
  readonly index: number
  readonly name: string
  /** The value's name as an argument, and its type. */
  readonly value: readonly [name: string, codec: Codec<V>]
  readonly docs: string
  readonly weight: Weight
  readonly class?: DispatchClass
}

/** A value of the whole chain, which root sets. */
export interface ChainSetting<V> extends Common<V> {
  set(ctx: Context, value: V): void
}

/** What must hold of a subnet before a value of it is set; by default both. */
interface Conditions {
  /** Whether it may not change shortly before an epoch. */
  readonly window?: boolean
  /** Whether the subnet must exist. */
  readonly exists?: boolean
}

/** A value of a subnet, which root sets. */
export interface SubnetSetting<V> extends Common<V>, Conditions {
  set(ctx: CallContext, netuid: number, value: V): void
}

/** A value of a subnet, which its owner may set, too, at a pace. */
export interface OwnerSetting<V> extends SubnetSetting<V> {
  readonly limit: TransactionType
}

/** `weight` of a setting that reads `reads` and writes one value. */
export function costs(refTime: bigint, proofSize: bigint, reads: bigint): Weight {
  return weight(refTime, proofSize, reads, 1n)
}

function declared<V>(setting: Common<V>) {
  const { index, name, docs } = setting
  return { index, name, docs, weight: setting.weight, class: setting.class ?? 'Normal' } as const
}

/** Declares the call that sets a value of the whole chain. */
export function chainSetting<V>(setting: ChainSetting<V>): Call {
  const [name, codec] = setting.value
  return call({ ...declared(setting), args: { [name]: codec } }, (ctx, args) => {
    ensureRoot(ctx.origin)
    setting.set(ctx, args[name] as V)
    return undefined
  })
}

function ensureSubnet(ctx: Context, netuid: number, { window, exists }: Conditions): void {
  if (window ?? true) ensureAdminWindowOpen(ctx, netuid)
  if (exists ?? true) ensure(ifSubnetExist(ctx, netuid), Errors.SubnetDoesNotExist)
}

/** Declares the call with which root sets a value of a subnet. */
export function subnetSetting<V>(setting: SubnetSetting<V>): Call {
  const [name, codec] = setting.value
  const args = { netuid: NetUid, [name]: codec }
  return call({ ...declared(setting), args }, (ctx, given) => {
    const netuid = given.netuid as number
    ensureRoot(ctx.origin)
    ensureSubnet(ctx, netuid, setting)
    setting.set(ctx, netuid, given[name] as V)
    return undefined
  })
}

/**
 * Runs `change` for root or for the owner of a subnet, who may do it once in a while and not shortly before an epoch.
 *
 * Upstream: utils/misc.rs, `ensure_sn_owner_or_root_with_limits` and `record_owner_rl`.
 *
 * @throws {DispatchFailure} BadOrigin, TxRateLimitExceeded, AdminActionProhibitedDuringWeightsWindow, or of `change`.
 */
export function asOwner(
  ctx: CallContext,
  netuid: number,
  limit: TransactionType,
  change: () => void,
): void {
  const owner = ensureSubnetOwnerOrRoot(ctx, ctx.origin, netuid)
  const allowed = owner === undefined || passesRateLimitOnSubnet(ctx, limit, owner, netuid)
  ensure(allowed, SubtensorErrors.TxRateLimitExceeded)
  ensureAdminWindowOpen(ctx, netuid)
  change()
  if (owner !== undefined)
    setLastBlockOnSubnet(ctx, limit, owner, netuid, getCurrentBlockAsU64(ctx))
}

/** Declares the call with which a subnet's owner, or root, sets a value of it. */
export function ownerSetting<V>(setting: OwnerSetting<V>): Call {
  const [name, codec] = setting.value
  const args = { netuid: NetUid, [name]: codec }
  return call({ ...declared(setting), args }, (ctx, given) => {
    const netuid = given.netuid as number
    asOwner(ctx, netuid, setting.limit, () => {
      if (setting.exists ?? true) ensure(ifSubnetExist(ctx, netuid), Errors.SubnetDoesNotExist)
      setting.set(ctx, netuid, given[name] as V)
    })
    return undefined
  })
}
