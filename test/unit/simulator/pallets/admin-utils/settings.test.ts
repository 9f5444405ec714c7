import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { type Origin, ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import { adminUtilsPallet } from '../../../../../src/simulator/pallets/admin-utils/index.ts'
import { blockAuthor } from '../../../../../src/simulator/pallets/aura/author.ts'
import {
  getStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from '../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import * as S from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { PRESETS } from '../../../../../src/simulator/runtime/genesis/presets/index.ts'
import { SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

/** Owned by //Bob in the default preset. */
const NETUID = 2
const OWNER = signed(DEV.bob)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain(PRESETS.default)
})

function run(name: string, args: Record<string, unknown>, origin: Origin = ROOT): void {
  chain.ctx.dispatch({ pallet: 'AdminUtils', name, args }, origin)
}

const ONE = 1n << 64n

describe('a setting of the chain', () => {
  test.each([
    ['sudo_set_default_take', 'default_take', 9_000, S.MaxDelegateTake],
    ['sudo_set_tx_rate_limit', 'tx_rate_limit', 3n, S.TxRateLimit],
    ['sudo_set_network_rate_limit', 'rate_limit', 5n, S.NetworkRateLimit],
    ['sudo_set_network_min_lock_cost', 'lock_cost', 7n, S.NetworkMinLockCost],
    ['sudo_set_subnet_limit', 'max_subnets', 9, S.SubnetLimit],
    ['sudo_set_stake_threshold', 'min_stake', 11n, S.StakeThreshold],
    ['sudo_set_start_call_delay', 'delay', 13n, S.StartCallDelay],
    ['sudo_set_ck_burn', 'burn', 17n, S.CKBurn],
    ['sudo_set_max_epochs_per_block', 'max_epochs_per_block', 4, S.MaxEpochsPerBlock],
    ['sudo_set_tao_flow_cutoff', 'flow_cutoff', -ONE, S.TaoFlowCutoff],
    ['sudo_set_net_tao_flow_enabled', 'enabled', true, S.NetTaoFlowEnabled],
  ] as const)('%s is root’s', (name, argument, value, item) => {
    expect(() => run(name, { [argument]: value }, OWNER)).toThrow('BadOrigin')
    run(name, { [argument]: value })
    expect(item.get(chain.ctx)).toBe(value)
  })

  test('sweeps small nominations once its factor is above the rao that the old one came to', () => {
    // pallets/admin-utils/src/lib.rs, `sudo_set_nominator_min_required_stake`: the factor, in millionths of a minimum stake
    // of 2,000,000 rao, is held against `get_nominator_min_required_stake`, which is in rao.
    const sweepsAt = (min_stake: bigint) => {
      run('sudo_set_nominator_min_required_stake', { min_stake })
      return getStakeForHotkeyAndColdkeyOnSubnet(chain.ctx, DEV.bob, DEV.charlie, 0) === 0n
    }
    run('sudo_set_nominator_min_required_stake', { min_stake: 1_000_000n })
    increaseStakeForHotkeyAndColdkeyOnSubnet(chain.ctx, DEV.bob, DEV.charlie, 0, 1_000n)
    expect(sweepsAt(1_500_000n)).toBe(false)
    expect(sweepsAt(3_000_000n)).toBe(false)
    expect(sweepsAt(6_000_001n)).toBe(true)
  })

  test('stays within its bounds', () => {
    expect(() => run('sudo_set_max_epochs_per_block', { max_epochs_per_block: 0 })).toThrow(
      'AdminUtils.ValueNotInBounds',
    )
    const exponent = (value: bigint) =>
      run('sudo_set_tao_flow_normalization_exponent', { exponent: value })
    exponent(2n * ONE)
    expect(() => exponent(2n * ONE + 1n)).toThrow('AdminUtils.InvalidValue')
    expect(() => exponent(ONE - 1n)).toThrow('AdminUtils.InvalidValue')
    expect(() => run('sudo_set_max_mechanism_count', { max_mechanism_count: 17 })).toThrow(
      'SubtensorModule.InvalidValue',
    )
  })

  test('that is no more says so', () => {
    expect(() => run('sudo_set_total_issuance', { total_issuance: 1n })).toThrow('Deprecated')
    const pow = { netuid: NETUID, registration_allowed: true }
    expect(() => run('sudo_set_network_pow_registration_allowed', pow)).toThrow(
      'POWRegistrationDisabled',
    )
  })
})

describe('a setting of a subnet', () => {
  test.each([
    ['sudo_set_kappa', 'kappa', 100, S.Kappa],
    ['sudo_set_weights_set_rate_limit', 'weights_set_rate_limit', 5n, S.WeightsSetRateLimit],
    ['sudo_set_max_allowed_validators', 'max_allowed_validators', 6, S.MaxAllowedValidators],
    ['sudo_set_subtoken_enabled', 'subtoken_enabled', false, S.SubtokenEnabled],
    ['sudo_set_subnet_emission_enabled', 'enabled', false, S.SubnetEmissionEnabled],
    ['sudo_set_ema_price_halving_period', 'ema_halving', 8n, S.EMAPriceHalvingBlocks],
  ] as const)('%s is root’s alone', (name, argument, value, item) => {
    const args = { netuid: NETUID, [argument]: value }
    expect(() => run(name, args, OWNER)).toThrow('BadOrigin')
    run(name, args)
    expect(item.get(chain.ctx, NETUID)).toBe(value)
  })

  test.each([
    ['sudo_set_serving_rate_limit', 'serving_rate_limit', 5n, S.ServingRateLimit],
    ['sudo_set_immunity_period', 'immunity_period', 77, S.ImmunityPeriod],
    ['sudo_set_rho', 'rho', 12, S.Rho],
    ['sudo_set_liquid_alpha_enabled', 'enabled', true, S.LiquidAlphaOn],
    ['sudo_set_commit_reveal_weights_enabled', 'enabled', true, S.CommitRevealWeightsEnabled],
    ['sudo_set_commit_reveal_weights_interval', 'interval', 3n, S.RevealPeriodEpochs],
    ['sudo_set_toggle_transfer', 'toggle', false, S.TransferToggle],
    ['sudo_set_yuma3_enabled', 'enabled', false, S.Yuma3On],
    ['sudo_set_min_burn', 'min_burn', 999n, S.MinBurn],
    ['sudo_set_max_burn', 'max_burn', 200_000_000n, S.MaxBurn],
    ['sudo_set_burn_half_life', 'burn_half_life', 36_100, S.BurnHalfLife],
    ['sudo_set_burn_increase_mult', 'burn_increase_mult', 2n * ONE, S.BurnIncreaseMult],
    ['sudo_set_max_allowed_uids', 'max_allowed_uids', 100, S.MaxAllowedUids],
    ['sudo_set_recycle_or_burn', 'recycle_or_burn', 'Recycle', S.RecycleOrBurn],
    ['sudo_set_owner_cut_enabled', 'enabled', false, S.OwnerCutEnabled],
  ] as const)('%s is its owner’s, too', (name, argument, value, item) => {
    const args = { netuid: NETUID, [argument]: value }
    expect(() => run(name, args, signed(DEV.charlie))).toThrow('BadOrigin')
    run(name, args, OWNER)
    expect(item.get(chain.ctx, NETUID)).toBe(value)
  })

  test('may be changed by its owner once in two epochs, by root whenever', () => {
    const rho = (value: number, origin: Origin) =>
      run('sudo_set_rho', { netuid: NETUID, rho: value }, origin)
    rho(1, OWNER)
    expect(() => rho(2, OWNER)).toThrow('TxRateLimitExceeded')
    rho(3, ROOT)
    expect(S.Rho.get(chain.ctx, NETUID)).toBe(3)
    S.Tempo.set(chain.ctx, NETUID, 0)
    rho(4, OWNER)
  })

  test('may not be changed just before an epoch', () => {
    run('sudo_set_admin_freeze_window', { window: 1000 })
    expect(() => run('sudo_set_rho', { netuid: NETUID, rho: 1 })).toThrow(
      'AdminActionProhibitedDuringWeightsWindow',
    )
  })

  test('needs the subnet', () => {
    expect(() => run('sudo_set_kappa', { netuid: 99, kappa: 1 })).toThrow(
      'AdminUtils.SubnetDoesNotExist',
    )
  })

  test.each([
    ['sudo_set_max_allowed_validators', { max_allowed_validators: 257 }, 'MaxValidatorsLargerThan'],
    ['sudo_set_max_allowed_uids', { max_allowed_uids: 1 }, 'MaxAllowedUidsLessThanMinAllowedUids'],
    ['sudo_set_min_burn', { min_burn: 1_000_000_000n }, 'ValueNotInBounds'],
    ['sudo_set_max_burn', { max_burn: 100_000_000n }, 'ValueNotInBounds'],
    ['sudo_set_burn_half_life', { burn_half_life: 0 }, 'InvalidValue'],
    ['sudo_set_burn_increase_mult', { burn_increase_mult: 3n * ONE + 1n }, 'InvalidValue'],
    ['sudo_set_activity_cutoff', { activity_cutoff: 0 }, 'ActivityCutoffTooLow'],
    ['sudo_set_commit_reveal_weights_interval', { interval: 101n }, 'RevealPeriodTooLarge'],
    ['sudo_set_owner_immune_neuron_limit', { immune_neurons: 11 }, 'InvalidValue'],
    ['sudo_set_mechanism_emission_split', { maybe_split: [1] }, 'InvalidValue'],
  ])('%s refuses %o', (name, args, error) => {
    expect(() => run(name, { netuid: NETUID, ...args })).toThrow(error)
  })

  test('of bonds is bounded for owners and not for root', () => {
    const bonds = { netuid: NETUID, bonds_moving_average: 975_001n }
    expect(() => run('sudo_set_bonds_moving_average', bonds, OWNER)).toThrow('MaxReached')
    run('sudo_set_bonds_moving_average', bonds)
  })

  test('of steepness is positive for owners', () => {
    const steep = { netuid: NETUID, steepness: -5 }
    expect(() => run('sudo_set_alpha_sigmoid_steepness', steep, OWNER)).toThrow('NegativeSigmoid')
    run('sudo_set_alpha_sigmoid_steepness', steep)
    expect(S.AlphaSigmoidSteepness.get(chain.ctx, NETUID)).toBe(-5)
  })

  test('of tempo begins a new epoch', () => {
    chain.next(2)
    run('sudo_set_tempo', { netuid: NETUID, tempo: 33 })
    expect([S.Tempo.get(chain.ctx, NETUID), S.LastEpochBlock.get(chain.ctx, NETUID)]).toEqual([
      33,
      3n,
    ])
  })
})

describe('authorities', () => {
  test('decide who earns the fees', () => {
    run('swap_authorities', { new_authorities: [DEV.dave] })
    expect(blockAuthor(chain.ctx)).toBe(DEV.dave)
    run('swap_authorities', { new_authorities: [] })
    expect(blockAuthor(chain.ctx)).toBe(DEV.dave)
  })
})

test('every call has its own index', () => {
  const indices = adminUtilsPallet.calls.map((one) => one.index)
  expect(new Set(indices).size).toBe(indices.length)
})
