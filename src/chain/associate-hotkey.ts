import { makeCall } from './call.ts'
import { readOwner } from './hotkeys.ts'
import { type Operation, price } from './operation.ts'
import { accountRefusals, outOfFunds, subtensor } from './refusals.ts'
import type { View } from './view.ts'

/** The association of a hotkey as it is planned. */
export interface AssociateHotkeyPlan extends Operation {
  readonly hotkey: string
  /** The chain knows it as this coldkey's already: the call would cost its fee and change nothing. */
  readonly associated: boolean
}

/**
 * Plans `try_associate_hotkey`. The chain says nothing where the hotkey is another coldkey's, and keeps the fee; here that
 * is a refusal.
 *
 * Upstream: pallets/subtensor/src/staking/account.rs, `do_try_associate_hotkey`.
 *
 * @throws {NetworkError} `chain_lacks`
 */
export async function planAssociateHotkey(
  view: View,
  { coldkey, hotkey }: { readonly coldkey: string; readonly hotkey: string },
): Promise<AssociateHotkeyPlan> {
  const call = makeCall(view.chain, 'SubtensorModule', 'try_associate_hotkey', { hotkey })
  const [{ fee, free }, owner, against] = await Promise.all([
    price(view, call, coldkey),
    readOwner(view, hotkey),
    accountRefusals(view, coldkey),
  ])
  const associated = owner === coldkey
  const refusals = [...against]
  if (owner !== undefined && !associated) refusals.push(subtensor('NonAssociatedColdKey'))
  if (fee > free) refusals.push(outOfFunds())
  return { coldkey, hotkey, associated, call, cost: 0n, fee, free, refusals }
}
