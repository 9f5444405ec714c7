import type { DispatchError } from '../errors/dispatch.ts'
import { rootSeatFor } from '../simulator/pallets/subtensor/coinbase/shares/root/seats.ts'
import { subtensor } from './refusals.ts'
import { planRegister, type RegisterPlan } from './register.ts'
import { type RootNetwork, type RootValidator, readRoot } from './root.ts'
import { asBigInt } from './values.ts'
import type { View } from './view.ts'

/** A seat on root as it is planned. */
export interface RootSeatPlan extends RegisterPlan {
  readonly root: RootNetwork
  /** Rao of TAO delegated to the hotkey. */
  readonly stake: bigint
  /** The number that it gets; nothing where it gets no seat. */
  readonly uid: number | undefined
  /** Who loses the seat for it. */
  readonly replaces: RootValidator | undefined
}

/**
 * Plans `root_register`: a free seat, or that of the validator with the least TAO behind it.
 *
 * Upstream: pallets/subtensor/src/coinbase/root.rs, `do_root_register`.
 *
 * @throws {NetworkError} `chain_lacks`
 */
export async function planRootSeat(
  view: View,
  request: { readonly coldkey: string; readonly hotkey: string },
): Promise<RootSeatPlan> {
  const [plan, root, [delegated]] = await Promise.all([
    planRegister(view, { ...request, netuid: 0 }),
    readRoot(view),
    view.read([['SubtensorModule', 'TotalHotkeyAlpha', request.hotkey, 0]]),
  ])
  const stake = asBigInt(delegated)
  const seated = root.validators.map((one) => one.stake)
  const seat = rootSeatFor(seated, root.seats, stake)
  const refusals: DispatchError[] = [...plan.refusals]
  const sits = root.validators.some(({ hotkey }) => hotkey === request.hotkey)
  if (seat === undefined && !sits) refusals.push(subtensor('StakeTooLowForRoot'))
  return {
    ...plan,
    refusals,
    root,
    stake,
    uid: sits ? undefined : seat?.uid,
    replaces: seat?.replaces === true && !sits ? root.validators[seat.uid] : undefined,
  }
}
