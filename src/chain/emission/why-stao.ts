import { U96F32 } from '../../amm/fixed/index.ts'
import type { Context } from '../../simulator/frame/context.ts'
import { stakedTao } from '../../simulator/pallets/subtensor/coinbase/rules/stao.ts'
import { staoEmissions } from '../../simulator/pallets/subtensor/coinbase/shares/stao.ts'
import { type EmissionWhy, NOTHING, ONE } from './step.ts'

/** What the TAO staked into a subnet gives to it. */
export function whyOfStao(
  ctx: Context,
  netuid: number,
  emitting: readonly number[],
  blockEmission: bigint,
): EmissionWhy {
  const staked = stakedTao(ctx, emitting)
  const own = staked.get(netuid) ?? 0n
  const all = [...staked.values()].reduce((sum, tao) => sum + tao, 0n)
  const taoIn = U96F32.toU64Saturating(staoEmissions(staked, blockEmission).get(netuid) ?? 0n)
  return {
    ...NOTHING,
    emits: true,
    blockEmission,
    share: all === 0n ? 0n : (own * ONE) / all,
    steps: [
      { name: 'TAO staked into it', unit: 'TAO', value: own },
      { name: 'TAO staked into all subnets', unit: 'TAO', value: all },
    ],
    taoIn,
    alphaOut: taoIn,
  }
}
