import { Curve } from './curve.ts'
import { divFloor } from './fixed32.ts'

/** A subnet with a token and a market for it. Amounts are rao; prices are I96F32 bits of TAO for one alpha. */
export interface SubnetPool {
  readonly netuid: number
  /** The block in which it was started; before the run for those of the start. */
  readonly startedAt: number
  /** How much alpha a block emits, by how much there is. */
  readonly curve: Curve
  tao: bigint
  alphaIn: bigint
  alphaOut: bigint
  movingPrice: bigint
  /** What waits for the epoch: the owner's, the miners', the dividends; for root alpha, or TAO where it is sold at once. */
  pendingOwner: bigint
  pendingMiners: bigint
  pendingDividends: bigint
  pendingRoot: bigint
  /** Rao of TAO that people, and the chain, have put in less what they took out since the last average. */
  userFlow: bigint
  chainFlow: bigint
  /** The averages of both, in rao a block, as I64F64 bits. */
  userFlowAverage: bigint
  chainFlowAverage: bigint
}

/** A pool in which nothing waits. */
export function newPool(
  netuid: number,
  startedAt: number,
  reserves: { readonly tao: bigint; readonly alpha: bigint },
): SubnetPool {
  return {
    netuid,
    startedAt,
    curve: new Curve(),
    tao: reserves.tao,
    alphaIn: reserves.alpha,
    alphaOut: 0n,
    movingPrice: 0n,
    pendingOwner: 0n,
    pendingMiners: 0n,
    pendingDividends: 0n,
    pendingRoot: 0n,
    userFlow: 0n,
    chainFlow: 0n,
    userFlowAverage: 0n,
    chainFlowAverage: 0n,
  }
}

/** The reserves' ratio; 0 of an empty reserve. */
export function priceOf({ tao, alphaIn }: SubnetPool): bigint {
  return divFloor(tao, alphaIn)
}

/** How pools trade. It costs a part of 65535 of what is given, and rao of TAO that stay in the pool. */
export interface SwapRule {
  readonly rate: bigint
  readonly flat: bigint
  /** What `amount` takes out of a reserve by x·y = k; 0 where too little would be left. All in rao. */
  readonly paidOut: (reserveIn: bigint, reserveOut: bigint, amount: bigint) => bigint
}

/** Least reserve that a swap may leave, in rao: today's and the launch's. */
const LEAST_RESERVE = 1_000_000n
const LAUNCH_RESERVE = 10_000_000n
/** Bits after the point with which the launch computed what is left of a reserve. */
const LAUNCH_BITS = 18n
const U16_MAX = 65_535n

/** As `SwapRule.paidOut`, rounded down. */
export function paidOut(reserveIn: bigint, reserveOut: bigint, amount: bigint): bigint {
  const out = (reserveOut * amount) / (reserveIn + amount)
  return reserveOut - out < LEAST_RESERVE ? 0n : out
}

/**
 * As `SwapRule.paidOut` at the launch: what is left is cut after eighteen bits, so that once in 2¹⁸ trades a rao more is paid
 * out than the whole quotient says. Upstream: staking/stake_utils.rs at e2b8367b8 (spec 233), `sim_swap_alpha_for_tao`.
 */
export function paidOutAtLaunch(reserveIn: bigint, reserveOut: bigint, amount: bigint): bigint {
  const left = ((reserveIn * reserveOut) << LAUNCH_BITS) / (reserveIn + amount)
  if (left < LAUNCH_RESERVE << LAUNCH_BITS) return 0n
  return ((reserveOut << LAUNCH_BITS) - left) >> LAUNCH_BITS
}

/** Buys alpha with rao of TAO, the fee included; returns rao of alpha, 0 where the pool refuses. */
export function buy(pool: SubnetPool, tao: bigint, rule: SwapRule): bigint {
  const flat = tao < rule.flat ? tao : rule.flat
  const paidIn = tao - flat - ((tao - flat) * rule.rate) / U16_MAX
  const out = rule.paidOut(pool.tao, pool.alphaIn, paidIn)
  if (out === 0n) return 0n
  pool.tao += paidIn + flat
  pool.alphaIn -= out
  pool.alphaOut += out
  pool.userFlow += paidIn
  return out
}

/** Sells rao of alpha; returns rao of TAO after the fee, 0 where the pool refuses. */
export function sell(pool: SubnetPool, alpha: bigint, rule: SwapRule): bigint {
  const paidIn = alpha - (alpha * rule.rate) / U16_MAX
  const out = rule.paidOut(pool.alphaIn, pool.tao, paidIn)
  if (out === 0n) return 0n
  const kept = out < rule.flat ? out : rule.flat
  pool.alphaIn += paidIn
  pool.alphaOut -= alpha
  pool.tao -= out - kept
  pool.userFlow -= out
  return out - kept
}
