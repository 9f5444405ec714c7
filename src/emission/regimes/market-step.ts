import { I64F64, I96F32 } from '../../amm/fixed/index.ts'
import { blockEmissionForIssuance } from '../../simulator/pallets/subtensor/coinbase/block-emission.ts'
import { movedAverage } from './average.ts'
import type { MarketRule } from './market-rule.ts'
import { OWNER_CUT, U16_MAX } from './model.ts'
import { paidOut, priceOf, type SubnetPool } from './subnet-pool.ts'

/** What a step of blocks starts from. Amounts are rao. */
export interface MarketState {
  readonly pools: readonly SubnetPool[]
  /** TAO staked on root. */
  readonly rootTao: bigint
  /** TAO that exists. */
  readonly issuance: bigint
  /** The block that the step ends with. */
  readonly block: number
}

const HALF = I96F32.one >> 1n
const CUT = I96F32.divOr(I96F32.fromInt(OWNER_CUT), I96F32.fromInt(U16_MAX))
/** How much root's TAO weighs beside alpha: 0.18 as on Finney. */
const TAO_WEIGHT = I96F32.divOr(
  I96F32.fromInt(3_320_413_933_267_719_290n),
  I96F32.fromInt((1n << 64n) - 1n),
)
/** How far a block moves the average of a flow, as I64F64 bits of 1. */
const FLOW_ALPHA = 29_597_889_189_277n << 1n

/**
 * Lets `blocks` blocks pass at once under a rule with markets and returns the TAO that they emitted. One block is computed as
 * the chain does, on pools with even weights; more are taken as equal to the first.
 */
export function marketStep(state: MarketState, rule: MarketRule, blocks: number): bigint {
  const { pools } = state
  const count = BigInt(blocks)
  const whole = I96F32.fromInt(blockEmissionForIssuance(state.issuance))
  const shares = rule.shares(pools, whole)
  const weight = I96F32.mulSaturating(I96F32.fromInt(state.rootTao), TAO_WEIGHT)
  const alphas = pools.map((pool) =>
    I96F32.fromInt(blockEmissionForIssuance(pool.alphaIn + pool.alphaOut)),
  )
  let emitted = 0n
  pools.forEach((pool, i) => {
    emitted += inject(pool, shares[i] ?? 0n, alphas[i] ?? 0n, weight, rule, count)
  })
  const rootEarns = rule.sellsRootAtOnce || sumOfPrices(pools) > I96F32.one
  pools.forEach((pool, i) => {
    layAside(pool, alphas[i] ?? 0n, weight, rule, count, rootEarns)
  })
  for (const pool of pools) moveAverages(pool, rule, state.block, count)
  return emitted
}

const sumOfPrices = (pools: readonly SubnetPool[]) =>
  pools.reduce((sum, { movingPrice }) => sum + movingPrice, 0n)

/** Rao in I96F32 bits a block, over `count` blocks. */
const over = (bits: bigint, count: bigint) => (bits * count) >> 32n

/** Root's weighted TAO over it and all alpha of the subnet, as I96F32 bits of 1. */
function proportionOfRoot(pool: SubnetPool, weight: bigint): bigint {
  const issued = I96F32.fromInt(pool.alphaIn + pool.alphaOut)
  return I96F32.divOr(weight, I96F32.addSaturating(weight, issued))
}

/** Feeds a pool and returns the rao of TAO that went in. */
function inject(
  pool: SubnetPool,
  share: bigint,
  alphaOut: bigint,
  weight: bigint,
  rule: MarketRule,
  count: bigint,
): bigint {
  const price = priceOf(pool)
  const wanted = I96F32.divOr(share, price, alphaOut)
  const cap = rule.capsInjection
    ? I96F32.mulSaturating(proportionOfRoot(pool, weight), alphaOut)
    : alphaOut
  const isCapped = wanted > cap
  const alphaIn = isCapped ? cap : wanted
  const taoIn = isCapped && rule.capsInjection ? I96F32.mulSaturating(cap, price) : share
  const bought = buyForChain(pool, over(share - taoIn, count))
  const tao = over(taoIn, count)
  pool.tao += tao
  pool.chainFlow += tao
  pool.alphaIn += over(alphaIn, count)
  pool.alphaOut += over(alphaOut, count)
  return tao + bought
}

/** Buys alpha that nobody holds; returns the rao of TAO spent. */
function buyForChain(pool: SubnetPool, tao: bigint): bigint {
  const alpha = tao === 0n ? 0n : paidOut(pool.tao, pool.alphaIn, tao)
  if (alpha === 0n) return 0n
  pool.tao += tao
  pool.chainFlow += tao
  pool.alphaIn -= alpha
  pool.alphaOut += alpha
  return tao
}

/** Lays aside what waits for the epoch: half of it to miners, and root's part out of the other half. */
function layAside(
  pool: SubnetPool,
  alphaOut: bigint,
  weight: bigint,
  rule: MarketRule,
  count: bigint,
  rootEarns: boolean,
): void {
  const cut = I96F32.mulSaturating(alphaOut, CUT)
  const rest = alphaOut - cut
  const root = I96F32.mulSaturating(
    I96F32.mulSaturating(proportionOfRoot(pool, weight), rest),
    HALF,
  )
  const miners = I96F32.mulSaturating(rest, HALF)
  pool.pendingOwner += over(cut, count)
  pool.pendingMiners += over(miners, count)
  pool.pendingDividends += over(rest - miners - root, count)
  const alpha = over(root, count)
  if (rule.sellsRootAtOnce) pool.pendingRoot += sellForRoot(pool, alpha)
  else if (rootEarns) pool.pendingRoot += alpha
  else pool.alphaOut -= alpha
}

/** Sells alpha that was emitted for root; returns rao of TAO. */
export function sellForRoot(pool: SubnetPool, alpha: bigint): bigint {
  const tao = alpha === 0n ? 0n : paidOut(pool.alphaIn, pool.tao, alpha)
  if (tao === 0n) return 0n
  pool.alphaIn += alpha
  pool.alphaOut -= alpha
  pool.tao -= tao
  pool.chainFlow -= tao
  return tao
}

function moveAverages(pool: SubnetPool, rule: MarketRule, block: number, count: bigint): void {
  const price = priceOf(pool)
  const spot = price < rule.highestPrice ? price : rule.highestPrice
  const alpha = rule.movingAlpha(Math.max(0, block - pool.startedAt))
  pool.movingPrice = movedAverage(pool.movingPrice, spot, alpha, count)
  pool.userFlowAverage = movedFlow(pool.userFlowAverage, pool.userFlow, count)
  pool.chainFlowAverage = movedFlow(pool.chainFlowAverage, pool.chainFlow, count)
  pool.userFlow = 0n
  pool.chainFlow = 0n
}

/** An average of rao a block (I64F64 bits) after `count` blocks in which `flow` rao flowed. */
function movedFlow(average: bigint, flow: bigint, count: bigint): bigint {
  const kept = average - I64F64.mulSaturating(average, FLOW_ALPHA * count)
  return kept + FLOW_ALPHA * flow
}
