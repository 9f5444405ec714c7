import { I96F32 } from '../../amm/fixed/index.ts'
import { movedAverage } from './average.ts'
import { bitsOf, divFloor, mulFloor } from './fixed32.ts'
import { moveFlows } from './flow-average.ts'
import type { MarketRule } from './market-rule.ts'
import { OWNER_CUT, U16_MAX } from './model.ts'
import { priceOf, type SubnetPool, type SwapRule } from './subnet-pool.ts'

/** What a step of blocks starts from. Amounts are rao. */
export interface MarketState {
  readonly pools: readonly SubnetPool[]
  /** TAO staked on root. */
  readonly rootTao: bigint
  /** TAO that a block emits. */
  readonly blockEmission: bigint
  /** The block that the step ends with. */
  readonly block: number
}

const CUT = I96F32.divOr(I96F32.fromInt(OWNER_CUT), I96F32.fromInt(U16_MAX))
/** How much root's TAO weighs beside alpha: 0.18 as on Finney. */
const TAO_WEIGHT = I96F32.divOr(
  I96F32.fromInt(3_320_413_933_267_719_290n),
  I96F32.fromInt((1n << 64n) - 1n),
)

/** What is the same for every pool of a step. */
interface Step {
  readonly rule: MarketRule
  readonly count: bigint
  readonly block: number
  /** Root's weighted TAO, in I96F32 bits of rao. */
  readonly weight: bigint
  /** Whether root's part of dividends is paid out. */
  readonly rootEarns: boolean
  /** What is emitted for people where a block emits so much alpha: the same for most pools. */
  parts: Parts | undefined
}

/** What becomes of the alpha that is emitted for people. */
interface Parts {
  /** A block's, what is left of it after the owner's cut, and the validators' half, in I96F32 bits of rao. */
  readonly alpha: bigint
  readonly rest: bigint
  readonly validators: bigint
  /** Rao of the whole step: all of it, the owner's and the miners'. */
  readonly created: bigint
  readonly owner: bigint
  readonly miners: bigint
}

/**
 * Lets `blocks` blocks pass at once under a rule with markets and returns the TAO that they emitted. One block is computed as
 * the chain does, on pools with even weights; more are taken as equal to the first.
 */
export function marketStep(state: MarketState, rule: MarketRule, blocks: number): bigint {
  const { pools, block } = state
  const shares = rule.shares(pools, bitsOf(state.blockEmission))
  const step: Step = {
    rule,
    count: BigInt(blocks),
    block,
    weight: mulFloor(bitsOf(state.rootTao), TAO_WEIGHT),
    rootEarns: rule.sellsRootAtOnce || sumOfPrices(pools) > I96F32.one,
    parts: undefined,
  }
  let emitted = 0n
  for (let i = 0; i < pools.length; i += 1) {
    const pool = pools[i]
    if (pool !== undefined) emitted += advance(pool, shares[i] ?? 0n, step)
  }
  return emitted
}

function sumOfPrices(pools: readonly SubnetPool[]): bigint {
  let sum = 0n
  for (const { movingPrice } of pools) sum += movingPrice
  return sum
}

/** All that a step does to one pool; no pool touches another. Returns the rao of TAO that went in. */
function advance(pool: SubnetPool, share: bigint, step: Step): bigint {
  const alpha = bitsOf(pool.curve.at(pool.alphaIn + pool.alphaOut))
  const parts = step.parts?.alpha === alpha ? step.parts : partsOf(alpha, step.count)
  step.parts = parts
  const tao = inject(pool, share, parts, step)
  layAside(pool, parts, step)
  moveAverages(pool, step)
  return tao
}

function partsOf(alpha: bigint, count: bigint): Parts {
  const cut = mulFloor(alpha, CUT)
  const rest = alpha - cut
  const miners = rest >> 1n
  return {
    alpha,
    rest,
    validators: rest - miners,
    created: over(alpha, count),
    owner: over(cut, count),
    miners: over(miners, count),
  }
}

/** Rao in I96F32 bits a block, over `count` blocks. */
function over(bits: bigint, count: bigint): bigint {
  return (bits * count) >> 32n
}

/** Root's weighted TAO over it and all alpha of the subnet, as I96F32 bits of 1. */
function proportionOfRoot(pool: SubnetPool, weight: bigint): bigint {
  return divFloor(weight, weight + bitsOf(pool.alphaIn + pool.alphaOut))
}

/** Feeds a pool and returns the rao of TAO that went in. */
function inject(pool: SubnetPool, share: bigint, parts: Parts, step: Step): bigint {
  const alphaOut = parts.alpha
  const { rule, count } = step
  const price = priceOf(pool)
  const cap = rule.capsInjection
    ? mulFloor(proportionOfRoot(pool, step.weight), alphaOut)
    : alphaOut
  // The alpha that goes with the share is ⌊a ÷ b⌋, which is above c where a ≥ (c + 1) · b: most pools need no quotient.
  const isCapped = price === 0n ? alphaOut > cap : bitsOf(share) >= (cap + 1n) * price
  const alphaIn = isCapped ? cap : price === 0n ? alphaOut : divFloor(share, price)
  const taoIn = isCapped && rule.capsInjection ? mulFloor(cap, price) : share
  const bought = buyForChain(pool, over(share - taoIn, count), rule.swap)
  const tao = over(taoIn, count)
  pool.tao += tao
  pool.chainFlow += tao
  pool.alphaIn += over(alphaIn, count)
  pool.alphaOut += parts.created
  return tao + bought
}

/** Buys alpha that nobody holds; returns the rao of TAO spent. */
function buyForChain(pool: SubnetPool, tao: bigint, { paidOut }: SwapRule): bigint {
  const alpha = tao === 0n ? 0n : paidOut(pool.tao, pool.alphaIn, tao)
  if (alpha === 0n) return 0n
  pool.tao += tao
  pool.chainFlow += tao
  pool.alphaIn -= alpha
  pool.alphaOut += alpha
  return tao
}

/** Lays aside what waits for the epoch: half of it to miners, and root's part out of the other half. */
function layAside(pool: SubnetPool, parts: Parts, step: Step): void {
  const { rule, count } = step
  const root = mulFloor(proportionOfRoot(pool, step.weight), parts.rest) >> 1n
  pool.pendingOwner += parts.owner
  pool.pendingMiners += parts.miners
  pool.pendingDividends += over(parts.validators - root, count)
  const alpha = over(root, count)
  if (rule.sellsRootAtOnce) pool.pendingRoot += sellForRoot(pool, alpha, rule.swap)
  else if (step.rootEarns) pool.pendingRoot += alpha
  else pool.alphaOut -= alpha
}

/** Sells alpha that was emitted for root; returns rao of TAO. */
export function sellForRoot(pool: SubnetPool, alpha: bigint, { paidOut }: SwapRule): bigint {
  const tao = alpha === 0n ? 0n : paidOut(pool.alphaIn, pool.tao, alpha)
  if (tao === 0n) return 0n
  pool.alphaIn += alpha
  pool.alphaOut -= alpha
  pool.tao -= tao
  pool.chainFlow -= tao
  return tao
}

function moveAverages(pool: SubnetPool, { rule, block, count }: Step): void {
  const price = priceOf(pool)
  const spot = price < rule.highestPrice ? price : rule.highestPrice
  const alpha = rule.movingAlpha(Math.max(0, block - pool.startedAt))
  pool.movingPrice = movedAverage(pool.movingPrice, spot, alpha, count)
  if (rule.followsFlow) moveFlows(pool, count)
}
