import type { AccountId } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import type { LockState } from './lock-state.ts'
import { lockRates, readConvictionModelForHotkey, saveConvictionModel } from './lock-store.ts'

/** Adds a lock to the sum that a coldkey's locks on a hotkey belong to. Upstream: staking/lock.rs. */
export function addAggregateLock(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  added: LockState,
): void {
  const now = getCurrentBlockAsU64(ctx)
  const model = readConvictionModelForHotkey(ctx, coldkey, netuid, hotkey, now)
  model.rollForwardAggregate(now, lockRates(ctx))
  model.addToAggregate(added)
  model.rollForwardAggregate(now, lockRates(ctx))
  saveConvictionModel(ctx, coldkey, netuid, hotkey, model)
}

/** Takes rao and conviction (U64F64 bits) off that sum. Upstream: staking/lock.rs. */
export function reduceAggregateLock(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  amount: bigint,
  conviction: bigint,
): void {
  const now = getCurrentBlockAsU64(ctx)
  const model = readConvictionModelForHotkey(ctx, coldkey, netuid, hotkey, now)
  model.rollForwardAggregate(now, lockRates(ctx))
  model.reduceAggregate(amount, conviction)
  saveConvictionModel(ctx, coldkey, netuid, hotkey, model)
}
