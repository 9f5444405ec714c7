import { U64F64 as Fixed } from '../../../../amm/fixed/index.ts'
import { bool, u8, u16, u64 } from '../../../../codec/index.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { Call } from '../../../frame/pallet.ts'
import { BlockNumber, TaoBalance } from '../../../frame/types.ts'
import { ChainId } from '../../evm-chain-id/storage.ts'
import {
  clearSmallNominations,
  getNominatorMinRequiredStake,
} from '../../subtensor/staking/small-nominations.ts'
import * as S from '../../subtensor/storage/index.ts'
import { doSetMaxMechanismCount } from '../../subtensor/subnets/mechanism-count.ts'
import { I64F64, I96F32, MechId, U64F64 } from '../../subtensor/types/index.ts'
import * as set from '../../subtensor/utils/settings.ts'
import { Errors } from '../errors.ts'
import { chainSetting, costs } from '../setting.ts'

const SIMPLE = costs(14_000_000n, 0n, 0n)
const FLOW = costs(7_343_000n, 0n, 0n)

/** Values of the whole chain, which only root sets (pallets/admin-utils/src/lib.rs). */
export const chainCalls: readonly Call[] = [
  chainSetting({
    index: 1,
    name: 'sudo_set_default_take',
    value: ['default_take', u16],
    docs: 'Sets the highest take of a delegate.',
    weight: costs(5_400_000n, 0n, 0n),
    set: set.setMaxDelegateTake,
  }),
  chainSetting({
    index: 2,
    name: 'sudo_set_tx_rate_limit',
    value: ['tx_rate_limit', u64],
    docs: 'Sets the blocks between two transactions of a key.',
    weight: costs(5_440_000n, 0n, 0n),
    set: set.setTxRateLimit,
  }),
  chainSetting({
    index: 28,
    name: 'sudo_set_subnet_owner_cut',
    value: ['subnet_owner_cut', u16],
    docs: 'Sets the share of emission that owners of subnets get.',
    weight: SIMPLE,
    set: set.setSubnetOwnerCut,
  }),
  chainSetting({
    index: 29,
    name: 'sudo_set_network_rate_limit',
    value: ['rate_limit', u64],
    docs: 'Sets the blocks between two subnets of a coldkey.',
    weight: SIMPLE,
    set: set.setNetworkRateLimit,
  }),
  chainSetting({
    index: 35,
    name: 'sudo_set_network_immunity_period',
    value: ['immunity_period', u64],
    docs: 'Sets the blocks for which new subnets are safe.',
    weight: SIMPLE,
    set: set.setNetworkImmunityPeriod,
  }),
  chainSetting({
    index: 36,
    name: 'sudo_set_network_min_lock_cost',
    value: ['lock_cost', TaoBalance],
    docs: 'Sets the lowest price of a subnet.',
    weight: SIMPLE,
    set: set.setNetworkMinLock,
  }),
  chainSetting({
    index: 37,
    name: 'sudo_set_subnet_limit',
    value: ['max_subnets', u16],
    docs: 'Sets how many subnets there may be.',
    weight: SIMPLE,
    set: set.setMaxSubnets,
  }),
  chainSetting({
    index: 38,
    name: 'sudo_set_lock_reduction_interval',
    value: ['interval', u64],
    docs: 'Sets how fast the price of a subnet falls.',
    weight: SIMPLE,
    set: set.setLockReductionInterval,
  }),
  chainSetting({
    index: 42,
    name: 'sudo_set_stake_threshold',
    value: ['min_stake', u64],
    docs: 'Sets the stake that setting weights takes.',
    weight: costs(5_500_000n, 0n, 0n),
    set: set.setStakeThreshold,
  }),
  chainSetting({
    index: 43,
    name: 'sudo_set_nominator_min_required_stake',
    value: ['min_stake', u64],
    docs: 'Sets the least stake of a nominator; smaller ones are paid out.',
    weight: costs(30_697_000n, 6890n, 5n),
    set: (ctx, least) => {
      // Upstream sets the factor beside the stake in rao that the old factor came to.
      const before = getNominatorMinRequiredStake(ctx)
      S.NominatorMinRequiredStake.set(ctx, least)
      if (least > before) clearSmallNominations(ctx)
    },
  }),
  chainSetting({
    index: 45,
    name: 'sudo_set_tx_delegate_take_rate_limit',
    value: ['tx_rate_limit', u64],
    docs: 'Sets the blocks between two changes of a take.',
    weight: costs(5_420_000n, 0n, 0n),
    set: set.setTxDelegateTakeRateLimit,
  }),
  chainSetting({
    index: 46,
    name: 'sudo_set_min_delegate_take',
    value: ['take', u16],
    docs: 'Sets the lowest take of a delegate.',
    weight: costs(5_490_000n, 0n, 0n),
    set: set.setMinDelegateTake,
  }),
  chainSetting({
    index: 55,
    name: 'sudo_set_dissolve_network_schedule_duration',
    value: ['duration', BlockNumber],
    docs: 'Sets how long the end of a subnet is announced.',
    weight: costs(5_591_000n, 0n, 0n),
    set: set.setDissolveNetworkScheduleDuration,
  }),
  chainSetting({
    index: 58,
    name: 'sudo_set_evm_chain_id',
    value: ['chain_id', u64],
    docs: 'Sets the number to which limit orders of this chain are bound.',
    weight: costs(27_199_000n, 0n, 1n),
    set: (ctx, id) => ChainId.set(ctx, id),
  }),
  chainSetting({
    index: 63,
    name: 'sudo_set_subnet_moving_alpha',
    value: ['alpha', I96F32],
    docs: 'Sets the weight of a new price in the moving price.',
    weight: costs(2_955_000n, 0n, 0n),
    set: (ctx, alpha) => S.SubnetMovingAlpha.set(ctx, alpha),
  }),
  chainSetting({
    index: 71,
    name: 'sudo_set_commit_reveal_version',
    value: ['version', u16],
    docs: 'Sets the version of hidden weights.',
    weight: costs(6_052_000n, 0n, 0n),
    set: set.setCommitRevealWeightsVersion,
  }),
  chainSetting({
    index: 73,
    name: 'sudo_set_ck_burn',
    value: ['burn', u64],
    docs: 'Sets the share of childkey take that is burned.',
    weight: costs(15_650_000n, 0n, 1n),
    set: (ctx, burn) => S.CKBurn.set(ctx, burn),
  }),
  chainSetting({
    index: 74,
    name: 'sudo_set_admin_freeze_window',
    value: ['window', u16],
    docs: 'Sets the blocks before an epoch in which settings stay.',
    weight: costs(5_450_000n, 0n, 0n),
    set: set.setAdminFreezeWindow,
  }),
  chainSetting({
    index: 75,
    name: 'sudo_set_owner_hparam_rate_limit',
    value: ['epochs', u16],
    docs: 'Sets the epochs between two changes by an owner.',
    weight: costs(5_471_000n, 0n, 0n),
    set: set.setOwnerHyperparamRateLimit,
  }),
  chainSetting({
    index: 81,
    name: 'sudo_set_tao_flow_cutoff',
    value: ['flow_cutoff', I64F64],
    docs: 'Sets the flow of TAO below which a subnet gets nothing.',
    weight: FLOW,
    set: (ctx, cutoff) => S.TaoFlowCutoff.set(ctx, cutoff),
  }),
  chainSetting({
    index: 82,
    name: 'sudo_set_tao_flow_normalization_exponent',
    value: ['exponent', U64F64],
    docs: 'Sets the power of flows in shares, from 1 to 2.',
    weight: FLOW,
    set: (ctx, exponent) => {
      ensure(exponent >= Fixed.one && exponent <= 2n * Fixed.one, Errors.InvalidValue)
      S.FlowNormExponent.set(ctx, exponent)
    },
  }),
  chainSetting({
    index: 83,
    name: 'sudo_set_tao_flow_smoothing_factor',
    value: ['smoothing_factor', u64],
    docs: 'Sets how fast the average of flows follows.',
    weight: FLOW,
    set: (ctx, factor) => S.FlowEmaSmoothingFactor.set(ctx, factor),
  }),
  chainSetting({
    index: 85,
    name: 'sudo_set_start_call_delay',
    value: ['delay', u64],
    docs: 'Sets the blocks before a new subnet may start.',
    weight: SIMPLE,
    set: set.setStartCallDelay,
  }),
  chainSetting({
    index: 86,
    name: 'sudo_set_coldkey_swap_announcement_delay',
    value: ['duration', BlockNumber],
    docs: 'Sets how long a new coldkey is announced.',
    weight: costs(5_370_000n, 0n, 0n),
    set: set.setColdkeySwapAnnouncementDelay,
  }),
  chainSetting({
    index: 87,
    name: 'sudo_set_coldkey_swap_reannouncement_delay',
    value: ['duration', BlockNumber],
    docs: 'Sets when another new coldkey may be announced.',
    weight: costs(5_360_000n, 0n, 0n),
    set: set.setColdkeySwapReannouncementDelay,
  }),
  chainSetting({
    index: 88,
    name: 'sudo_set_max_mechanism_count',
    value: ['max_mechanism_count', MechId],
    docs: 'Sets how many mechanisms a subnet may have.',
    weight: costs(15_000_000n, 0n, 1n),
    set: doSetMaxMechanismCount,
  }),
  chainSetting({
    index: 91,
    name: 'sudo_set_net_tao_flow_enabled',
    value: ['enabled', bool],
    docs: 'Switches flows net of what the chain buys.',
    weight: FLOW,
    set: (ctx, enabled) => S.NetTaoFlowEnabled.set(ctx, enabled),
  }),
  chainSetting({
    index: 96,
    name: 'sudo_set_max_epochs_per_block',
    value: ['max_epochs_per_block', u8],
    docs: 'Sets how many epochs a block may run.',
    weight: costs(5_530_000n, 0n, 0n),
    set: (ctx, most) => {
      ensure(most >= 1, Errors.ValueNotInBounds)
      set.setMaxEpochsPerBlock(ctx, most)
    },
  }),
]
