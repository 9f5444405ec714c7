import type { AccountId } from '../../../../crypto/index.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { DispatchGuard } from '../../../frame/runtime.ts'
import { Errors } from '../errors.ts'
import { ID } from '../id.ts'
import { doTakeChecks } from '../staking/take.ts'
import * as S from '../storage/index.ts'

const GUARDED = new Set(['increase_take', 'decrease_take'])

/**
 * Stops takes out of range, and those of hotkeys that the caller does not own; such calls pay no fee.
 *
 * Upstream: guards/check_delegate_take.rs. Refuses with DelegateTakeTooLow, DelegateTakeTooHigh, HotKeyAccountNotExists or
 * NonAssociatedColdKey.
 */
export const checkDelegateTake: DispatchGuard = (ctx, call, origin) => {
  if (origin.type !== 'signed' || call.pallet !== ID.name || !GUARDED.has(call.name)) return
  const { hotkey, take } = call.args as { hotkey: AccountId; take: number }
  ensure(take >= S.MinDelegateTake.get(ctx), Errors.DelegateTakeTooLow)
  ensure(take <= S.MaxDelegateTake.get(ctx), Errors.DelegateTakeTooHigh)
  doTakeChecks(ctx, origin.account, hotkey)
}
