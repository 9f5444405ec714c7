import { staoEmissions } from '../../simulator/pallets/subtensor/coinbase/shares/stao.ts'
import { payOut } from '../economy/payout.ts'
import { Model, WHOLE, type World } from './model.ts'
import { splitEmission } from './split.ts'

/** STAO: stake is TAO, one to one, and decides the shares. */
export class StaoModel extends Model {
  readonly #pending = new Map<number, bigint>()

  constructor(world: World) {
    super(world)
    for (const { netuid } of world.scenario.subnets) this.#pending.set(netuid, 0n)
  }

  support(account: number, netuid: number, tao: bigint): bigint {
    this.stakes.add(netuid, account, tao)
    return tao
  }

  withdraw(account: number, netuid: number, units: bigint): bigint {
    this.stakes.add(netuid, account, -units)
    return units
  }

  protected sellStake(account: number, unit: number, amount: bigint): bigint {
    return this.withdraw(account, unit, amount)
  }

  held(account: number, netuid: number): bigint {
    return this.stakes.get(netuid, account)
  }

  worth(_netuid: number, units: bigint): bigint {
    return units
  }

  price(): bigint {
    return WHOLE
  }

  create(_account: number, netuid: number): void {
    this.#pending.set(netuid, 0n)
  }

  #staked(): Map<number, bigint> {
    return new Map(
      [...this.#pending].map(([netuid, pending]) => [netuid, this.stakes.total(netuid) + pending]),
    )
  }

  /** What waits for an epoch counts as staked, as on the chain; within one advance it is taken as it was at its beginning. */
  advance(blocks: number): void {
    const emissions = staoEmissions(this.#staked(), this.curve.at(this.issuance))
    for (const [netuid, bits] of emissions) {
      const emitted = (bits >> 32n) * BigInt(blocks)
      this.#pending.set(netuid, (this.#pending.get(netuid) ?? 0n) + emitted)
      this.issuance += emitted
    }
    this.block += blocks
  }

  payEpoch(): void {
    for (const [netuid, pending] of this.#pending) {
      this.#pending.set(netuid, 0n)
      payOut(
        { netuid, unit: netuid, ...splitEmission(pending), stakersAre: 'stakers' },
        this,
        (tao) => tao,
        (account, amount) => this.sellReward(account, netuid, amount),
      )
    }
  }

  shares(): Map<number, bigint> {
    return new Map(
      [...staoEmissions(this.#staked(), WHOLE)].map(([netuid, bits]) => [netuid, bits >> 32n]),
    )
  }
}
