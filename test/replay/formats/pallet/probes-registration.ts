import { NetworkLastLockCost } from '../../../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  getNetworkLastLockBlock,
  getNetworkLockCost,
  lockCost,
} from '../../../../src/simulator/pallets/subtensor/subnets/lock-cost.ts'
import { getMedianSubnetAlphaPrice } from '../../../../src/simulator/pallets/subtensor/subnets/median-price.ts'
import { getCurrentBlockAsU64 } from '../../../../src/simulator/pallets/subtensor/utils/block.ts'
import { decayFactorQ32, mulByQ32 } from '../../../../src/simulator/pallets/subtensor/utils/q32.ts'
import { isRecord } from '../../compare.ts'
import { integerOf, type Row } from '../../json.ts'
import type { Probe } from './probes.ts'

function rows(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

/** Rows of integers: the arguments, then the result. */
function table(value: unknown): readonly (readonly bigint[])[] {
  return Array.isArray(value)
    ? value.map((row: unknown) => (Array.isArray(row) ? row.map((each) => BigInt(each)) : []))
    : []
}

const decayTable: Probe = (value) => ({
  expected: table(value),
  got: table(value).map(([halfLife = 0n]) => [halfLife, decayFactorQ32(Number(halfLife))]),
})

const productTable: Probe = (value) => ({
  expected: table(value),
  got: table(value).map(([a = 0n, b = 0n]) => [a, b, mulByQ32(a, b)]),
})

/** Prices of joining and of creating a subnet, as upstream computed them. */
export const registrationProbes: Readonly<Record<string, Probe>> = {
  'get_network_lock_cost, get_network_last_lock, get_network_last_lock_block, get_median_subnet_alpha_price bits':
    (value, ctx) => ({
      expected: value,
      got: {
        block: getCurrentBlockAsU64(ctx),
        lockCost: getNetworkLockCost(ctx),
        lastLock: NetworkLastLockCost.get(ctx),
        lastLockBlock: getNetworkLastLockBlock(ctx),
        medianPriceBits: getMedianSubnetAlphaPrice(ctx),
      },
    }),
  'get_network_lock_cost: lastLock, lastLockBlock, currentBlock, reductionInterval, minLock': (
    value,
  ) => ({
    expected: rows(value).map(({ cost }) => cost),
    got: rows(value).map((row) =>
      lockCost({
        lastLock: integerOf(row, 'lastLock'),
        lastLockBlock: integerOf(row, 'lastLockBlock'),
        currentBlock: integerOf(row, 'currentBlock'),
        reductionInterval: integerOf(row, 'reductionInterval'),
        minLock: integerOf(row, 'minLock'),
      }),
    ),
  }),
  'decay_factor_q32(half_life)': (value) => ({
    expected: rows(value).map(({ factor }) => factor),
    got: rows(value).map((row) => decayFactorQ32(Number(integerOf(row, 'halfLife')))),
  }),
  'mul_by_q32(value, decay_factor_q32(360))': (value) => ({
    expected: rows(value).map(({ out }) => out),
    got: rows(value).map((row) => mulByQ32(integerOf(row, 'value'), decayFactorQ32(360))),
  }),
  'decay_factor_q32(half_life) for 1..=1500 step 7 and big ones': decayTable,
  'mul_by_q32(value, factor)': productTable,
}
