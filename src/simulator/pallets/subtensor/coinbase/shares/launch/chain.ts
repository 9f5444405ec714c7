import type { LaunchPool } from './pool.ts'

/** One subnet at the launch of Dynamic TAO. Amounts are rao. */
export interface LaunchSubnet extends LaunchPool {
  readonly netuid: number
  /** Blocks between epochs; 0 for never. */
  readonly tempo: number
  readonly registrationAllowed: boolean
  readonly powRegistrationAllowed: boolean
  /** The average of the price, as I96F32 bits of TAO for one alpha. */
  movingPrice: bigint
  /** What the last block put into the pool and handed out. */
  taoInEmission: bigint
  alphaInEmission: bigint
  alphaOutEmission: bigint
  /** What waits for the next epoch: alpha for the subnet, alpha of the owner, TAO for root and the alpha it was sold for. */
  pendingEmission: bigint
  pendingOwnerCut: bigint
  pendingRootDivs: bigint
  pendingAlphaSwapped: bigint
  blocksSinceLastStep: bigint
}

/** The part of the chain that emission depends on and changes. Amounts are rao. */
export interface LaunchChain {
  /** TAO staked on root. */
  readonly rootTao: bigint
  /** How much root's TAO weighs beside alpha, out of 2^64 − 1. */
  readonly taoWeight: bigint
  /** The owners' part, out of 65535. */
  readonly ownerCut: number
  /** How far a block moves the moving price to the price, as I96F32 bits. */
  readonly movingAlpha: bigint
  totalIssuance: bigint
  totalStake: bigint
  /** Every subnet but root, in the order of storage. */
  readonly subnets: readonly LaunchSubnet[]
}

/** The launch's default of {@link LaunchChain.movingAlpha}, 0.000003: half of a jump in price is there after 30 days. */
export const LAUNCH_MOVING_ALPHA = 12885n
