import type { Context } from '../../../frame/context.ts'
import { burnAlpha, recycleAlpha } from '../../alpha-assets/alpha-assets.ts'
import * as S from '../storage/index.ts'
import { subSaturating } from '../utils/saturating.ts'

/** Takes rao of alpha out of existence, so that it can be issued again. Upstream: coinbase/alpha.rs. */
export function recycleSubnetAlpha(ctx: Context, netuid: number, amount: bigint): void {
  if (amount === 0n) return
  S.SubnetAlphaOut.mutate(ctx, netuid, (total) => subSaturating(total, amount))
  recycleAlpha(ctx, netuid, amount)
}

/** Notes rao of alpha that nobody owns any more; it still counts as issued. Upstream: coinbase/alpha.rs. */
export function burnSubnetAlpha(ctx: Context, netuid: number, amount: bigint): void {
  if (amount > 0n) burnAlpha(ctx, netuid, amount)
}
