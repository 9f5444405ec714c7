import type { UidValues } from '../types/uid-values.ts'
import type { LiquidAlpha } from './liquid-alpha.ts'

/** All that an epoch of one mechanism depends on. Lists are by uid; heights are block numbers. */
export interface EpochInputs {
  /** How many uids the subnet has. */
  readonly size: number
  readonly block: number
  /** A validator that set no weights for longer than this is inactive. */
  readonly activityCutoff: number
  readonly lastUpdate: readonly number[]
  readonly registeredAt: readonly number[]
  /** Bonds with neurons that registered at or after this block are void. */
  readonly lastTempo: number
  /** Stake weights of the neurons: alpha and weighted TAO, as raw I64F64. */
  readonly stake: readonly bigint[]
  /** Rao of stake weight below which a neuron that is not the owner counts as unstaked. */
  readonly stakeThreshold: bigint
  /** The uid of the subnet owner's hotkey; it always has a permit and may weigh itself. */
  readonly ownerUid: number | undefined
  readonly validatorPermits: readonly boolean[]
  readonly maxValidators: number
  readonly weights: readonly UidValues[]
  /** The block of each neuron's earliest pending commitment, ∞ where there is none; `undefined` without commit-reveal. */
  readonly commitBlocks: readonly number[] | undefined
  /** The majority that consensus needs, in parts of 65535. */
  readonly kappa: number
  /** How much of a weight above consensus is lost to bonds, in parts of 65535. */
  readonly bondsPenalty: number
  readonly bonds: readonly UidValues[]
  /** How much of a bond stays each epoch, in millionths. */
  readonly bondsMovingAverage: bigint
  readonly yuma3: boolean
  /** `undefined` where liquid alpha is off. */
  readonly liquidAlpha: LiquidAlpha | undefined
  /** Rao of alpha that the epoch shares out. */
  readonly emission: bigint
}

/** What an epoch decides, by uid; proportions are parts of 65535, emissions rao of alpha. */
export interface EpochOutputs {
  readonly active: readonly boolean[]
  readonly stakeWeight: readonly number[]
  readonly consensus: readonly number[]
  readonly incentive: readonly number[]
  readonly dividends: readonly number[]
  readonly validatorTrust: readonly number[]
  readonly validatorPermits: readonly boolean[]
  /** Bonds of those who have a permit now; empty rows for the others. */
  readonly bonds: readonly UidValues[]
  readonly serverEmission: readonly bigint[]
  readonly validatorEmission: readonly bigint[]
  readonly combinedEmission: readonly bigint[]
  /** Whole rao of stake weight. */
  readonly stake: readonly bigint[]
}
