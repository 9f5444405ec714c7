import { U64F64 as Fixed } from '../../../../amm/fixed/index.ts'
import { spelled, u16, u64 } from '../../../../codec/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { Call } from '../../../frame/pallet.ts'
import { TaoBalance } from '../../../frame/types.ts'
import { weight } from '../../../frame/weight.ts'
import {
  InitialMaxAllowedUids,
  MaxBurnLowerBound,
  MinBurnUpperBound,
} from '../../subtensor/constants.ts'
import { Errors as SubtensorErrors } from '../../subtensor/errors.ts'
import * as S from '../../subtensor/storage/index.ts'
import { ensureMaxUidsOverAllMechanisms } from '../../subtensor/subnets/mechanism-count.ts'
import { ROOT_NETUID } from '../../subtensor/subnets/subnet.ts'
import { RecycleOrBurnEnum, U64F64 } from '../../subtensor/types/index.ts'
import * as set from '../../subtensor/utils/settings.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events.ts'
import { costs, ownerSetting } from '../setting.ts'

/** How many neurons of its owner a subnet may keep safe. */
const OWNERS_IMMUNE = { least: 1, most: 10 }
/** Blocks. */
const MAX_BURN_HALF_LIFE = 36_100

const OPERATIONAL = { weight: costs(25_000_000n, 0n, 4n), class: 'Operational' } as const

function setMaxAllowedUidsChecked(ctx: Context, netuid: number, most: number): void {
  const { MinAllowedUids, SubnetworkN, MechanismCountCurrent } = S
  ensure(most >= MinAllowedUids.get(ctx, netuid), Errors.MaxAllowedUidsLessThanMinAllowedUids)
  ensure(SubnetworkN.get(ctx, netuid) <= most, Errors.MaxAllowedUIdsLessThanCurrentUIds)
  ensure(most <= InitialMaxAllowedUids, Errors.MaxAllowedUidsGreaterThanDefaultMaxAllowedUids)
  ensureMaxUidsOverAllMechanisms(most, MechanismCountCurrent.get(ctx, netuid))
  set.setMaxAllowedUids(ctx, netuid, most)
}

