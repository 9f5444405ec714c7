import { type AccountId, parseAddress, toSs58 } from '../../../../src/crypto/index.ts'
import type { Context } from '../../../../src/simulator/frame/context.ts'
import { blockEmissionForIssuance } from '../../../../src/simulator/pallets/subtensor/coinbase/block-emission.ts'
import { calculateDividendDistribution } from '../../../../src/simulator/pallets/subtensor/coinbase/dividends.ts'
import { updateMovingPrice } from '../../../../src/simulator/pallets/subtensor/coinbase/moving-price.ts'
import type { HotkeyAmount } from '../../../../src/simulator/pallets/subtensor/coinbase/parent-dividends.ts'
import { getNetworkRootSellFlag } from '../../../../src/simulator/pallets/subtensor/coinbase/pending.ts'
import { rootProportion } from '../../../../src/simulator/pallets/subtensor/coinbase/root-proportion.ts'
import { getSubnetBlockEmissions } from '../../../../src/simulator/pallets/subtensor/coinbase/subnet-emissions.ts'
import {
  getSubnetTerms,
  type SubnetTerms,
} from '../../../../src/simulator/pallets/subtensor/coinbase/subnet-terms.ts'
import { getStakeWeightsForNetwork } from '../../../../src/simulator/pallets/subtensor/epoch/stake-weights.ts'
import * as S from '../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { getMedianSubnetAlphaPrice } from '../../../../src/simulator/pallets/subtensor/subnets/median-price.ts'
import { SwapInterface } from '../../../../src/simulator/pallets/subtensor/swap-interface.ts'
import { pairsOf } from '../../../../src/simulator/pallets/subtensor/types/uid-values.ts'
import { SwapBalancer } from '../../../../src/simulator/pallets/swap/storage.ts'
import { BlockNumber } from '../../../../src/simulator/pallets/system/storage.ts'
import { isRecord } from '../../compare.ts'
import { integerOf, type Row, rowsOf } from '../../json.ts'
import type { Answer, Probe } from './probes.ts'

/** The rows of a probe, each with what we get in the place of the recorded answers. */
function answered(value: unknown, answer: (row: Row) => Row): Answer {
  const rows = Array.isArray(value) ? value.filter(isRecord) : []
  return { expected: rows, got: rows.map((row) => ({ ...row, ...answer(row) })) }
}

function accountOf(address: unknown): AccountId {
  const parsed = parseAddress(String(address))
  if ('problem' in parsed) throw new Error(`${String(address)} is not an account`)
  return parsed.account
}

function dividends(row: Row): Row {
  const inputs = rowsOf(row, 'inputs').map((each) => ({ ...each, account: accountOf(each.hotkey) }))
  const sorted = [...inputs].sort((a, b) => (a.account < b.account ? -1 : 1))
  const { alpha, root } = calculateDividendDistribution(
    integerOf(row, 'pendingAlpha'),
    integerOf(row, 'pendingRootAlpha'),
    integerOf(row, 'taoWeightBits_U96F32'),
    (hotkey) => {
      const input = inputs.find(({ account }) => account === hotkey)
      if (input === undefined) return undefined
      return { alpha: integerOf(input, 'alphaStake'), root: integerOf(input, 'rootStake') }
    },
    sorted.map((each) => [each.account, integerOf(each, 'dividend') << 32n]),
  )
  return { alphaDividendsBits_U96F32: named(alpha), rootAlphaDividendsBits_U96F32: named(root) }
}

function named(amounts: readonly HotkeyAmount[]): Row {
  return Object.fromEntries(amounts.map(([hotkey, amount]) => [toSs58(hotkey), amount]))
}

