import { checkedSqrt, exp, I32F32, I64F64, ln, U64F64 } from '../../../../../amm/fixed/index.ts'
import type { Context } from '../../../../frame/context.ts'
import * as S from '../../storage/index.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { greatestOf, mapShares, sumOf } from './arithmetic.ts'
import type { Shares } from './shares.ts'

const I64_MAX = (1n << 63n) - 1n
const I32_MAX = (1n << 31n) - 1n

/** What flowed since the last block, and the average that it moves. */
interface Flow {
  readonly fresh: typeof S.SubnetTaoFlow
  readonly average: typeof S.SubnetEmaTaoFlow
}

const USERS: Flow = { fresh: S.SubnetTaoFlow, average: S.SubnetEmaTaoFlow }
const PROTOCOL: Flow = { fresh: S.SubnetProtocolFlow, average: S.SubnetEmaProtocolFlow }

/**
 * Shares by the TAO that flows into subnets, the chain's own payments set against it. Upstream has it, switched off.
 *
 * Upstream: coinbase/subnet_emissions.rs, `get_shares_flow`.
 */
export function flowShares(ctx: Context, netuids: readonly number[]): Shares {
  const ascending = [...netuids].sort((a, b) => a - b)
  const averages = ascending.map((netuid) => ({
    netuid,
    users: movedAverage(ctx, netuid, USERS),
    protocol: movedAverage(ctx, netuid, PROTOCOL),
  }))
  const isNet = S.NetTaoFlowEnabled.get(ctx)
  const sumPositive = (flows: readonly bigint[]) =>
    flows.reduce((sum, flow) => (flow > 0n ? I64F64.addSaturating(sum, flow) : sum), 0n)
  const factor = protocolFactor(
    sumPositive(averages.map(({ users }) => users)),
    sumPositive(averages.map(({ protocol }) => protocol)),
  )
  const flows = new Map(
    averages.map(({ netuid, users, protocol }) => {
      const cost = protocol > 0n ? I64F64.mulSaturating(factor, protocol) : protocol
      return [netuid, isNet ? I64F64.subSaturating(users, cost) : users]
    }),
  )
  const limit = lowerLimit(S.TaoFlowCutoff.get(ctx), [...flows.values()])
  const offsets = mapShares(flows, (flow) =>
    flow > limit ? U64F64.fromFixed(I64F64.subSaturating(flow, limit), I64F64) : 0n,
  )
  return powNormalized(offsets, S.FlowNormExponent.get(ctx))
}

/** Moves an average once a block and empties what flowed. Upstream: `get_ema_flow`, `update_ema_protocol_flow`. */
function movedAverage(ctx: Context, netuid: number, { fresh, average }: Flow): bigint {
  const block = getCurrentBlockAsU64(ctx)
  const [lastBlock, last] = average.get(ctx, netuid) ?? [0n, 0n]
  if (lastBlock === block) return last
  const weight = I64F64.divOr(
    I64F64.fromInt(S.FlowEmaSmoothingFactor.get(ctx)),
    I64F64.fromInt(I64_MAX),
  )
  const moved = I64F64.addSaturating(
    I64F64.mulSaturating(I64F64.subSaturating(I64F64.one, weight), last),
    I64F64.mulSaturating(weight, I64F64.fromInt(fresh.get(ctx, netuid))),
  )
  average.set(ctx, netuid, [block, moved])
  fresh.remove(ctx, netuid)
  return moved
}

/** How much of the chain's payments counts: never more in all than what users brought. */
function protocolFactor(users: bigint, protocol: bigint): bigint {
  const factor = protocol > 0n ? I64F64.divOr(users, protocol) : 0n
  return factor < I64F64.one ? factor : I64F64.one
}

/** The flow from which shares are counted: the lowest that is not positive, unless the cut-off is higher. */
function lowerLimit(cutoff: bigint, flows: readonly bigint[]): bigint {
  const lowest = flows.reduce((least, flow) => (flow < least ? flow : least), 0n)
  return cutoff > lowest ? cutoff : lowest
}

/**
 * Values raised to `power` and divided by their sum, scaled so that I32F32 holds what lies between.
 *
 * Upstream: coinbase/subnet_emissions.rs, `inplace_pow_normalize`.
 */
export function powNormalized(values: Shares, power: bigint): Map<number, bigint> {
  const toOne = U64F64.divOr(U64F64.one, greatestOf(values))
  const scaled = mapShares(values, (value) => U64F64.mulSaturating(toOne, value))
  const greatest = greatestOf(scaled)
  const most = U64F64.mulSaturating(
    U64F64.fromInt(BigInt(scaled.size)),
    U64F64.mulSaturating(greatest, greatest),
  )
  const i32Max = U64F64.fromInt(I32_MAX)
  if (most < U64F64.divOr(i32Max, U64F64.fromInt((1n << 64n) - 1n))) return scaled
  const epsilon = U64F64.divOr(U64F64.one, U64F64.fromInt(1000n))
  const factor = checkedSqrt(U64F64, U64F64.divOr(i32Max, most), epsilon) ?? 0n
  const powers = mapShares(scaled, (value) => safePow(U64F64.mulSaturating(factor, value), power))
  const sum = sumOf(powers.values())
  return mapShares(powers, (value) => U64F64.divOr(value, sum))
}

/** value^power through I32F32's logarithm; 0 where that has none. Upstream: coinbase/subnet_emissions.rs, `safe_pow`. */
function safePow(value: bigint, power: bigint): bigint {
  const logarithm = ln(I32F32, I32F32.fromFixed(value, U64F64))
  if (logarithm === undefined) return 0n
  const exponent = I32F32.mulSaturating(I32F32.fromFixed(power, U64F64), logarithm)
  return U64F64.fromFixed(exp(I32F32, exponent) ?? I32F32.fromInt(I32_MAX), I32F32)
}
