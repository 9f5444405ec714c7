import { bool, u16, u64 } from '../../../../codec/index.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { Call } from '../../../frame/pallet.ts'
import { TaoBalance } from '../../../frame/types.ts'
import { weight } from '../../../frame/weight.ts'
import { applyTempoWithCycleReset } from '../../subtensor/coinbase/tempo-control.ts'
import * as S from '../../subtensor/storage/index.ts'
import { ROOT_NETUID } from '../../subtensor/subnets/subnet.ts'
import * as set from '../../subtensor/utils/settings.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events.ts'
import { costs, subnetSetting } from '../setting.ts'

/** Settings that upstream lets root make for subnets that are not, and at any time. */
const ANY_TIME = { window: false, exists: false }

/** Values of a subnet, which only root sets (pallets/admin-utils/src/lib.rs). */
export const subnetCalls: readonly Call[] = [
  subnetSetting({
    index: 4,
    name: 'sudo_set_min_difficulty',
    value: ['min_difficulty', u64],
    docs: 'Root: sets the lowest difficulty.',
    weight: costs(34_554_000n, 4383n, 5n),

    set: set.setMinDifficulty,
  }),
  subnetSetting({
    index: 7,
    name: 'sudo_set_weights_set_rate_limit',
    value: ['weights_set_rate_limit', u64],
    docs: 'Root: sets the blocks between two settings of weights.',
    weight: costs(16_420_000n, 4084n, 1n),
    window: false,
    set: set.setWeightsSetRateLimit,
  }),
  subnetSetting({
    index: 8,
    name: 'sudo_set_adjustment_interval',
    value: ['adjustment_interval', u16],
    docs: 'Root: sets the blocks between two changes of the price of joining.',
    weight: costs(16_320_000n, 4084n, 1n),
    window: false,
    set: set.setAdjustmentInterval,
  }),
  subnetSetting({
    index: 16,
    name: 'sudo_set_kappa',
    value: ['kappa', u16],
    docs: 'Root: sets the majority that consensus takes.',
    weight: costs(16_301_000n, 4084n, 1n),
    window: false,
    set: set.setKappa,
  }),
  subnetSetting({
    index: 19,
    name: 'sudo_set_network_registration_allowed',
    value: ['registration_allowed', bool],
    docs: 'Root: switches registration.',
    weight: costs(7_113_000n, 0n, 0n),
    ...ANY_TIME,
    set: set.setNetworkRegistrationAllowed,
  }),
  subnetSetting({
    index: 21,
    name: 'sudo_set_target_registrations_per_interval',
    value: ['target_registrations_per_interval', u16],
    docs: 'Root: sets how many registrations leave the price as it is.',
    weight: costs(34_103_000n, 4383n, 5n),

    set: set.setTargetRegistrationsPerInterval,
  }),
  subnetSetting({
    index: 24,
    name: 'sudo_set_difficulty',
    value: ['difficulty', u64],
    docs: 'Root: sets the difficulty.',
    weight: costs(34_434_000n, 4383n, 5n),

    set: set.setDifficulty,
  }),
  subnetSetting({
    index: 25,
    name: 'sudo_set_max_allowed_validators',
    value: ['max_allowed_validators', u16],
    docs: 'Root: sets how many validators there may be.',
    weight: costs(35_896_000n, 4383n, 6n),

    set: (ctx, netuid, most) => {
      const fits = most <= S.MaxAllowedUids.get(ctx, netuid)
      ensure(fits, Errors.MaxValidatorsLargerThanMaxUIds)
      set.setMaxAllowedValidators(ctx, netuid, most)
    },
  }),
  subnetSetting({
    index: 27,
    name: 'sudo_set_max_registrations_per_block',
    value: ['max_registrations_per_block', u16],
    docs: 'Root: sets how many may join in a block.',
    weight: costs(34_604_000n, 4383n, 5n),

    set: set.setMaxRegistrationsPerBlock,
  }),
  subnetSetting({
    index: 30,
    name: 'sudo_set_tempo',
    value: ['tempo', u16],
    docs: 'Root: sets the blocks of an epoch, counted from now.',
    weight: weight(36_298_000n, 4383n, 5n, 2n),

    set: applyTempoWithCycleReset,
  }),
  subnetSetting({
    index: 39,
    name: 'sudo_set_rao_recycled',
    value: ['rao_recycled', TaoBalance],
    docs: 'Root: sets what registrations have recycled.',
    weight: costs(16_541_000n, 4084n, 1n),
    window: false,
    set: set.setRaoRecycled,
  }),
  subnetSetting({
    index: 65,
    name: 'sudo_set_ema_price_halving_period',
    value: ['ema_halving', u64],
    docs: 'Root: sets how slowly the moving price follows.',
    weight: costs(4_198_000n, 0n, 0n),
    ...ANY_TIME,
    set: (ctx, netuid, halving) => S.EMAPriceHalvingBlocks.set(ctx, netuid, halving),
  }),
  subnetSetting({
    index: 66,
    name: 'sudo_set_subtoken_enabled',
    value: ['subtoken_enabled', bool],
    docs: 'Root: switches the trade of the token.',
    weight: costs(25_467_000n, 4280n, 4n),
    exists: false,
    set: (ctx, netuid, enabled) => S.SubtokenEnabled.set(ctx, netuid, enabled),
  }),
  subnetSetting({
    index: 79,
    name: 'sudo_set_min_allowed_uids',
    value: ['min_allowed_uids', u16],
    docs: 'Root: sets the fewest places to which a subnet may be trimmed.',
    weight: costs(37_890_000n, 4383n, 7n),

    set: (ctx, netuid, least) => {
      const belowMost = least < S.MaxAllowedUids.get(ctx, netuid)
      ensure(belowMost, Errors.MinAllowedUidsGreaterThanMaxAllowedUids)
      const belowCount = least < S.SubnetworkN.get(ctx, netuid)
      ensure(belowCount, Errors.MinAllowedUidsGreaterThanCurrentUids)
      set.setMinAllowedUids(ctx, netuid, least)
    },
  }),
  subnetSetting({
    index: 84,
    name: 'sudo_set_min_non_immune_uids',
    value: ['min', u16],
    docs: 'Root: sets how many neurons must not be immune.',
    weight: costs(6_783_000n, 0n, 0n),
    ...ANY_TIME,
    set: set.setMinNonImmuneUids,
  }),
  subnetSetting({
    index: 94,
    name: 'sudo_set_subnet_emission_enabled',
    value: ['enabled', bool],
    docs: 'Root: switches emission.',
    weight: costs(16_351_000n, 4084n, 1n),
    window: false,
    set: (ctx, netuid, enabled) => {
      ensure(netuid !== ROOT_NETUID, Errors.NotPermittedOnRootSubnet)
      S.SubnetEmissionEnabled.set(ctx, netuid, enabled)
      ctx.deposit(Event.SubnetEmissionEnabledSet({ netuid, enabled }))
    },
  }),
]
