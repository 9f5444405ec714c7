import { DispatchError } from '../errors/dispatch.ts'
import { unwrap } from './values.ts'
import type { View } from './view.ts'

/** A refusal by the staking pallet, by the name that metadata gives it. */
export function subtensor(name: string): DispatchError {
  return new DispatchError('SubtensorModule', name)
}

/** A refusal by whoever moves balances. */
export function outOfFunds(): DispatchError {
  return new DispatchError('Token', 'FundsUnavailable')
}

/**
 * What the chain holds against every transaction of a coldkey (SS58): an announced swap of that key blocks all else.
 *
 * Upstream: pallets/subtensor/src/guards/check_coldkey_swap.rs.
 */
export async function accountRefusals(view: View, coldkey: string): Promise<DispatchError[]> {
  if (!view.has('SubtensorModule', 'ColdkeySwapAnnouncements')) return []
  const [announced, disputed] = await view.read([
    ['SubtensorModule', 'ColdkeySwapAnnouncements', coldkey],
    ['SubtensorModule', 'ColdkeySwapDisputes', coldkey],
  ])
  if (unwrap(announced) === undefined) return []
  return [
    subtensor(unwrap(disputed) === undefined ? 'ColdkeySwapAnnounced' : 'ColdkeySwapDisputed'),
  ]
}
