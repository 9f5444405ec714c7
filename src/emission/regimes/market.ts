import { I96F32 } from '../../amm/fixed/index.ts'
import { payOut } from '../economy/payout.ts'
import type { MarketRule } from './market-rule.ts'
import { marketStep, sellForRoot } from './market-step.ts'
import { Model, WHOLE, type World } from './model.ts'
import { buy, newPool, priceOf, type SubnetPool, sell } from './subnet-pool.ts'

const ROOT = 0

/** Dynamic TAO in its forms: every subnet has a token, whose market decides the shares. */
export class MarketModel extends Model {
  readonly #rule: MarketRule
  readonly #step: number
  readonly #pools = new Map<number, SubnetPool>()

  /** @param step blocks that are computed at once; 1 is exact. */
  constructor(world: World, rule: MarketRule, step: number) {
    super(world)
    this.#rule = rule
    this.#step = step
    for (const { netuid, pool } of world.scenario.subnets)
      this.#pools.set(netuid, newPool(netuid, -world.scenario.age, pool))
  }

  /** Prices have been what they are for long when the run begins, and flows have followed the stake. */
  override settle(): void {
    for (const pool of this.#pools.values()) {
      const price = priceOf(pool)
      pool.movingPrice = price < this.#rule.highestPrice ? price : this.#rule.highestPrice
      pool.userFlowAverage = (pool.userFlow << 64n) / BigInt(Math.max(1, this.scenario.age))
      pool.userFlow = 0n
    }
  }

  /** @throws {RangeError} for a subnet that is not there, which a parsed scenario rules out. */
  pool(netuid: number): SubnetPool {
    const pool = this.#pools.get(netuid)
    if (pool === undefined) throw new RangeError(`there is no subnet ${netuid}`)
    return pool
  }

  support(account: number, netuid: number, tao: bigint): bigint {
    const units = netuid === ROOT ? tao : buy(this.pool(netuid), tao, this.#rule.swap)
    this.stakes.add(netuid, account, units)
    return units
  }

  withdraw(account: number, netuid: number, units: bigint): bigint {
    const tao = this.sellStake(account, netuid, units)
    return tao
  }

  protected sellStake(account: number, netuid: number, units: bigint): bigint {
    const tao = netuid === ROOT ? units : sell(this.pool(netuid), units, this.#rule.swap)
    if (tao > 0n) this.stakes.add(netuid, account, -units)
    return tao
  }

  held(account: number, netuid: number): bigint {
    return this.stakes.get(netuid, account)
  }

  worth(netuid: number, units: bigint): bigint {
    if (netuid === ROOT) return units
    const { tao, alphaIn } = this.pool(netuid)
    return alphaIn === 0n ? 0n : (units * tao) / alphaIn
  }

  price(netuid: number): bigint {
    return this.worth(netuid, WHOLE)
  }

  create(_account: number, netuid: number, lock: bigint): void {
    const prices = [...this.#pools.values()].map(priceOf).sort((a, b) => (a < b ? -1 : 1))
    const median = prices[Math.floor(prices.length / 2)] ?? I96F32.one
    const alpha = I96F32.divOr(I96F32.fromInt(lock), median) >> 32n
    this.#pools.set(netuid, newPool(netuid, this.block, { tao: lock, alpha }))
  }

  advance(blocks: number): void {
    const pools = [...this.#pools.values()]
    const rootTao = this.stakes.total(ROOT)
    for (let left = blocks; left > 0; ) {
      const step = Math.min(left, this.#step)
      this.block += step
      left -= step
      const state = {
        pools,
        rootTao,
        blockEmission: this.curve.at(this.issuance),
        block: this.block,
      }
      this.issuance += marketStep(state, this.#rule, step)
    }
  }

  payEpoch(): void {
    for (const pool of this.#pools.values()) {
      const { netuid, pendingOwner, pendingMiners, pendingDividends, pendingRoot } = pool
      pool.pendingOwner = 0n
      pool.pendingMiners = 0n
      pool.pendingDividends = 0n
      pool.pendingRoot = 0n
      payOut(
        {
          netuid,
          unit: netuid,
          owner: pendingOwner,
          miners: pendingMiners,
          dividends: pendingDividends,
          stakersAre: 'stakers',
        },
        this,
        (amount) => this.worth(netuid, amount),
        (account, amount) => this.sellReward(account, netuid, amount),
      )
      const tao = this.#rule.sellsRootAtOnce
        ? pendingRoot
        : sellForRoot(pool, pendingRoot, this.#rule.swap)
      this.stakes.spread(ROOT, tao, (account, part) => this.rewards.note('root', account, part))
    }
  }

  shares(): Map<number, bigint> {
    const pools = [...this.#pools.values()]
    const shares = this.#rule.shares(pools, I96F32.fromInt(WHOLE))
    return new Map(pools.map(({ netuid }, i) => [netuid, (shares[i] ?? 0n) >> 32n]))
  }
}
