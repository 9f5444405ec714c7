import { type AccountId, toSs58 } from '../../../../src/crypto/index.ts'
import type { Context } from '../../../../src/simulator/frame/context.ts'
import { freeBalance, totalIssuance } from '../../../../src/simulator/pallets/balances/inspect.ts'
import { getNetworkRootSellFlag } from '../../../../src/simulator/pallets/subtensor/coinbase/pending.ts'
import { getSubnetsToEmitTo } from '../../../../src/simulator/pallets/subtensor/coinbase/subnet-emissions.ts'
import * as S from '../../../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  getAllSubnetNetuids,
  getSubnetAccountId,
  ROOT_NETUID,
} from '../../../../src/simulator/pallets/subtensor/subnets/subnet.ts'
import { SwapInterface } from '../../../../src/simulator/pallets/subtensor/swap-interface.ts'
import { BlockNumber } from '../../../../src/simulator/pallets/system/storage.ts'
import { compareFields } from '../../compare.ts'
import type { Report } from '../../format.ts'
import type { Row } from '../../json.ts'
import { plain } from './trace-events.ts'

/** Holds the figures listed for a block against ours. */
export function compareBlockRow(id: string, row: Row, ctx: Context, report: Report): void {
  const subnets = getAllSubnetNetuids(ctx).filter((netuid) => netuid !== ROOT_NETUID)
  const got = {
    block: BlockNumber.get(ctx),
    TotalIssuance: S.TotalIssuance.get(ctx),
    balancesTotalIssuance: totalIssuance(ctx),
    TotalStake: S.TotalStake.get(ctx),
    rootSellFlag: getNetworkRootSellFlag(ctx, getSubnetsToEmitTo(ctx, subnets)),
    nets: Object.fromEntries(subnets.map((netuid) => [netuid, subnetRow(ctx, netuid)])),
  }
  compareFields(report, id, plain(row) as Row, plain(got) as Row)
}

/** Stored items that a row lists under their own names. */
const LISTED = [
  S.SubnetTAO,
  S.SubnetAlphaIn,
  S.SubnetAlphaOut,
  S.SubnetTaoInEmission,
  S.SubnetAlphaInEmission,
  S.SubnetAlphaOutEmission,
  S.SubnetExcessTao,
  S.SubnetRootSellTao,
  S.SubnetProtocolAlpha,
  S.PendingServerEmission,
  S.PendingValidatorEmission,
  S.PendingRootAlphaDivs,
  S.PendingOwnerCut,
  S.SubnetTaoFlow,
  S.SubnetProtocolFlow,
  S.SubnetVolume,
  S.BlocksSinceLastStep,
  S.LastEpochBlock,
  S.SubnetEpochIndex,
  S.PendingEpochAt,
  S.Burn,
]

function subnetRow(ctx: Context, netuid: number): Row {
  const account = getSubnetAccountId(ctx, netuid)
  return {
    ...Object.fromEntries(LISTED.map((item) => [item.name, item.get(ctx, netuid)])),
    SubnetMovingPriceBits_I96F32: S.SubnetMovingPrice.get(ctx, netuid),
    RootPropBits_U96F32: S.RootProp.get(ctx, netuid),
    priceBits_U64F64: SwapInterface.currentAlphaPrice(ctx, netuid),
    quoteWeight: SwapInterface.pool(ctx, netuid).quoteWeight,
    MinerBurnedBits_U96F32: S.MinerBurned.get(ctx, netuid),
    subnetAccountFree: account === undefined ? 0n : freeBalance(ctx, account),
    totalHotkeyAlpha: Object.fromEntries(hotkeysOf(ctx, netuid)),
  }
}

function hotkeysOf(ctx: Context, netuid: number): [string, bigint][] {
  return S.TotalHotkeyAlpha.entries(ctx)
    .filter(([[, on]]) => on === netuid)
    .map(([[hotkey], alpha]): [AccountId, bigint] => [hotkey, alpha])
    .map(([hotkey, alpha]) => [toSs58(hotkey), alpha])
}
