import type { ValueOf } from '../../../codec/index.ts'
import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure, tokenError } from '../../frame/dispatch-error.ts'
import { Account as SystemAccount } from '../system/storage.ts'
import { mutateAccount } from './account.ts'
import { reducibleBalance } from './inspect.ts'
import { Holds } from './storage.ts'
import type { RuntimeHoldReason } from './types.ts'

export type HoldReason = ValueOf<typeof RuntimeHoldReason>

/** As many as there are reasons (`VariantCountOf<RuntimeHoldReason>`). */
const MAX_HOLDS = 4

const isFor =
  (reason: HoldReason) =>
  ({ id }: { readonly id: HoldReason }): boolean =>
    id.type === reason.type && id.value === reason.value

/** Rao of an account that are held for a reason. */
export function balanceOnHold(ctx: Context, reason: HoldReason, who: AccountId): bigint {
  return Holds.get(ctx, who).find(isFor(reason))?.amount ?? 0n
}

function setHold(ctx: Context, reason: HoldReason, who: AccountId, amount: bigint): void {
  const holds = Holds.get(ctx, who)
  const others = holds.filter((one) => !isFor(reason)(one))
  const change = amount - balanceOnHold(ctx, reason, who)
  mutateAccount(ctx, who, (account) => ({ ...account, reserved: account.reserved + change }))
  const kept = holds.map((one) => (isFor(reason)(one) ? { ...one, amount } : one))
  const isNew = others.length === holds.length
  const next = isNew ? [...holds, { id: reason, amount }] : kept
  Holds.set(ctx, who, amount === 0n ? others : next)
}

/**
 * Holds free rao for a reason. frame_support tokens/fungible/hold.rs, `Mutate::hold`.
 *
 * @throws {DispatchFailure} FundsUnavailable, CannotCreateHold for an account that has as many holds as there may be.
 */
export function hold(ctx: Context, reason: HoldReason, who: AccountId, amount: bigint): void {
  if (amount === 0n) return
  const most = reducibleBalance(ctx, who, 'Protect', 'Force')
  ensure(amount <= most, tokenError('FundsUnavailable'))
  const holds = Holds.get(ctx, who)
  const room = holds.length < MAX_HOLDS || holds.some(isFor(reason))
  const available = SystemAccount.get(ctx, who).providers > 0 && room
  ensure(available, tokenError('CannotCreateHold'))
  mutateAccount(ctx, who, (account) => ({ ...account, free: account.free - amount }))
  setHold(ctx, reason, who, balanceOnHold(ctx, reason, who) + amount)
}

/** Frees held rao, as many of `amount` as there are (`Mutate::release`, best effort). */
export function release(ctx: Context, reason: HoldReason, who: AccountId, amount: bigint): void {
  const held = balanceOnHold(ctx, reason, who)
  const freed = held < amount ? held : amount
  if (freed === 0n) return
  setHold(ctx, reason, who, held - freed)
  mutateAccount(ctx, who, (account) => ({ ...account, free: account.free + freed }))
}
