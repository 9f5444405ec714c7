import type { People } from '../economy/people.ts'
import { Rewards } from '../economy/rewards.ts'
import { Stakes } from '../economy/stakes.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { Curve } from './curve.ts'

/** The regimes that can be compared, as people write them. */
export const REGIMES = ['root', 'stao', 'dtao-launch', 'dtao', 'flow'] as const
export type RegimeId = (typeof REGIMES)[number]

/** What a model is made from. */
export interface World {
  readonly scenario: Scenario
  readonly people: People
}

/** A population under one regime. Amounts are rao; a unit of stake is a rao of TAO, or of alpha where there are markets. */
export abstract class Model {
  readonly scenario: Scenario
  readonly people: People
  readonly stakes: Stakes
  readonly rewards: Rewards
  /** Rao of TAO that each account has and has not placed. */
  readonly cash: bigint[]
  /** Blocks that have passed. */
  block = 0
  /** Rao of TAO that exist. */
  issuance: bigint
  /** How much TAO a block emits, by how much there is. */
  readonly curve = new Curve()

  constructor({ scenario, people }: World) {
    this.scenario = scenario
    this.people = people
    this.stakes = new Stakes(people.count)
    this.rewards = new Rewards(people.count)
    this.cash = people.names.map((_, account) => scenario.parties[account]?.capital ?? 0n)
    this.issuance = scenario.issuance
  }

  /** Backs a subnet with rao of TAO and returns the units of stake that it gives. */
  abstract support(account: number, netuid: number, tao: bigint): bigint
  /** Takes units of stake back and returns the rao of TAO that they give. */
  abstract withdraw(account: number, netuid: number, units: bigint): bigint
  /** The netuid as whose stake the stake of a subnet is counted: its own, unless all stake is on root. */
  stakedAs(netuid: number): number {
    return netuid
  }

  /** Units that an account can take back from a subnet. */
  abstract held(account: number, netuid: number): bigint
  /** Rao of TAO that units of stake on a subnet are worth, at the price of the moment. */
  abstract worth(netuid: number, units: bigint): bigint
  /** Rao of TAO for one whole token of a subnet; one TAO where there are no markets. */
  abstract price(netuid: number): bigint
  /** Puts a subnet there for which an account has paid `lock` rao. */
  abstract create(account: number, netuid: number, lock: bigint): void
  /** Lets `blocks` blocks pass, none of which is the last of an epoch but the last one. */
  abstract advance(blocks: number): void
  /** Pays out what the epoch of every subnet has for people. */
  abstract payEpoch(): void
  /** Each subnet's share of emission now, in parts of 10^9. */
  abstract shares(): ReadonlyMap<number, bigint>
  /** Called once the stakes of the start are placed. */
  settle(): void {}

  /** Turns the part of a reward into TAO that its kind sells at once; `unit` is the netuid as whose stake it was paid. */
  protected sellReward(account: number, unit: number, amount: bigint): void {
    const part = (amount * this.scenario.sells) / WHOLE
    if (part > 0n)
      this.cash[account] = (this.cash[account] ?? 0n) + this.sellStake(account, unit, part)
  }

  /** Turns rao of stake into rao of TAO. */
  protected abstract sellStake(account: number, unit: number, amount: bigint): bigint

  /** Rao of TAO that all of an account's stakes are worth. */
  wealth(account: number, netuids: readonly number[]): bigint {
    return netuids.reduce(
      (sum, netuid) => sum + this.worth(netuid, this.stakes.get(netuid, account)),
      0n,
    )
  }
}

/** The owners' part of emission, out of 65535. */
export const OWNER_CUT = 11_796n
export const U16_MAX = 65_535n
/** Shares are told in parts of this. */
export const WHOLE = 1_000_000_000n