function setWorld(ctx: Context, row: Row): number[] {
  BlockNumber.set(ctx, Number(integerOf(row, 'block')))
  S.SubnetTAO.set(ctx, 0, integerOf(row, 'rootSubnetTAO'))
  S.TaoWeight.set(ctx, integerOf(row, 'taoWeight'))
  return rowsOf(row, 'subnets').map((subnet) => {
    const netuid = Number(integerOf(subnet, 'netuid'))
    S.NetworksAdded.set(ctx, netuid, true)
    S.SubnetMechanism.set(ctx, netuid, 1)
    S.SubnetTAO.set(ctx, netuid, integerOf(subnet, 'SubnetTAO'))
    S.SubnetAlphaIn.set(ctx, netuid, integerOf(subnet, 'SubnetAlphaIn'))
    S.SubnetAlphaOut.set(ctx, netuid, integerOf(subnet, 'SubnetAlphaOut'))
    S.SubnetMovingPrice.set(ctx, netuid, integerOf(subnet, 'movingPriceBits_I96F32'))
    S.FirstEmissionBlockNumber.set(ctx, netuid, integerOf(subnet, 'FirstEmissionBlockNumber'))
    S.SubnetEmissionEnabled.set(ctx, netuid, subnet.emissionEnabled === true)
    S.MinerBurned.set(ctx, netuid, integerOf(subnet, 'minerBurnedBits_U96F32'))
    SwapBalancer.set(ctx, netuid, { quote: integerOf(subnet, 'quoteWeight') })
    return netuid
  })
}

function emissionWorld(ctx: Context, row: Row): Row {
  const netuids = setWorld(ctx, row)
  const bySubnet = (of: (netuid: number) => unknown) =>
    Object.fromEntries(netuids.map((netuid) => [netuid, of(netuid)]))
  const emissions = getSubnetBlockEmissions(ctx, netuids, integerOf(row, 'blockEmission'))
  const terms = getSubnetTerms(ctx, emissions)
  const term = (name: keyof SubnetTerms) => bySubnet((netuid) => terms.get(netuid)?.[name])
  const out = {
    emissionsBits_U96F32: Object.fromEntries(emissions),
    taoInBits: term('taoIn'),
    alphaInBits: term('alphaIn'),
    alphaOutBits: term('alphaOut'),
    excessTaoBits: term('excessTao'),
    rootProportionBits_U96F32: bySubnet((netuid) => rootProportion(ctx, netuid)),
    rootSellFlag: getNetworkRootSellFlag(ctx, netuids),
    priceBits_U64F64: bySubnet((netuid) => SwapInterface.currentAlphaPrice(ctx, netuid)),
  }
  for (const netuid of netuids) updateMovingPrice(ctx, netuid)
  return {
    out: {
      ...out,
      movingPriceAfterBits_I96F32: bySubnet((netuid) => S.SubnetMovingPrice.get(ctx, netuid)),
      medianPriceBits_U64F64: getMedianSubnetAlphaPrice(ctx),
    },
  }
}

/** Everything that an epoch left of subnet 1. */
function epochState(ctx: Context): Row {
  const byUid = (of: (uid: number) => unknown) =>
    Array.from({ length: S.SubnetworkN.get(ctx, 1) }, (_, uid) => of(uid))
  const lists = [
    S.Consensus,
    S.Incentive,
    S.Dividends,
    S.ValidatorTrust,
    S.ValidatorPermit,
    S.Active,
    S.Emission,
    S.LastUpdate,
  ] as const
  return {
    ...Object.fromEntries(lists.map((item) => [item.name, item.get(ctx, 1)])),
    Weights: byUid((uid) => S.Weights.get(ctx, 1, uid)),
    Bonds: byUid((uid) => pairsOf(S.Bonds.get(ctx, 1, uid))),
    stakeWeight: getStakeWeightsForNetwork(ctx, 1).map(({ total }) => total),
  }
}

/** What the traces asked of the coinbase and of epochs. */
export const coinbaseProbes: Readonly<Record<string, Probe>> = {
  'get_block_emission_for_issuance(issuance rao)': (value) =>
    answered(value, (row) => ({ out: blockEmissionForIssuance(integerOf(row, 'issuance')) })),
  calculate_dividend_distribution: (value) => answered(value, dividends),
  'get_subnet_block_emissions -> get_subnet_terms, root_proportion, root sell flag, update_moving_price, median price':
    (value, ctx) =>
      answered(value, (row) => {
        const mark = ctx.state.mark()
        const world = emissionWorld(ctx, row)
        ctx.state.rollback(mark)
        return world
      }),
  'state after epoch': (value, ctx) => ({ expected: value, got: epochState(ctx) }),
}
