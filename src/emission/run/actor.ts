import { formatAmount, resolveAmount } from '../../amounts.ts'
import { lockCost } from '../../simulator/pallets/subtensor/subnets/lock-cost.ts'
import type { Model } from '../regimes/model.ts'
import { wrong } from '../scenario/fields.ts'
import type { ScenarioAction } from '../scenario/scenario.ts'
import type { Trade } from './result.ts'

/** Least price of a subnet, in rao, and blocks in which the last one falls away. */
const LEAST_LOCK = 1_000_000_000_000n
const LOCK_INTERVAL = 100_800n
const FULL_EMISSION = 1_000_000_000n

/** Carries out what parties do, keeps their cash, and notes what came of it. */
export class Actor {
  readonly #model: Model
  readonly trades: Trade[] = []
  readonly paid: bigint[]
  readonly received: bigint[]
  #lastLock = { cost: LEAST_LOCK, block: 0n }

  constructor(model: Model) {
    this.#model = model
    this.paid = model.cash.map(() => 0n)
    this.received = model.cash.map(() => 0n)
  }

  /** Places what parties had placed before the first block: their shares of capital, in order. */
  placeAll(): void {
    this.#model.scenario.parties.forEach(({ capital, places }, account) => {
      for (const { netuid, amount } of places)
        this.#pay(account, resolveAmount(amount, capital), (tao) =>
          this.#model.support(account, netuid, tao),
        )
    })
  }

  /** Pays as much of `tao` as there is, unless nothing comes of it. */
  #pay(account: number, tao: bigint, spend: (tao: bigint) => bigint): readonly [bigint, bigint] {
    const cash = this.#model.cash[account] ?? 0n
    const paid = tao < cash ? tao : cash
    const units = paid > 0n ? spend(paid) : 0n
    if (units === 0n) return [0n, 0n]
    this.#model.cash[account] = cash - paid
    return [paid, units]
  }

  act(action: ScenarioAction): void {
    const model = this.#model
    const account = model.people.account(action.party)
    const { netuid } = action
    const isNew = action.does === 'create'
    const unit = model.stakedAs(netuid)
    const others = () => (isNew ? 0n : model.stakes.total(unit) - model.stakes.get(unit, account))
    const worth = (units: bigint) => (isNew ? 0n : model.worth(netuid, units))
    const priceBefore = isNew ? 0n : model.price(netuid)
    const unitsBefore = others()
    const valueBefore = worth(unitsBefore)
    const { tao, units, spotValue } = this.#carryOut(action, account)
    const unitsAfter = others()
    this.trades.push({
      block: model.block,
      party: action.party,
      does: action.does,
      netuid,
      tao,
      units,
      spotValue,
      priceBefore,
      priceAfter: model.price(netuid),
      others: { units: [unitsBefore, unitsAfter], value: [valueBefore, worth(unitsAfter)] },
    })
  }

  #carryOut(
    action: ScenarioAction,
    account: number,
  ): { readonly tao: bigint; readonly units: bigint; readonly spotValue: bigint } {
    const model = this.#model
    if (action.does === 'create') return this.#create(action.netuid, action.party, account)
    if (action.does === 'support') {
      const wanted = resolveAmount(action.amount, model.cash[account] ?? 0n)
      const price = model.price(action.netuid)
      const [tao, units] = this.#pay(account, wanted, (paid) =>
        model.support(account, action.netuid, paid),
      )
      this.paid[account] = (this.paid[account] ?? 0n) + tao
      return { tao, units, spotValue: (units * price) / 1_000_000_000n }
    }
    const held = model.held(account, action.netuid)
    const wanted = resolveAmount(action.amount, held)
    const units = wanted < held ? wanted : held
    const spotValue = model.worth(action.netuid, units)
    const tao = units > 0n ? model.withdraw(account, action.netuid, units) : 0n
    model.cash[account] = (model.cash[account] ?? 0n) + tao
    this.received[account] = (this.received[account] ?? 0n) + tao
    return { tao, units, spotValue }
  }

  /** The price of a subnet now, in rao. */
  lockCost(): bigint {
    const emission = this.#model.curve.at(this.#model.issuance)
    return lockCost({
      lastLock: this.#lastLock.cost,
      lastLockBlock: this.#lastLock.block,
      currentBlock: BigInt(this.#model.block),
      reductionInterval: (LOCK_INTERVAL * emission) / FULL_EMISSION,
      minLock: LEAST_LOCK,
    })
  }

  #create(netuid: number, party: string, account: number) {
    const model = this.#model
    const cost = this.lockCost()
    const cash = model.cash[account] ?? 0n
    if (cash < cost)
      throw wrong('actions', `lets ${party} create a subnet, which costs ${formatAmount(cost)} TAO`)
    model.cash[account] = cash - cost
    this.paid[account] = (this.paid[account] ?? 0n) + cost
    this.#lastLock = { cost, block: BigInt(Math.max(1, model.block)) }
    model.people.settle({ netuid, owner: party, operator: undefined })
    model.create(account, netuid, cost)
    return { tao: cost, units: 0n, spotValue: 0n }
  }
}
