import { I64F64, U64F64, U96F32 } from '../../amm/fixed/index.ts'
import type { Context } from '../../simulator/frame/context.ts'
import type { EmissionRegime as Regime } from '../../simulator/pallets/devnet/regime.ts'
import { EmissionRegime } from '../../simulator/pallets/devnet/storage.ts'
import { getAlphaIssuance } from '../../simulator/pallets/subtensor/coinbase/alpha-issuance.ts'
import { getMovingAlphaPrice } from '../../simulator/pallets/subtensor/coinbase/moving-price.ts'
import { rootProportion } from '../../simulator/pallets/subtensor/coinbase/root-proportion.ts'
import { launchTermsOf } from '../../simulator/pallets/subtensor/coinbase/rules/launch.ts'
import { dtaoShares, priceShares } from '../../simulator/pallets/subtensor/coinbase/shares/dtao.ts'
import { flowShares } from '../../simulator/pallets/subtensor/coinbase/shares/flow.ts'
import type { EmissionRegime as SharesRule } from '../../simulator/pallets/subtensor/coinbase/shares/shares.ts'
import { getSubnetBlockEmissions } from '../../simulator/pallets/subtensor/coinbase/subnet-emissions.ts'
import {
  getSubnetTerms,
  type SubnetTerms,
} from '../../simulator/pallets/subtensor/coinbase/subnet-terms.ts'
import * as S from '../../simulator/pallets/subtensor/storage/index.ts'
import { SwapInterface } from '../../simulator/pallets/subtensor/swap-interface.ts'
import { type EmissionWhy, ONE, partsOf, type Step } from './step.ts'

const RULES: Readonly<Partial<Record<Regime, SharesRule>>> = {
  DtaoLaunch: priceShares,
  Flow: flowShares,
}

const whole = (bits: bigint) => U96F32.toU64Saturating(bits)

/** What the price of a subnet's token, or the flow into it, gives to it, and how that meets its pool. */
export function whyOfMarket(
  ctx: Context,
  netuid: number,
  emitting: readonly number[],
  blockEmission: bigint,
): EmissionWhy {
  const regime = EmissionRegime.get(ctx)
  const shares = (RULES[regime] ?? dtaoShares)(ctx, emitting)
  const emissions = getSubnetBlockEmissions(ctx, emitting, blockEmission, () => shares)
  const atLaunch = regime === 'DtaoLaunch'
  const terms = (atLaunch ? launchTermsOf : getSubnetTerms)(ctx, emissions).get(netuid)
  const tao = emissions.get(netuid) ?? 0n
  const enabled = S.SubnetEmissionEnabled.get(ctx, netuid)
  return {
    emits: true,
    blockEmission,
    share: blockEmission === 0n ? 0n : ((tao * ONE) / blockEmission) >> 32n,
    steps: [
      ...(regime === 'Flow' ? flowSteps(ctx, netuid) : priceSteps(ctx, netuid, emitting)),
      { name: 'share by the rule', unit: 'part', value: partsOf(shares.get(netuid) ?? 0n) },
      ...(enabled && emitting.every((each) => S.SubnetEmissionEnabled.get(ctx, each))
        ? []
        : [
            {
              name: enabled ? 'with what disabled subnets leave' : 'its emission is disabled',
              unit: 'part',
              value: ((tao * ONE) / blockEmission) >> 32n,
            } as const,
          ]),
      ...(terms === undefined ? [] : termSteps(ctx, netuid, tao, terms, atLaunch)),
    ],
    taoIn: whole(terms?.taoIn ?? 0n),
    excessTao: whole(terms?.excessTao ?? 0n),
    alphaIn: whole(terms?.alphaIn ?? 0n),
    alphaOut: whole(terms?.alphaOut ?? 0n),
  }
}

function priceSteps(ctx: Context, netuid: number, emitting: readonly number[]): Step[] {
  const burned = (S.MinerBurned.get(ctx, netuid) * ONE) >> 32n
  const moving = (each: number) => partsOf(getMovingAlphaPrice(ctx, each))
  const all = emitting.reduce((sum, each) => sum + moving(each), 0n)
  return [
    { name: 'moving price', unit: 'price', value: moving(netuid) },
    { name: 'moving prices of all that emit', unit: 'price', value: all },
    ...(EmissionRegime.get(ctx) === 'Dtao'
      ? [{ name: 'withheld from miners', unit: 'part', value: burned } as const]
      : []),
  ]
}

function flowSteps(ctx: Context, netuid: number): Step[] {
  const flow = (item: typeof S.SubnetEmaTaoFlow) =>
    I64F64.toIntFloor((item.get(ctx, netuid) ?? [0n, 0n])[1])
  return [
    { name: 'people’s TAO in, averaged, a block', unit: 'flow', value: flow(S.SubnetEmaTaoFlow) },
    { name: 'the chain’s, likewise', unit: 'flow', value: flow(S.SubnetEmaProtocolFlow) },
  ]
}

/** How a subnet's TAO meets its pool. */
function termSteps(
  ctx: Context,
  netuid: number,
  tao: bigint,
  { alphaOut }: SubnetTerms,
  atLaunch: boolean,
): Step[] {
  const price = U96F32.fromFixed(SwapInterface.currentAlphaPrice(ctx, netuid), U64F64)
  const proportion = rootProportion(ctx, netuid)
  const cap = atLaunch ? alphaOut : U96F32.mulSaturating(proportion, alphaOut)
  return [
    { name: 'its TAO of the block', unit: 'TAO', value: whole(tao) },
    { name: 'price now', unit: 'price', value: (price * ONE) >> 32n },
    {
      name: 'alpha that goes with it at that price',
      unit: 'alpha',
      value: whole(U96F32.divOr(tao, price, alphaOut)),
    },
    { name: 'alpha that exists', unit: 'alpha', value: getAlphaIssuance(ctx, netuid) },
    { name: 'alpha that the halving curve emits', unit: 'alpha', value: whole(alphaOut) },
    ...(atLaunch
      ? []
      : [
          {
            name: 'root’s proportion of it',
            unit: 'part',
            value: (proportion * ONE) >> 32n,
          } as const,
        ]),
    { name: 'so that at most this alpha joins', unit: 'alpha', value: whole(cap) },
  ]
}
