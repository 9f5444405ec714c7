import { encode } from '../../../codec/index.ts'
import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure, fail } from '../../frame/dispatch-error.ts'
import { unreserve } from '../balances/reserve.ts'
import { MAX_PROXIES, PROXY_DEPOSIT } from './constants.ts'
import { depositFor, settleDeposit } from './deposits.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { Proxies, RealPaysFee } from './storage.ts'
import { type ProxyDefinition, ProxyType } from './types.ts'

function numberOf(type: ProxyType): number {
  return encode(ProxyType, type)[0] ?? 0
}

/** The order in which an account's proxies are kept: by delegate, type and delay. */
function compare(a: ProxyDefinition, b: ProxyDefinition): number {
  if (a.delegate !== b.delegate) return a.delegate < b.delegate ? -1 : 1
  return numberOf(a.proxy_type) - numberOf(b.proxy_type) || a.delay - b.delay
}

/** The proxy as which `delegate` acts for `real`. @throws {DispatchFailure} NotProxy. */
export function findProxy(
  ctx: Context,
  real: AccountId,
  delegate: AccountId,
  type: ProxyType | undefined,
): ProxyDefinition {
  const [proxies] = Proxies.get(ctx, real)
  const found = proxies.find(
    (one) => one.delegate === delegate && (type === undefined || one.proxy_type === type),
  )
  return found ?? fail(Errors.NotProxy)
}

/**
 * Lets `definition.delegate` act for `delegator`, who reserves a deposit (pallets/proxy/src/lib.rs).
 *
 * @throws {DispatchFailure} NoSelfProxy, Duplicate, TooMany, or what reserving says.
 */
export function addProxyDelegate(
  ctx: Context,
  delegator: AccountId,
  definition: ProxyDefinition,
): void {
  ensure(delegator !== definition.delegate, Errors.NoSelfProxy)
  const [proxies, deposit] = Proxies.get(ctx, delegator)
  ensure(!proxies.some((one) => compare(one, definition) === 0), Errors.Duplicate)
  ensure(proxies.length < MAX_PROXIES, Errors.TooMany)
  const next = [...proxies, definition].sort(compare)
  const nextDeposit = depositFor(next.length, PROXY_DEPOSIT)
  settleDeposit(ctx, delegator, deposit, nextDeposit)
  Proxies.set(ctx, delegator, [next, nextDeposit])
  const { delegate: delegatee, proxy_type, delay } = definition
  ctx.deposit(Event.ProxyAdded({ delegator, delegatee, proxy_type, delay }))
}

/** Takes that back. @throws {DispatchFailure} NotFound. */
export function removeProxyDelegate(
  ctx: Context,
  delegator: AccountId,
  definition: ProxyDefinition,
): void {
  const [proxies, deposit] = Proxies.get(ctx, delegator)
  const next = proxies.filter((one) => compare(one, definition) !== 0)
  ensure(next.length < proxies.length, Errors.NotFound)
  const nextDeposit = depositFor(next.length, PROXY_DEPOSIT)
  settleDeposit(ctx, delegator, deposit, nextDeposit)
  if (next.length > 0) Proxies.set(ctx, delegator, [next, nextDeposit])
  else Proxies.remove(ctx, delegator)
  const { delegate: delegatee, proxy_type, delay } = definition
  RealPaysFee.remove(ctx, delegator, delegatee)
  ctx.deposit(Event.ProxyRemoved({ delegator, delegatee, proxy_type, delay }))
}

/** Takes every proxy of an account back. */
export function removeAllProxyDelegates(ctx: Context, delegator: AccountId): void {
  const [, deposit] = Proxies.take(ctx, delegator)
  unreserve(ctx, delegator, deposit)
  RealPaysFee.clear(ctx, delegator)
}
