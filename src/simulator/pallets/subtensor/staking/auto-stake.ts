import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { ifSubnetExist } from '../subnets/subnet.ts'

/**
 * Says to which hotkey a coldkey's mining rewards on a subnet are staked.
 *
 * Upstream: macros/dispatches.rs, `set_coldkey_auto_stake_hotkey`.
 *
 * @throws {DispatchFailure} SubnetNotExists, HotKeyNotRegisteredInSubNet, SameAutoStakeHotkeyAlreadySet.
 */
export function doSetColdkeyAutoStakeHotkey(
  ctx: Context,
  coldkey: AccountId,
  netuid: number,
  hotkey: AccountId,
): void {
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  ensure(S.Uids.has(ctx, netuid, hotkey), Errors.HotKeyNotRegisteredInSubNet)
  const before = S.AutoStakeDestination.get(ctx, coldkey, netuid)
  ensure(before !== hotkey, Errors.SameAutoStakeHotkeyAlreadySet)
  if (before !== undefined)
    S.AutoStakeDestinationColdkeys.mutate(ctx, before, netuid, (coldkeys) =>
      coldkeys.filter((each) => each !== coldkey),
    )
  S.AutoStakeDestination.set(ctx, coldkey, netuid, hotkey)
  S.AutoStakeDestinationColdkeys.mutate(ctx, hotkey, netuid, (coldkeys) =>
    coldkeys.includes(coldkey) ? coldkeys : [...coldkeys, coldkey],
  )
  ctx.deposit(Event.AutoStakeDestinationSet({ coldkey, netuid, hotkey }))
}
