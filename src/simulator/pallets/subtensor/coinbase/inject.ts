import { U96F32 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { attempt, DispatchFailure } from '../../../frame/dispatch-error.ts'
import { mintAlpha } from '../../alpha-assets/alpha-assets.ts'
import { noteAlpha } from '../../devnet/alpha-ledger.ts'
import { recordProtocolInflow } from '../staking/flow.ts'
import { swapTaoForAlpha } from '../staking/pool-swaps.ts'
import * as S from '../storage/index.ts'
import { getSubnetAccountId } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import { resolveToAlphaIn } from './alpha-issuance.ts'
import { recycleCredit, spendTao } from './credit.ts'
import type { SubnetTerms } from './subnet-terms.ts'

/**
 * Puts each subnet's TAO and alpha into its pool and buys alpha with the excess; what remains of the credit is recycled.
 * Weights move first, with the reserves as they are before the purchase.
 *
 * Upstream: coinbase/run_coinbase.rs, `inject_and_maybe_swap`.
 *
 * @param credit rao of TAO that the block minted.
 */
export function injectAndMaybeSwap(
  ctx: Context,
  netuids: readonly number[],
  terms: ReadonlyMap<number, SubnetTerms>,
  credit: bigint,
): void {
  let left = credit
  for (const netuid of netuids) {
    const account = getSubnetAccountId(ctx, netuid)
    const subnet = terms.get(netuid)
    if (account === undefined || subnet === undefined) continue
    const [tao, alpha] = SwapInterface.adjustProtocolLiquidity(
      ctx,
      netuid,
      U96F32.toU64Saturating(subnet.taoIn),
      U96F32.toU64Saturating(subnet.alphaIn),
    )
    S.SubnetExcessTao.set(ctx, netuid, 0n)
    S.SubnetTaoInEmission.set(ctx, netuid, 0n)
    left = buyWithExcess(ctx, netuid, account, left, U96F32.toU64Saturating(subnet.excessTao))
    S.SubnetAlphaInEmission.set(ctx, netuid, alpha)
    resolveToAlphaIn(ctx, netuid, mintAlpha(ctx, netuid, alpha))
    noteAlpha(ctx, netuid, 'injected', alpha)
    left = injectTao(ctx, netuid, account, left, tao)
  }
  recycleCredit(ctx, left)
}

/** Buys alpha for the chain; a purchase that the pool refuses leaves the TAO on the subnet's account. */
function buyWithExcess(
  ctx: Context,
  netuid: number,
  account: AccountId,
  credit: bigint,
  excess: bigint,
): bigint {
  if (excess === 0n) return credit
  const left = spendTao(ctx, account, credit, excess)
  if (left === undefined) return credit
  const bought = attempt(() =>
    ctx.transact(() => swapTaoForAlpha(ctx, netuid, excess, SwapInterface.maxPrice(), true)),
  )
  if (!(bought instanceof DispatchFailure)) {
    S.SubnetProtocolAlpha.mutate(ctx, netuid, (total) =>
      addU64Saturating(total, bought.amountPaidOut),
    )
    S.SubnetExcessTao.set(ctx, netuid, bought.amountPaidIn)
    recordProtocolInflow(ctx, netuid, bought.amountPaidIn)
  }
  return left
}

/** Puts `tao` rao of a credit into a subnet's account and reserve, and returns the credit left. */
export function injectTao(
  ctx: Context,
  netuid: number,
  account: AccountId,
  credit: bigint,
  tao: bigint,
): bigint {
  if (tao === 0n) return credit
  const left = spendTao(ctx, account, credit, tao)
  if (left === undefined) return credit
  S.SubnetTaoInEmission.set(ctx, netuid, tao)
  S.SubnetTAO.mutate(ctx, netuid, (total) => addU64Saturating(total, tao))
  S.TotalStake.mutate(ctx, (total) => addU64Saturating(total, tao))
  recordProtocolInflow(ctx, netuid, tao)
  return left
}
