import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure, fail } from '../../frame/dispatch-error.ts'
import { Errors as Subtensor } from '../subtensor/errors.ts'
import { Event } from '../subtensor/events/index.ts'
import { coldkeyOwnsHotkey, hotkeyAccountExists } from '../subtensor/staking/helpers.ts'
import { getStakeForHotkeyOnSubnet } from '../subtensor/staking/hotkey-stake.ts'
import * as S from '../subtensor/storage/index.ts'
import { ifSubnetExist, ROOT_NETUID } from '../subtensor/subnets/subnet.ts'
import { setLastUpdateForUid } from '../subtensor/subnets/uids.ts'
import {
  checkLength,
  checkRateLimit,
  checkVersionKey,
} from '../subtensor/subnets/weights/checks.ts'
import { maxUpscaled } from '../subtensor/subnets/weights/upscale.ts'
import { getCurrentBlockAsU64 } from '../subtensor/utils/block.ts'
import { Errors } from './errors.ts'
import { EmissionRegime } from './storage.ts'

/** How a root validator would share emission: `values[i]` for the subnet `netuids[i]`. */
export interface RootWeights {
  /** Must be root's. */
  readonly netuid: number
  readonly hotkey: AccountId
  readonly netuids: readonly number[]
  readonly values: readonly number[]
  readonly versionKey: bigint
}

function ensureSubnets(ctx: Context, netuids: readonly number[]): void {
  for (const netuid of netuids)
    ensure(ifSubnetExist(ctx, netuid), Subtensor.UidVecContainInvalidOne)
}

/**
 * Sets the weights of a root validator, scaled up so that the greatest is 65535. They stay with the seat: who takes it over
 * inherits them.
 *
 * Upstream: coinbase/root.rs at d261f674d (spec 218), `do_set_root_weights`.
 *
 * @throws {DispatchFailure} NotRootRegime, HotKeyAccountNotExists, NonAssociatedColdKey, NotRootSubnet,
 *   WeightVecNotEqualSize, UidVecContainInvalidOne, HotKeyNotRegisteredInSubNet, NotEnoughStakeToSetWeights,
 *   IncorrectWeightVersionKey, SettingWeightsTooFast, DuplicateUids, WeightVecLengthIsLow.
 */
export function doSetRootWeights(ctx: Context, coldkey: AccountId, weights: RootWeights): void {
  const { netuid, hotkey, netuids, values } = weights
  ensure(EmissionRegime.get(ctx) === 'Root', Errors.NotRootRegime)
  ensure(hotkeyAccountExists(ctx, hotkey), Subtensor.HotKeyAccountNotExists)
  ensure(coldkeyOwnsHotkey(ctx, coldkey, hotkey), Subtensor.NonAssociatedColdKey)
  ensure(netuid === ROOT_NETUID, Subtensor.NotRootSubnet)
  ensure(netuids.length === values.length, Subtensor.WeightVecNotEqualSize)
  ensureSubnets(ctx, netuids)
  const uid = S.Uids.get(ctx, netuid, hotkey) ?? fail(Subtensor.HotKeyNotRegisteredInSubNet)
  const stake = getStakeForHotkeyOnSubnet(ctx, hotkey, netuid)
  ensure(stake >= S.StakeThreshold.get(ctx), Subtensor.NotEnoughStakeToSetWeights)
  const isCurrent = checkVersionKey(ctx, netuid, weights.versionKey)
  ensure(isCurrent, Subtensor.IncorrectWeightVersionKey)
  ensure(checkRateLimit(ctx, netuid, 0, uid), Subtensor.SettingWeightsTooFast)
  ensure(new Set(netuids).size === netuids.length, Subtensor.DuplicateUids)
  ensure(checkLength(ctx, netuid, uid, netuids, values), Subtensor.WeightVecLengthIsLow)
  const scaled = maxUpscaled(values)
  S.Weights.set(
    ctx,
    netuid,
    uid,
    netuids.map((each, i) => [each, scaled[i] ?? 0] as const),
  )
  setLastUpdateForUid(ctx, netuid, uid, getCurrentBlockAsU64(ctx))
  ctx.deposit(Event.WeightsSet(netuid, uid))
}
