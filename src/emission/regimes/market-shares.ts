import { divFloor, mulFloor } from './fixed32.ts'
import type { SubnetPool } from './subnet-pool.ts'

const sumOf = (values: readonly bigint[]) => values.reduce((sum, value) => sum + value, 0n)

/** `whole` (I96F32 bits) by moving price, as the launch of Dynamic TAO computed it and today's rule still does. */
export function priceShares(pools: readonly SubnetPool[], whole: bigint): bigint[] {
  const total = sumOf(pools.map(({ movingPrice }) => movingPrice))
  return pools.map(({ movingPrice }) => divFloor(mulFloor(whole, movingPrice), total))
}

/**
 * `whole` by the average of the TAO that flows in, less the chain's own payments as far as users' cover them. Upstream's
 * exponent is 1, so that no power is taken.
 */
export function flowShares(pools: readonly SubnetPool[], whole: bigint): bigint[] {
  const users = sumOf(pools.map(({ userFlowAverage }) => positive(userFlowAverage)))
  const chain = sumOf(pools.map(({ chainFlowAverage }) => positive(chainFlowAverage)))
  const flows = pools.map(({ userFlowAverage, chainFlowAverage }) => {
    const paid = positive(chainFlowAverage)
    const counted = users < chain && chain > 0n ? (paid * users) / chain : paid
    return positive(userFlowAverage - counted)
  })
  const total = sumOf(flows)
  return flows.map((flow) => (total === 0n ? 0n : (whole * flow) / total))
}

const positive = (value: bigint) => (value > 0n ? value : 0n)
