import type { Context } from '../../../../frame/context.ts'
import { attempt } from '../../../../frame/dispatch-error.ts'
import * as S from '../../storage/index.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { doLockStake } from './lock-stake.ts'
import { readConvictionModel } from './lock-store.ts'

/**
 * Locks what a subnet's owner was just paid, on the hotkey of its present lock or on its own, where the subnet wants that.
 *
 * Upstream: staking/lock.rs, `auto_lock_owner_cut`.
 *
 * @param amount rao of alpha.
 */
export function autoLockOwnerCut(ctx: Context, netuid: number, amount: bigint): void {
  if (!S.OwnerCutAutoLockEnabled.get(ctx, netuid)) return
  const coldkey = S.SubnetOwner.get(ctx, netuid)
  const found = readConvictionModel(ctx, coldkey, netuid, getCurrentBlockAsU64(ctx))
  const hotkey = found?.hotkey ?? S.SubnetOwnerHotkey.get(ctx, netuid)
  // A lock that is refused, as one of nothing is, leaves the cut unlocked.
  attempt(() => ctx.transact(() => doLockStake(ctx, coldkey, netuid, hotkey, amount)))
}
