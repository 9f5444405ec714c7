import type { Hex } from '../../../codec/index.ts'
import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { unreserve } from '../balances/reserve.ts'
import { takeDeposit } from './deposit.ts'
import { RequestStatusFor, StatusFor } from './storage.ts'

type Deposit = readonly [who: AccountId, rao: bigint]

/** Turns a reserve into a hold. */
function converted(ctx: Context, [who, deposit]: Deposit, length: number): Deposit {
  unreserve(ctx, who, deposit)
  return [who, takeDeposit(ctx, who, length)]
}

/** Brings a status from before holds up to date; says whether it had to be (`do_ensure_updated`). */
export function ensureUpdated(ctx: Context, hash: Hex): boolean {
  const old = StatusFor.take(ctx, hash)
  if (old === undefined) return false
  if (old.type === 'Unrequested') {
    const { deposit, len } = old.value
    const ticket = converted(ctx, deposit, len)
    RequestStatusFor.set(ctx, hash, { type: 'Unrequested', value: { ticket, len } })
    return true
  }
  const { deposit, count, len } = old.value
  if (deposit !== undefined && len === undefined) unreserve(ctx, ...deposit)
  const maybe_ticket =
    deposit === undefined || len === undefined ? undefined : converted(ctx, deposit, len)
  RequestStatusFor.set(ctx, hash, {
    type: 'Requested',
    value: { maybe_ticket, count, maybe_len: len },
  })
  return true
}
