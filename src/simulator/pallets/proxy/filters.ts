import type { RuntimeCall } from '../../frame/pallet.ts'
import type { ProxyType } from './types.ts'

/** Calls by name, `Pallet.*` for all of a pallet. */
type Calls = readonly string[]

/** A call that is allowed while an argument of it is below a limit. */
export interface Conditional {
  readonly call: string
  readonly argument: string
  readonly limit: bigint
}

/** What proxies of one type may do. */
export type ProxyFilter =
  | { readonly mode: 'AllowAll' }
  | { readonly mode: 'DenyAll' }
  | { readonly mode: 'Allow'; readonly calls: Calls; readonly except?: Calls }
  | { readonly mode: 'Deny'; readonly calls: Calls }
  | { readonly mode: 'AllowBelow'; readonly calls: readonly Conditional[] }
  | { readonly mode: 'AllowNested'; readonly call: string; readonly nested: string }

const DENY_ALL: ProxyFilter = { mode: 'DenyAll' }

const subtensor = (...names: readonly string[]): Calls =>
  names.map((name) => `SubtensorModule.${name}`)
const adminUtils = (...names: readonly string[]): Calls => names.map((name) => `AdminUtils.${name}`)

const COLDKEY_SWAPS = subtensor(
  'announce_coldkey_swap',
  'swap_coldkey_announced',
  'clear_coldkey_swap_announcement',
  'dispute_coldkey_swap',
)
const COLDKEY_SWAPS_OF_OLD = subtensor('schedule_swap_coldkey', 'swap_coldkey')

const ENOUGH_FOR_SMALL = 500_000_000n

/**
 * By type; of one list, since the chain acts on it and tells it, in this order (runtime/src/lib.rs,
 * `define_proxy_filters`).
 */
