import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure, fail } from '../../../frame/dispatch-error.ts'
import { dropCredit } from '../../balances/account.ts'
import { transfer, withdraw } from '../../balances/currency.ts'
import { reducibleBalance, totalIssuance } from '../../balances/inspect.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { getSubnetAccountId } from '../subnets/subnet.ts'
import { min, subSaturating } from '../utils/saturating.ts'

/** The account that nobody can spend from: `modl`, `burntnsr`, zeros. */
const BURN_ACCOUNT: AccountId = `0x6d6f646c6275726e746e7372${'0'.repeat(40)}`

function subnetAccount(ctx: Context, netuid: number): AccountId {
  return getSubnetAccountId(ctx, netuid) ?? fail(Errors.SubnetNotExists)
}

/** Transfers, and takes what a closed account leaves behind off this pallet's count of all TAO. */
function transferAllowDeathUpdateTi(
  ctx: Context,
  from: AccountId,
  to: AccountId,
  amount: bigint,
): void {
  const before = totalIssuance(ctx)
  transfer(ctx, from, to, amount, 'Expendable')
  const dust = subSaturating(before, totalIssuance(ctx))
  if (dust > 0n) S.TotalIssuance.mutate(ctx, (total) => subSaturating(total, dust))
}

/** Rao that a coldkey can spend, if its account may close. Upstream: coinbase/tao.rs. */
export function getColdkeyBalance(ctx: Context, coldkey: AccountId): bigint {
  return reducibleBalance(ctx, coldkey, 'Expendable', 'Polite')
}

/** Rao that a coldkey can spend and keep its account. Upstream: coinbase/tao.rs. */
export function getKeepAliveBalance(ctx: Context, coldkey: AccountId): bigint {
  return reducibleBalance(ctx, coldkey, 'Preserve', 'Polite')
}

/** Whether a coldkey can spend `amount` rao. Upstream: coinbase/tao.rs. */
export function canRemoveBalanceFromColdkeyAccount(
  ctx: Context,
  coldkey: AccountId,
  amount: bigint,
): boolean {
  return amount <= getColdkeyBalance(ctx, coldkey)
}

/**
 * Moves rao between coldkeys; the sender's account may close.
 *
 * Upstream: coinbase/tao.rs, `transfer_tao`.
 *
 * @throws {DispatchFailure} InsufficientBalance, or what Balances says.
 */
export function transferTao(ctx: Context, from: AccountId, to: AccountId, amount: bigint): void {
  ensure(amount <= getColdkeyBalance(ctx, from), Errors.InsufficientBalance)
  transferAllowDeathUpdateTi(ctx, from, to, amount)
}

/** Moves all that a coldkey can spend and closes its account. Upstream: coinbase/tao.rs. */
export function transferAllTaoAndKill(ctx: Context, from: AccountId, to: AccountId): void {
  const amount = getColdkeyBalance(ctx, from)
  if (amount > 0n) transferAllowDeathUpdateTi(ctx, from, to, amount)
}

/**
 * Moves rao from a coldkey to a subnet, at most so much that the coldkey's account stays, and returns how much.
 *
 * Upstream: coinbase/tao.rs, `transfer_tao_to_subnet`.
 *
 * @throws {DispatchFailure} SubnetNotExists, InsufficientBalance.
 */
export function transferTaoToSubnet(
  ctx: Context,
  netuid: number,
  coldkey: AccountId,
  amount: bigint,
): bigint {
  if (amount === 0n) return 0n
  const account = subnetAccount(ctx, netuid)
  const moved = min(amount, getKeepAliveBalance(ctx, coldkey))
  ensure(moved > 0n, Errors.InsufficientBalance)
  transfer(ctx, coldkey, account, moved, 'Preserve')
  return moved
}

/** Moves rao from a subnet to a coldkey. Upstream: coinbase/tao.rs. @throws {DispatchFailure} as `transferTao`. */
export function transferTaoFromSubnet(
  ctx: Context,
  netuid: number,
  coldkey: AccountId,
  amount: bigint,
): void {
  transferTao(ctx, subnetAccount(ctx, netuid), coldkey, amount)
}

/** Puts rao where nobody can spend it; it still counts as issued. Upstream: coinbase/tao.rs, `burn_tao`. */
export function burnTao(ctx: Context, coldkey: AccountId, amount: bigint): void {
  transferTao(ctx, coldkey, BURN_ACCOUNT, amount)
}

/**
 * Takes rao out of existence, so that it can be issued again; the coldkey's account must stay.
 *
 * Upstream: coinbase/tao.rs, `recycle_tao`.
 *
 * @throws {DispatchFailure} InsufficientBalance.
 */
export function recycleTao(ctx: Context, coldkey: AccountId, amount: bigint): void {
  ensure(amount <= getKeepAliveBalance(ctx, coldkey), Errors.InsufficientBalance)
  S.TotalIssuance.mutate(ctx, (total) => subSaturating(total, amount))
  dropCredit(ctx, withdraw(ctx, coldkey, amount, 'Exact', 'Expendable', 'Force'))
}
