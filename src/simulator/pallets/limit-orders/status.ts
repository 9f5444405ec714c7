import type { Context } from '../../frame/context.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import { coldkeyOwnsHotkey } from '../subtensor/staking/helpers.ts'
import { PALLET_ACCOUNT, PALLET_HOTKEY } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { LimitOrdersEnabled } from './storage.ts'

/** @throws {DispatchFailure} LimitOrdersDisabled while orders are switched off. */
export function ensureEnabled(ctx: Context): void {
  ensure(LimitOrdersEnabled.get(ctx), Errors.LimitOrdersDisabled)
}

/**
 * Switches orders on or off.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `set_pallet_status`.
 *
 * @throws {DispatchFailure} PalletHotkeyNotRegistered, on the way to on.
 */
export function setPalletStatus(ctx: Context, enabled: boolean): void {
  if (enabled)
    ensure(coldkeyOwnsHotkey(ctx, PALLET_ACCOUNT, PALLET_HOTKEY), Errors.PalletHotkeyNotRegistered)
  LimitOrdersEnabled.set(ctx, enabled)
  ctx.deposit(Event.LimitOrdersPalletStatusChanged({ enabled }))
}
