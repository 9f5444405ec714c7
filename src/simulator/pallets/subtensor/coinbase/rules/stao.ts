import { U96F32 } from '../../../../../amm/fixed/index.ts'
import type { Context } from '../../../../frame/context.ts'
import * as S from '../../storage/index.ts'
import { getSubnetAccountId } from '../../subnets/subnet.ts'
import { recycleCredit } from '../credit.ts'
import { distributeEmission } from '../distribute.ts'
import { injectTao } from '../inject.ts'
import { notingUndivided } from '../ledger.ts'
import { accumulatePending } from '../pending.ts'
import { type StakedTao, staoEmissions } from '../shares/stao.ts'
import { getSubnetsToEmitTo } from '../subnet-emissions.ts'
import type { EmissionRules } from './rules.ts'

/** The TAO that is staked into each subnet, in rao: one unit of stake is one rao of TAO. */
export function stakedTao(ctx: Context, netuids: readonly number[]): StakedTao {
  return new Map(netuids.map((netuid) => [netuid, S.SubnetAlphaOut.get(ctx, netuid)]))
}

/** Emits one subnet's whole rao as TAO into its account and as stake for its people, and returns the credit left. */
function emitTo(ctx: Context, netuid: number, rao: bigint, credit: bigint): bigint {
  const account = getSubnetAccountId(ctx, netuid)
  S.SubnetTaoInEmission.set(ctx, netuid, 0n)
  S.SubnetAlphaInEmission.set(ctx, netuid, 0n)
  const left = account === undefined ? credit : injectTao(ctx, netuid, account, credit, rao)
  const emitted = credit - left
  accumulatePending(ctx, netuid, U96F32.fromInt(emitted), false)
  return left
}

/**
 * STAO: a block's TAO goes to subnets by the TAO staked into them, and to people as stake, one to one. Root stake counts for
 * nothing here, and there is no pool to feed.
 */
export const STAO_RULES: EmissionRules = {
  emit(ctx, netuids, credit) {
    const emitting = getSubnetsToEmitTo(ctx, netuids)
    const emissions = staoEmissions(stakedTao(ctx, emitting), credit)
    let left = credit
    for (const netuid of emitting)
      left = emitTo(ctx, netuid, U96F32.toU64Saturating(emissions.get(netuid) ?? 0n), left)
    recycleCredit(ctx, left)
  },
  distribute: (ctx, netuid, pending) =>
    notingUndivided(ctx, netuid, pending, () => distributeEmission(ctx, netuid, pending)),
}
