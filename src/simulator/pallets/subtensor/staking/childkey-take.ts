import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { passesRateLimitOnSubnet, setLastBlockOnSubnet } from '../utils/rate-limiting.ts'
import { coldkeyOwnsHotkey } from './helpers.ts'

/** Lowest take of a childkey on a subnet, in parts of 65535. Upstream: utils/misc.rs. */
export function getEffectiveMinChildkeyTake(at: HasState, netuid: number): number {
  return Math.max(S.MinChildkeyTake.get(at), S.MinChildkeyTakePerSubnet.get(at, netuid))
}

/** What a childkey keeps of what it earns for its parents, in parts of 65535. Upstream: staking/set_children.rs. */
export function getChildkeyTake(at: HasState, hotkey: AccountId, netuid: number): number {
  return Math.max(S.ChildkeyTake.get(at, hotkey, netuid), getEffectiveMinChildkeyTake(at, netuid))
}

/**
 * Sets what a childkey keeps, in parts of 65535; raises are limited in pace.
 *
 * Upstream: staking/set_children.rs, `do_set_childkey_take`.
 *
 * @throws {DispatchFailure} NonAssociatedColdKey, InvalidChildkeyTake, TxChildkeyTakeRateLimitExceeded.
 */
export function doSetChildkeyTake(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  take: number,
): void {
  ensure(coldkeyOwnsHotkey(ctx, coldkey, hotkey), Errors.NonAssociatedColdKey)
  const inRange =
    take >= getEffectiveMinChildkeyTake(ctx, netuid) && take <= S.MaxChildkeyTake.get(ctx)
  ensure(inRange, Errors.InvalidChildkeyTake)
  if (take > getChildkeyTake(ctx, hotkey, netuid))
    ensure(
      passesRateLimitOnSubnet(ctx, 'SetChildkeyTake', hotkey, netuid),
      Errors.TxChildkeyTakeRateLimitExceeded,
    )
  setLastBlockOnSubnet(ctx, 'SetChildkeyTake', hotkey, netuid, getCurrentBlockAsU64(ctx))
  S.ChildkeyTake.set(ctx, hotkey, netuid, take)
  ctx.deposit(Event.ChildKeyTakeSet(hotkey, take))
}
