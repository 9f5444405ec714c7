import type { AccountId } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { DispatchFailure } from '../../../../frame/dispatch-error.ts'
import { Event } from '../../events/index.ts'
import * as S from '../../storage/index.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { type Link, loadRelations, persistRelations } from './relations.ts'

/**
 * Gives hotkeys of a subnet the children that they asked for, once the time to wait is over; at once before the subnet is
 * started.
 *
 * Upstream: staking/set_children.rs, `do_set_pending_children`.
 */
export function doSetPendingChildren(ctx: Context, netuid: number): void {
  const block = getCurrentBlockAsU64(ctx)
  const isStarted = S.SubtokenEnabled.get(ctx, netuid)
  for (const [[, hotkey], [children, coolDownBlock]] of S.PendingChildKeys.entries(ctx, netuid))
    if (coolDownBlock < block || !isStarted) {
      persistPendingChildren(ctx, netuid, hotkey, children)
      S.PendingChildKeys.remove(ctx, netuid, hotkey)
    }
}

/** Children that no longer fit are dropped without a word. */
function persistPendingChildren(
  ctx: Context,
  netuid: number,
  hotkey: AccountId,
  children: readonly Link[],
): void {
  try {
    persistRelations(ctx, loadRelations(ctx, hotkey, netuid, children), netuid)
  } catch (error) {
    if (error instanceof DispatchFailure) return
    throw error
  }
  ctx.deposit(Event.SetChildren(hotkey, netuid, children))
}
