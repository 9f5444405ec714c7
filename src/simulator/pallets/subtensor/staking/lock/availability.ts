import type { AccountId } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { ensure } from '../../../../frame/dispatch-error.ts'
import type { HasState } from '../../../../frame/storage.ts'
import { Errors } from '../../errors.ts'
import * as S from '../../storage/index.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { addU64Saturating, subSaturating } from '../../utils/saturating.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../hotkey-stake.ts'
import type { LockState } from './lock-state.ts'
import { lockRates, readConvictionModel, saveConvictionModel } from './lock-store.ts'

/** What a coldkey may do with its alpha on a subnet; all in rao. */
export interface StakeAvailability {
  readonly total: bigint
  readonly locked: bigint
  readonly available: bigint
}

/** A coldkey's lock on a subnet as it is now; nothing is written. Upstream: staking/lock.rs, `get_coldkey_lock`. */
export function getColdkeyLock(
  ctx: Context,
  coldkey: AccountId,
  netuid: number,
): LockState | undefined {
  const now = getCurrentBlockAsU64(ctx)
  const found = readConvictionModel(ctx, coldkey, netuid, now)
  if (found === undefined) return undefined
  found.model.rollForward(now, lockRates(ctx))
  return found.model.individual
}

/** Alpha of a coldkey on a subnet over all hotkeys. Upstream: staking/lock.rs. */
export function totalColdkeyAlphaOnSubnet(
  at: HasState,
  coldkey: AccountId,
  netuid: number,
): bigint {
  return S.StakingHotkeys.get(at, coldkey).reduce(
    (sum, hotkey) =>
      addU64Saturating(sum, getStakeForHotkeyAndColdkeyOnSubnet(at, hotkey, coldkey, netuid)),
    0n,
  )
}

/** Upstream: staking/lock.rs, `stake_availability`. */
export function stakeAvailability(
  ctx: Context,
  coldkey: AccountId,
  netuid: number,
): StakeAvailability {
  const total = totalColdkeyAlphaOnSubnet(ctx, coldkey, netuid)
  const locked = getColdkeyLock(ctx, coldkey, netuid)?.locked_mass ?? 0n
  return { total, locked, available: subSaturating(total, locked) }
}

/** @throws {DispatchFailure} StakeUnavailable when locks hold a part of `amount` back. Upstream: staking/lock.rs. */
export function ensureAvailableToUnstake(
  ctx: Context,
  coldkey: AccountId,
  netuid: number,
  amount: bigint,
): void {
  ensure(stakeAvailability(ctx, coldkey, netuid).available >= amount, Errors.StakeUnavailable)
}

/** Brings a coldkey's lock up to date, which removes it where nothing is left. Upstream: staking/lock.rs. */
export function cleanupLockIfZero(ctx: Context, coldkey: AccountId, netuid: number): void {
  const now = getCurrentBlockAsU64(ctx)
  const found = readConvictionModel(ctx, coldkey, netuid, now)
  if (found === undefined) return
  found.model.rollForward(now, lockRates(ctx))
  saveConvictionModel(ctx, coldkey, netuid, found.hotkey, found.model)
}

/** Takes `amount` rao off a coldkey's lock, because the stake behind it is gone. Upstream: staking/lock.rs. */
export function forceReduceLock(
  ctx: Context,
  coldkey: AccountId,
  netuid: number,
  amount: bigint,
): void {
  const now = getCurrentBlockAsU64(ctx)
  const found = readConvictionModel(ctx, coldkey, netuid, now)
  if (found === undefined) return
  const { hotkey, model } = found
  model.rollForward(now, lockRates(ctx))
  model.rollForwardAggregate(now, lockRates(ctx))
  model.forceReduceIndividual(amount, now)
  saveConvictionModel(ctx, coldkey, netuid, hotkey, model)
}
