import { I64F64, I96F32 } from '../../amm/fixed/index.ts'
import { LAUNCH_MOVING_ALPHA } from '../../simulator/pallets/subtensor/coinbase/shares/launch/chain.ts'
import { LAUNCH_STAKING_FEE } from '../../simulator/pallets/subtensor/coinbase/shares/launch/stake.ts'
import { flowShares, priceShares } from './market-shares.ts'
import { paidOut, paidOutAtLaunch, type SubnetPool, type SwapRule } from './subnet-pool.ts'

/** In what the regimes with markets differ. */
export interface MarketRule {
  /** Shares of emission as I96F32 bits of `whole`, by place in `pools`. */
  shares(pools: readonly SubnetPool[], whole: bigint): bigint[]
  /** Whether alpha joins a pool only up to root's proportion of it, and the chain buys alpha with what is left over. */
  readonly capsInjection: boolean
  /** Whether root's alpha is sold block by block; otherwise at the epoch, while prices sum to more than 1. */
  readonly sellsRootAtOnce: boolean
  /** How far a block moves the moving price of a pool of this age, as I64F64 bits of 1. */
  movingAlpha(age: number): bigint
  /** The highest price that moves it, as I96F32 bits. */
  readonly highestPrice: bigint
  readonly swap: SwapRule
  /** Whether shares follow flows, so that their averages have to be kept. */
  readonly followsFlow: boolean
}

const MOVING_ALPHA = I64F64.fromFixed(LAUNCH_MOVING_ALPHA, I96F32)
/** The age at which the moving price follows half as fast as ever. */
const HALF_AGE = 201_600

let lastAge = -1
let lastAlpha = 0n

/** Pools of one age come one after another. */
function todaysAlpha(age: number): bigint {
  if (age !== lastAge) {
    lastAge = age
    lastAlpha = (MOVING_ALPHA * BigInt(age)) / BigInt(age + HALF_AGE)
  }
  return lastAlpha
}

/** As launched: spec 233. */
const LAUNCH: MarketRule = {
  shares: priceShares,
  capsInjection: false,
  sellsRootAtOnce: true,
  movingAlpha: () => MOVING_ALPHA,
  highestPrice: I96F32.max,
  swap: { rate: 0n, flat: LAUNCH_STAKING_FEE, paidOut: paidOutAtLaunch },
  followsFlow: false,
}

/** Today's: spec 425. */
const TODAY: MarketRule = {
  shares: priceShares,
  capsInjection: true,
  sellsRootAtOnce: false,
  movingAlpha: todaysAlpha,
  highestPrice: I96F32.one,
  swap: { rate: 33n, flat: 0n, paidOut },
  followsFlow: false,
}

export const MARKET_RULES = {
  'dtao-launch': LAUNCH,
  dtao: TODAY,
  flow: { ...TODAY, shares: flowShares, followsFlow: true },
} as const satisfies Readonly<Record<string, MarketRule>>
