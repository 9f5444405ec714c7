import { bool, option, spelled, u16, u64, vec } from '../../../../codec/index.ts'
import { ensure, fail } from '../../../frame/dispatch-error.ts'
import { ensureRoot } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { AccountId, NetUid, TaoBalance } from '../../../frame/types.ts'
import { type Weight, weight } from '../../../frame/weight.ts'
import { Authorities } from '../../aura/storage.ts'
import { AuthorityList } from '../../aura/types.ts'
import { ensureAdminWindowOpen } from '../../subtensor/coinbase/tempo-control.ts'
import { doSetAlphaValues } from '../../subtensor/epoch/alpha-values.ts'
import * as S from '../../subtensor/storage/index.ts'
import { doSetEmissionSplit, doSetMechanismCount } from '../../subtensor/subnets/mechanism-count.ts'
import { doSetSnOwnerHotkey, ensureSubnetOwnerOrRoot } from '../../subtensor/subnets/owner.ts'
import { ifSubnetExist, ROOT_NETUID } from '../../subtensor/subnets/subnet.ts'
import { trimToMaxAllowedUids } from '../../subtensor/subnets/trim-uids.ts'
import { MechId } from '../../subtensor/types/index.ts'
import { setWeightsVersionKey } from '../../subtensor/utils/settings.ts'
import { Errors } from '../errors.ts'
import { asOwner, costs } from '../setting.ts'

const MECHANISM = costs(15_000_000n, 0n, 1n)
const Hotkey = spelled(AccountId, '<T as frame_system::Config>::AccountId')

/** Hands a subnet to another hotkey of its owner; upstream has it twice. */
function setOwnerHotkey(index: number, name: string, cost: Weight): Call {
  return call(
    {
      index,
      name,
      args: { netuid: NetUid, hotkey: Hotkey },
      docs: 'Sets the hotkey that stands for the owner of a subnet.',
      weight: cost,
    },
    (ctx, { netuid, hotkey }) => {
      doSetSnOwnerHotkey(ctx, ctx.origin, netuid, hotkey)
      return undefined
    },
  )
}

/** Switches something about the owner's cut; without a pace, unlike other settings. */
function switchOwnerCut(
  index: number,
  name: string,
  docs: string,
  item: typeof S.OwnerCutEnabled,
): Call {
  return call(
    {
      index,
      name,
      args: { netuid: NetUid, enabled: bool },
      docs,
      weight: costs(25_000_000n, 0n, 4n),
      class: 'Operational',
    },
    (ctx, { netuid, enabled }) => {
      ensureSubnetOwnerOrRoot(ctx, ctx.origin, netuid)
      ensureAdminWindowOpen(ctx, netuid)
      ensure(ifSubnetExist(ctx, netuid), Errors.SubnetDoesNotExist)
      ensure(netuid !== ROOT_NETUID, Errors.NotPermittedOnRootSubnet)
      item.set(ctx, netuid, enabled)
      return undefined
    },
  )
}

/** The calls that do not just set one value (pallets/admin-utils/src/lib.rs). */
export const otherCalls: readonly Call[] = [
  call(
    {
      index: 0,
      name: 'swap_authorities',
      args: {
        new_authorities: spelled(
          AuthorityList,
          'BoundedVec<<T as Config>::AuthorityId, T::MaxAuthorities>',
        ),
      },
      docs: 'Root: sets who authors blocks, and so who earns their fees.',
      weight: (args) =>
        weight(4_442_146n + 29_392n * BigInt(args.new_authorities.length), 0n, 0n, 1n),
    },
    (ctx, { new_authorities }) => {
      ensureRoot(ctx.origin)
      if (new_authorities.length > 0) Authorities.set(ctx, new_authorities)
      return undefined
    },
  ),
  call(
    {
      index: 6,
      name: 'sudo_set_weights_version_key',
      args: { netuid: NetUid, weights_version_key: u64 },
      docs: 'Sets the version that weights must be of.',
      weight: costs(34_204_000n, 4383n, 5n),
    },
    (ctx, { netuid, weights_version_key }) => {
      asOwner(ctx, netuid, 'SetWeightsVersionKey', () => {
        ensure(ifSubnetExist(ctx, netuid), Errors.SubnetDoesNotExist)
        setWeightsVersionKey(ctx, netuid, weights_version_key)
      })
      return undefined
    },
  ),
  call(
    {
      index: 20,
      name: 'sudo_set_network_pow_registration_allowed',
      args: { netuid: NetUid, registration_allowed: bool },
      docs: 'Does nothing any more.',
      weight: weight(14_000_000n, 0n, 0n, 1n),
    },
    () => fail(Errors.POWRegistrationDisabled),
  ),
  call(
    {
      index: 33,
      name: 'sudo_set_total_issuance',
      args: { total_issuance: TaoBalance },
      docs: 'Does nothing any more.',
      weight: weight(5_931_000n),
    },
    () => fail(Errors.Deprecated),
  ),
  call(
    {
      index: 51,
      name: 'sudo_set_alpha_values',
      args: { netuid: NetUid, alpha_low: u16, alpha_high: u16 },
      docs: 'Sets between which values liquid alpha moves.',
      weight: costs(34_224_000n, 4427n, 5n),
    },
    (ctx, { netuid, alpha_low, alpha_high }) => {
      asOwner(ctx, netuid, { hyperparameter: 'AlphaValues' }, () =>
        doSetAlphaValues(ctx, ctx.origin, netuid, alpha_low, alpha_high),
      )
      return undefined
    },
  ),
  setOwnerHotkey(64, 'sudo_set_subnet_owner_hotkey', weight(3_918_000n, 0n, 0n, 1n)),
  setOwnerHotkey(67, 'sudo_set_sn_owner_hotkey', weight(25_687_000n, 4177n, 2n, 2n)),
  call(
    {
      index: 76,
      name: 'sudo_set_mechanism_count',
      args: { netuid: NetUid, mechanism_count: MechId },
      docs: 'Sets how many mechanisms a subnet has.',
      weight: MECHANISM,
    },
    (ctx, { netuid, mechanism_count }) => {
      asOwner(ctx, netuid, 'MechanismCountUpdate', () =>
        doSetMechanismCount(ctx, netuid, mechanism_count),
      )
      return undefined
    },
  ),
  call(
    {
      index: 77,
      name: 'sudo_set_mechanism_emission_split',
      args: { netuid: NetUid, maybe_split: option(vec(u16)) },
      docs: 'Sets how the mechanisms of a subnet share its emission.',
      weight: MECHANISM,
    },
    (ctx, { netuid, maybe_split }) => {
      asOwner(ctx, netuid, 'MechanismEmission', () => doSetEmissionSplit(ctx, netuid, maybe_split))
      return undefined
    },
  ),
  call(
    {
      index: 78,
      name: 'sudo_trim_to_max_allowed_uids',
      args: { netuid: NetUid, max_n: u16 },
      docs: 'Takes places away from a subnet, those of the least emission first.',
      weight: costs(38_302_000n, 4398n, 8n),
    },
    (ctx, { netuid, max_n }) => {
      asOwner(ctx, netuid, 'MaxUidsTrimming', () => trimToMaxAllowedUids(ctx, netuid, max_n))
      return undefined
    },
  ),
  switchOwnerCut(
    92,
    'sudo_set_owner_cut_enabled',
    'Switches the cut of the owner of a subnet.',
    S.OwnerCutEnabled,
  ),
  switchOwnerCut(
    95,
    'sudo_set_owner_cut_auto_lock_enabled',
    'Switches whether the cut of the owner is locked at once.',
    S.OwnerCutAutoLockEnabled,
  ),
]
