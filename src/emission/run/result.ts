import type { Role } from '../economy/rewards.ts'
import type { RegimeId } from '../regimes/model.ts'

/** Where things stood at a block. Shares are parts of 10^9 of emission, prices rao of TAO for one whole token. */
export interface Sample {
  readonly block: number
  readonly shares: ReadonlyMap<number, bigint>
  readonly prices: ReadonlyMap<number, bigint>
}

/** What an action did. Amounts are rao of TAO, units rao of stake. */
export interface Trade {
  readonly block: number
  readonly party: string
  readonly does: 'support' | 'withdraw' | 'create'
  readonly netuid: number
  /** Paid, or received. */
  readonly tao: bigint
  readonly units: bigint
  /** What the units were worth at the price before; less what they gave, that is what a withdrawal lost. */
  readonly spotValue: bigint
  readonly priceBefore: bigint
  readonly priceAfter: bigint
  /** What all others had on the subnet, before and after: units, and what they were worth. */
  readonly others: {
    readonly units: readonly [before: bigint, after: bigint]
    readonly value: readonly [before: bigint, after: bigint]
  }
}

/** How a party fared. Rao of TAO. */
export interface PartyResult {
  readonly name: string
  readonly capital: bigint
  /** Paid into stakes and locks during the run, and received from stakes. */
  readonly paid: bigint
  readonly received: bigint
  /** Rewards at the prices at which they were earned. */
  readonly earned: bigint
  /** TAO that it has at the end, and what its stakes are worth then. */
  readonly cash: bigint
  readonly wealth: bigint
}

/** A scenario under one regime. */
export interface RegimeRun {
  readonly regime: RegimeId
  /** Blocks that passed: fewer than asked for where it was stopped. */
  readonly blocks: number
  readonly stopped: boolean
  /** Rao of TAO that were emitted. */
  readonly emitted: bigint
  readonly samples: readonly Sample[]
  readonly trades: readonly Trade[]
  readonly rewards: ReadonlyMap<Role, bigint>
  readonly parties: readonly PartyResult[]
}