/** What an owner may set of who joins its subnet, and at what price (pallets/admin-utils/src/lib.rs). */
export const membershipCalls: readonly Call[] = [
  ownerSetting({
    index: 3,
    name: 'sudo_set_serving_rate_limit',
    value: ['serving_rate_limit', u64],
    docs: 'Sets the blocks between two endpoints of a neuron.',
    weight: costs(28_633_000n, 4212n, 4n),
    limit: { hyperparameter: 'ServingRateLimit' },
    exists: false,
    set: set.setServingRateLimit,
  }),
  ownerSetting({
    index: 9,
    name: 'sudo_set_adjustment_alpha',
    value: ['adjustment_alpha', u64],
    docs: 'Sets how slowly the price of joining changes.',
    weight: costs(14_000_000n, 0n, 1n),
    limit: { hyperparameter: 'AdjustmentAlpha' },

    set: set.setAdjustmentAlpha,
  }),
  ownerSetting({
    index: 13,
    name: 'sudo_set_immunity_period',
    value: ['immunity_period', u16],
    docs: 'Sets the blocks for which new neurons are safe.',
    weight: costs(34_414_000n, 4383n, 5n),
    limit: { hyperparameter: 'ImmunityPeriod' },

    set: set.setImmunityPeriod,
  }),
  ownerSetting({
    index: 15,
    name: 'sudo_set_max_allowed_uids',
    value: ['max_allowed_uids', u16],
    docs: 'Sets how many neurons there may be.',
    weight: costs(43_381_000n, 4433n, 8n),
    limit: { hyperparameter: 'MaxAllowedUids' },

    set: setMaxAllowedUidsChecked,
  }),
  ownerSetting({
    index: 22,
    name: 'sudo_set_min_burn',
    value: ['min_burn', TaoBalance],
    docs: 'Sets the lowest price of joining.',
    weight: costs(37_780_000n, 4385n, 6n),
    limit: { hyperparameter: 'MinBurn' },

    set: (ctx, netuid, burn) => {
      const bounded = burn < MinBurnUpperBound && burn < S.MaxBurn.get(ctx, netuid)
      ensure(bounded, Errors.ValueNotInBounds)
      set.setMinBurn(ctx, netuid, burn)
    },
  }),
  ownerSetting({
    index: 23,
    name: 'sudo_set_max_burn',
    value: ['max_burn', TaoBalance],
    docs: 'Sets the highest price of joining.',
    weight: costs(36_949_000n, 4410n, 6n),
    limit: { hyperparameter: 'MaxBurn' },

    set: (ctx, netuid, burn) => {
      const bounded = burn > MaxBurnLowerBound && burn > S.MinBurn.get(ctx, netuid)
      ensure(bounded, Errors.ValueNotInBounds)
      set.setMaxBurn(ctx, netuid, burn)
    },
  }),
  ownerSetting({
    index: 72,
    name: 'sudo_set_owner_immune_neuron_limit',
    value: ['immune_neurons', u16],
    docs: 'Sets how many neurons of its owner are safe.',
    weight: costs(25_107_000n, 4280n, 4n),
    limit: { hyperparameter: 'ImmuneNeuronLimit' },
    exists: false,
    set: (ctx, netuid, limit) => {
      const bounded = limit >= OWNERS_IMMUNE.least && limit <= OWNERS_IMMUNE.most
      ensure(bounded, SubtensorErrors.InvalidValue)
      S.ImmuneOwnerUidsLimit.set(ctx, netuid, limit)
    },
  }),
  ownerSetting({
    index: 80,
    name: 'sudo_set_recycle_or_burn',
    value: ['recycle_or_burn', spelled(RecycleOrBurnEnum, 'pallet_subtensor::RecycleOrBurnEnum')],
    docs: 'Sets what becomes of emission to its owner’s own miners.',
    weight: weight(20_000_000n, 0n, 2n, 2n),
    limit: { hyperparameter: 'RecycleOrBurn' },
    exists: false,
    set: (ctx, netuid, fate) => S.RecycleOrBurn.set(ctx, netuid, fate),
  }),
  ownerSetting({
    index: 89,
    name: 'sudo_set_burn_half_life',
    value: ['burn_half_life', u16],
    docs: 'Sets how fast the price of joining falls.',
    weight: OPERATIONAL.weight,
    limit: { hyperparameter: 'BurnHalfLife' },
    class: OPERATIONAL.class,
    set: (ctx, netuid, burn_half_life) => {
      ensure(netuid !== ROOT_NETUID, Errors.NotPermittedOnRootSubnet)
      ensure(burn_half_life > 0 && burn_half_life <= MAX_BURN_HALF_LIFE, Errors.InvalidValue)
      S.BurnHalfLife.set(ctx, netuid, burn_half_life)
      ctx.deposit(Event.BurnHalfLifeSet({ netuid, burn_half_life }))
    },
  }),
  ownerSetting({
    index: 90,
    name: 'sudo_set_burn_increase_mult',
    value: ['burn_increase_mult', U64F64],
    docs: 'Sets how much a registration raises the price of joining, from 1 to 3.',
    weight: OPERATIONAL.weight,
    limit: { hyperparameter: 'BurnIncreaseMult' },
    class: OPERATIONAL.class,
    set: (ctx, netuid, burn_increase_mult) => {
      ensure(netuid !== ROOT_NETUID, Errors.NotPermittedOnRootSubnet)
      const bounded = burn_increase_mult >= Fixed.one && burn_increase_mult <= 3n * Fixed.one
      ensure(bounded, Errors.InvalidValue)
      S.BurnIncreaseMult.set(ctx, netuid, burn_increase_mult)
      ctx.deposit(Event.BurnIncreaseMultSet({ netuid, burn_increase_mult }))
    },
  }),
  ownerSetting({
    index: 93,
    name: 'sudo_set_min_childkey_take_per_subnet',
    value: ['take', u16],
    docs: 'Sets the lowest take of a childkey.',
    weight: costs(38_100_000n, 4419n, 7n),
    limit: { hyperparameter: 'MinChildkeyTake' },

    set: (ctx, netuid, take) => {
      const bounded = take >= S.MinChildkeyTake.get(ctx) && take <= S.MaxChildkeyTake.get(ctx)
      ensure(bounded, Errors.InvalidValue)
      set.setMinChildkeyTakeForSubnet(ctx, netuid, take)
    },
  }),
]