export const FILTERS: Readonly<Record<ProxyType, ProxyFilter>> = {
  Any: { mode: 'AllowAll' },
  NonTransfer: {
    mode: 'Deny',
    calls: [
      'Balances.*',
      ...subtensor('transfer_stake'),
      ...COLDKEY_SWAPS_OF_OLD,
      ...COLDKEY_SWAPS,
    ],
  },
  NonFungible: {
    mode: 'Deny',
    calls: [
      'Balances.*',
      ...subtensor('add_stake', 'add_stake_limit', 'remove_stake', 'remove_stake_limit'),
      ...subtensor('remove_stake_full_limit', 'unstake_all', 'unstake_all_alpha', 'swap_stake'),
      ...subtensor('swap_stake_limit', 'move_stake', 'transfer_stake', 'burned_register'),
      ...subtensor('root_register'),
      ...COLDKEY_SWAPS_OF_OLD,
      ...COLDKEY_SWAPS,
      ...subtensor('swap_hotkey', 'swap_hotkey_v2'),
    ],
  },
  Transfer: {
    mode: 'Allow',
    calls: [
      'Balances.transfer_keep_alive',
      'Balances.transfer_allow_death',
      'Balances.transfer_all',
      ...subtensor('transfer_stake'),
    ],
  },
  SmallTransfer: {
    mode: 'AllowBelow',
    calls: [
      { call: 'Balances.transfer_keep_alive', argument: 'value', limit: ENOUGH_FOR_SMALL },
      { call: 'Balances.transfer_allow_death', argument: 'value', limit: ENOUGH_FOR_SMALL },
      { call: 'SubtensorModule.transfer_stake', argument: 'alpha_amount', limit: ENOUGH_FOR_SMALL },
    ],
  },
  Owner: {
    mode: 'Allow',
    calls: ['AdminUtils.*', ...subtensor('set_subnet_identity', 'update_symbol')],
    except: adminUtils('sudo_set_sn_owner_hotkey', 'sudo_set_subnet_owner_hotkey'),
  },
  NonCritical: {
    mode: 'Deny',
    calls: [
      ...subtensor('dissolve_network', 'root_register', 'burned_register'),
      'Sudo.*',
      ...COLDKEY_SWAPS,
    ],
  },
  Triumvirate: DENY_ALL,
  Senate: DENY_ALL,
  Governance: DENY_ALL,
  Staking: {
    mode: 'Allow',
    calls: [
      ...subtensor('add_stake', 'remove_stake', 'unstake_all', 'unstake_all_alpha', 'swap_stake'),
      ...subtensor('swap_stake_limit', 'move_stake', 'add_stake_limit', 'remove_stake_limit'),
      ...subtensor('remove_stake_full_limit', 'set_root_claim_type'),
    ],
  },
  Registration: {
    mode: 'Allow',
    calls: subtensor('burned_register', 'register', 'register_limit'),
  },
  RootWeights: DENY_ALL,
  ChildKeys: { mode: 'Allow', calls: subtensor('set_children', 'set_childkey_take') },
  SudoUncheckedSetCode: {
    mode: 'AllowNested',
    call: 'Sudo.sudo_unchecked_weight',
    nested: 'System.set_code',
  },
  SwapHotkey: { mode: 'Allow', calls: subtensor('swap_hotkey', 'swap_hotkey_v2') },
  SubnetLeaseBeneficiary: {
    mode: 'Allow',
    calls: [
      ...subtensor('start_call'),
      ...adminUtils('sudo_set_serving_rate_limit', 'sudo_set_min_difficulty'),
      ...adminUtils('sudo_set_max_difficulty', 'sudo_set_weights_version_key'),
      ...adminUtils('sudo_set_adjustment_alpha', 'sudo_set_immunity_period'),
      ...adminUtils('sudo_set_min_allowed_weights', 'sudo_set_kappa', 'sudo_set_rho'),
      ...adminUtils('sudo_set_activity_cutoff', 'sudo_set_network_registration_allowed'),
      ...adminUtils('sudo_set_network_pow_registration_allowed', 'sudo_set_max_burn'),
      ...adminUtils('sudo_set_bonds_moving_average', 'sudo_set_bonds_penalty'),
      ...adminUtils('sudo_set_commit_reveal_weights_enabled', 'sudo_set_liquid_alpha_enabled'),
      ...adminUtils('sudo_set_alpha_values', 'sudo_set_commit_reveal_weights_interval'),
      ...adminUtils('sudo_set_toggle_transfer', 'sudo_set_subnet_emission_enabled'),
      ...adminUtils('sudo_set_min_childkey_take_per_subnet'),
    ],
  },
  RootClaim: { mode: 'Allow', calls: subtensor('claim_root') },
}

function named(calls: Calls, call: RuntimeCall): boolean {
  return calls.includes(`${call.pallet}.${call.name}`) || calls.includes(`${call.pallet}.*`)
}

/** Whether a proxy of `type` may make `call`. */
export function proxyAllows(type: ProxyType, call: RuntimeCall): boolean {
  const filter = FILTERS[type]
  switch (filter.mode) {
    case 'AllowAll':
      return true
    case 'DenyAll':
      return false
    case 'Deny':
      return !named(filter.calls, call)
    case 'Allow':
      return named(filter.calls, call) && !named(filter.except ?? [], call)
    case 'AllowBelow':
      return filter.calls.some(
        (one) =>
          one.call === `${call.pallet}.${call.name}` &&
          (call.args[one.argument] as bigint) < one.limit,
      )
    case 'AllowNested': {
      const inner = call.args.call as RuntimeCall | undefined
      const outer = `${call.pallet}.${call.name}` === filter.call
      return outer && `${inner?.pallet}.${inner?.name}` === filter.nested
    }
  }
}

/** Whether whoever is a proxy of type `a` may do all that one of type `b` may (runtime/src/lib.rs, `is_superset`). */
export function isSuperset(a: ProxyType, b: ProxyType): boolean {
  if (a === b || a === 'Any') return true
  if (b === 'Any') return false
  if (a === 'NonTransfer') return b !== 'Transfer' && b !== 'SmallTransfer'
  return a === 'Transfer' && b === 'SmallTransfer'
}
