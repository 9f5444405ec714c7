import { bool, i16, u16, u64 } from '../../../../codec/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { Call } from '../../../frame/pallet.ts'
import { Errors as SubtensorErrors } from '../../subtensor/errors.ts'
import { Event as SubtensorEvent } from '../../subtensor/events/index.ts'
import * as S from '../../subtensor/storage/index.ts'
import * as set from '../../subtensor/utils/settings.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events.ts'
import { costs, ownerSetting } from '../setting.ts'

/** The slowest bonds that an owner may set, as parts of a million. */
const OWNERS_BONDS_MAX = 975_000n
/** Bounds of the epochs after which hidden weights show. */
const REVEAL_PERIODS = { least: 1n, most: 100n }

/** Upstream: subnets/weights.rs, `set_reveal_period`. */
function setRevealPeriod(ctx: Context, netuid: number, epochs: bigint): void {
  ensure(epochs <= REVEAL_PERIODS.most, SubtensorErrors.RevealPeriodTooLarge)
  ensure(epochs >= REVEAL_PERIODS.least, SubtensorErrors.RevealPeriodTooSmall)
  S.RevealPeriodEpochs.set(ctx, netuid, epochs)
  ctx.deposit(SubtensorEvent.CommitRevealPeriodsSet(netuid, epochs))
}

/** What an owner may set of its subnet's consensus (pallets/admin-utils/src/lib.rs). */
export const consensusCalls: readonly Call[] = [
  ownerSetting({
    index: 5,
    name: 'sudo_set_max_difficulty',
    value: ['max_difficulty', u64],
    docs: 'Sets the highest difficulty.',
    weight: costs(34_704_000n, 4383n, 5n),
    limit: { hyperparameter: 'MaxDifficulty' },

    set: set.setMaxDifficulty,
  }),
  ownerSetting({
    index: 14,
    name: 'sudo_set_min_allowed_weights',
    value: ['min_allowed_weights', u16],
    docs: 'Sets how many weights a validator must set.',
    weight: costs(34_664_000n, 4383n, 5n),
    limit: { hyperparameter: 'MinAllowedWeights' },

    set: set.setMinAllowedWeights,
  }),
  ownerSetting({
    index: 17,
    name: 'sudo_set_rho',
    value: ['rho', u16],
    docs: 'Sets the steepness of trust.',
    weight: costs(31_268_000n, 4383n, 5n),
    limit: { hyperparameter: 'Rho' },

    set: (ctx, netuid, rho) => S.Rho.set(ctx, netuid, rho),
  }),
  ownerSetting({
    index: 18,
    name: 'sudo_set_activity_cutoff',
    value: ['activity_cutoff', u16],
    docs: 'Sets after how many blocks without weights a validator sleeps.',
    weight: costs(35_165_000n, 4383n, 6n),
    limit: { hyperparameter: 'ActivityCutoff' },

    set: (ctx, netuid, cutoff) => {
      ensure(cutoff >= S.MinActivityCutoff.get(ctx), SubtensorErrors.ActivityCutoffTooLow)
      set.setActivityCutoff(ctx, netuid, cutoff)
    },
  }),
  ownerSetting({
    index: 26,
    name: 'sudo_set_bonds_moving_average',
    value: ['bonds_moving_average', u64],
    docs: 'Sets how slowly bonds change.',
    weight: costs(34_495_000n, 4383n, 5n),
    limit: { hyperparameter: 'BondsMovingAverage' },

    set: (ctx, netuid, average) => {
      const modest = ctx.origin.type !== 'signed' || average <= OWNERS_BONDS_MAX
      ensure(modest, Errors.BondsMovingAverageMaxReached)
      set.setBondsMovingAverage(ctx, netuid, average)
    },
  }),
  ownerSetting({
    index: 49,
    name: 'sudo_set_commit_reveal_weights_enabled',
    value: ['enabled', bool],
    docs: 'Switches hidden weights.',
    weight: costs(34_544_000n, 4383n, 5n),
    limit: { hyperparameter: 'CommitRevealEnabled' },

    set: set.setCommitRevealWeightsEnabled,
  }),
  ownerSetting({
    index: 50,
    name: 'sudo_set_liquid_alpha_enabled',
    value: ['enabled', bool],
    docs: 'Switches liquid alpha.',
    weight: costs(25_538_000n, 4280n, 4n),
    limit: { hyperparameter: 'LiquidAlphaEnabled' },
    exists: false,
    set: (ctx, netuid, enabled) => S.LiquidAlphaOn.set(ctx, netuid, enabled),
  }),
  ownerSetting({
    index: 57,
    name: 'sudo_set_commit_reveal_weights_interval',
    value: ['interval', u64],
    docs: 'Sets the epochs after which hidden weights show.',
    weight: costs(34_654_000n, 4383n, 5n),
    limit: { hyperparameter: 'WeightCommitInterval' },

    set: setRevealPeriod,
  }),
  ownerSetting({
    index: 60,
    name: 'sudo_set_bonds_penalty',
    value: ['bonds_penalty', u16],
    docs: 'Sets the penalty of bonds out of consensus.',
    weight: costs(34_354_000n, 4383n, 5n),
    limit: { hyperparameter: 'BondsPenalty' },

    set: set.setBondsPenalty,
  }),
  ownerSetting({
    index: 61,
    name: 'sudo_set_toggle_transfer',
    value: ['toggle', bool],
    docs: 'Switches transfers of stake.',
    weight: costs(28_343_000n, 4280n, 4n),
    limit: { hyperparameter: 'TransferEnabled' },
    exists: false,
    set: (ctx, netuid, on) => {
      S.TransferToggle.set(ctx, netuid, on)
      ctx.deposit(SubtensorEvent.TransferToggle(netuid, on))
    },
  }),
  ownerSetting({
    index: 68,
    name: 'sudo_set_alpha_sigmoid_steepness',
    value: ['steepness', i16],
    docs: 'Sets the steepness of liquid alpha.',
    weight: costs(31_438_000n, 4383n, 5n),
    limit: { hyperparameter: 'AlphaSigmoidSteepness' },

    set: (ctx, netuid, steepness) => {
      const allowed = ctx.origin.type === 'root' || steepness >= 0
      ensure(allowed, Errors.NegativeSigmoidSteepness)
      S.AlphaSigmoidSteepness.set(ctx, netuid, steepness)
    },
  }),
  ownerSetting({
    index: 69,
    name: 'sudo_set_yuma3_enabled',
    value: ['enabled', bool],
    docs: 'Switches Yuma 3.',
    weight: costs(28_583_000n, 4280n, 4n),
    limit: { hyperparameter: 'Yuma3Enabled' },
    exists: false,
    set: (ctx, netuid, enabled) => {
      S.Yuma3On.set(ctx, netuid, enabled)
      ctx.deposit(Event.Yuma3EnableToggled({ netuid, enabled }))
    },
  }),
  ownerSetting({
    index: 70,
    name: 'sudo_set_bonds_reset_enabled',
    value: ['enabled', bool],
    docs: 'Switches resetting bonds.',
    weight: costs(30_507_000n, 4280n, 4n),
    limit: { hyperparameter: 'BondsResetEnabled' },
    exists: false,
    set: (ctx, netuid, enabled) => {
      set.setBondsReset(ctx, netuid, enabled)
      ctx.deposit(Event.BondsResetToggled({ netuid, enabled }))
    },
  }),
]
