import {
  type RootWeight,
  rootEpoch,
} from '../../simulator/pallets/subtensor/coinbase/shares/root/epoch.ts'
import { ROOT_SEATS } from '../../simulator/pallets/subtensor/coinbase/shares/root/seats.ts'
import { payOut } from '../economy/payout.ts'
import { Stakes } from '../economy/stakes.ts'
import { Model, WHOLE, type World } from './model.ts'
import { splitEmission } from './split.ts'

const ROOT = 0
/** Blocks between epochs of root. */
const ROOT_TEMPO = 100
const KAPPA = 32_767
const RHO = 10
const MOST_WEIGHT = 65_535n

/** A root validator: whose it is, and the rao of TAO behind it. */
interface Validator {
  readonly account: number
  readonly stake: bigint
}

/** Root: TAO is staked on root, and the weights of its 64 strongest validators decide, once in 101 blocks. */
export class RootModel extends Model {
  /** Rao with which each account backs each subnet; weights are in this proportion. */
  readonly #wishes: Stakes
  readonly #pending = new Map<number, bigint>()
  #values = new Map<number, bigint>()
  /** The block emission with which the values were computed; forgotten when stakes or wishes change. */
  #computedFor: bigint | undefined

  constructor(world: World) {
    super(world)
    this.#wishes = new Stakes(world.people.count)
    for (const { netuid } of world.scenario.subnets) this.#pending.set(netuid, 0n)
  }

  override settle(): void {
    this.#runEpoch()
  }

  support(account: number, netuid: number, tao: bigint): bigint {
    this.#computedFor = undefined
    this.#wishes.add(netuid, account, tao)
    this.stakes.add(ROOT, account, tao)
    return tao
  }

  withdraw(account: number, netuid: number, units: bigint): bigint {
    this.#computedFor = undefined
    this.#wishes.add(netuid, account, -units)
    this.stakes.add(ROOT, account, -units)
    return units
  }

  protected sellStake(account: number, unit: number, amount: bigint): bigint {
    this.stakes.add(unit, account, -amount)
    return amount
  }

  override stakedAs(): number {
    return ROOT
  }

  held(account: number, netuid: number): bigint {
    return this.#wishes.get(netuid, account)
  }

  worth(_netuid: number, units: bigint): bigint {
    return units
  }

  price(): bigint {
    return WHOLE
  }

  create(_account: number, netuid: number): void {
    this.#computedFor = undefined
    this.#pending.set(netuid, 0n)
  }

  /** The validators with a seat, strongest first. */
  seated(): Validator[] {
    const { parties } = this.scenario
    const own = parties.map((party, account) => ({
      account,
      count: BigInt(party.validators),
      stake: this.stakes.get(ROOT, account),
    }))
    const validating = own.filter(({ count }) => count > 0n)
    const behind = validating.reduce((sum, { stake }) => sum + stake, 0n)
    const delegated = this.stakes.total(ROOT) - behind
    return validating
      .flatMap(({ account, count, stake }) => {
        // TAO of those who run no validator follows those who do.
        const follows = behind === 0n ? 0n : (delegated * stake) / behind
        return Array.from({ length: Number(count) }, () => ({
          account,
          stake: (stake + follows) / count,
        }))
      })
      .sort((a, b) => (a.stake === b.stake ? 0 : a.stake > b.stake ? -1 : 1))
      .slice(0, ROOT_SEATS)
  }

  #weightsOf(account: number): RootWeight[] {
    const wishes = [...this.#pending.keys()].map(
      (netuid) => [netuid, this.#wishes.get(netuid, account)] as const,
    )
    const most = wishes.reduce((greatest, [, rao]) => (rao > greatest ? rao : greatest), 0n)
    if (most === 0n) return []
    return wishes.map(([netuid, rao]) => [netuid, Number((rao * MOST_WEIGHT) / most)])
  }

  /** An epoch over the same stakes and wishes comes to the same. */
  #runEpoch(): void {
    const blockEmission = this.curve.at(this.issuance)
    if (this.#computedFor === blockEmission) return
    this.#computedFor = blockEmission
    const seated = this.seated()
    const netuids = [ROOT, ...this.#pending.keys()]
    const epoch = rootEpoch({
      stakes: seated.map(({ stake }) => stake),
      weights: seated.map(({ account }) => this.#weightsOf(account)),
      netuids,
      totalNetworks: netuids.length,
      kappa: KAPPA,
      rho: RHO,
      blockEmission,
    })
    if (epoch.ok) this.#values = new Map(epoch.emission)
  }

  advance(blocks: number): void {
    const period = ROOT_TEMPO + 1
    for (let left = blocks; left > 0; ) {
      const untilEpoch = period - (this.block % period)
      const step = Math.min(left, untilEpoch)
      this.block += step
      left -= step
      for (const [netuid, pending] of this.#pending) {
        const emitted = (this.#values.get(netuid) ?? 0n) * BigInt(step)
        this.#pending.set(netuid, pending + emitted)
        this.issuance += emitted
      }
      if (step === untilEpoch) this.#runEpoch()
    }
  }

  payEpoch(): void {
    this.#computedFor = undefined
    for (const [netuid, pending] of this.#pending) {
      this.#pending.set(netuid, 0n)
      const { owner, miners, dividends } = splitEmission(pending)
      payOut(
        { netuid, unit: ROOT, owner, miners, dividends, stakersAre: 'root' },
        this,
        (tao) => tao,
        (account, amount) => this.sellReward(account, ROOT, amount),
      )
    }
  }

  shares(): Map<number, bigint> {
    const whole = this.curve.at(this.issuance)
    return new Map(
      [...this.#pending.keys()].map((netuid) => [
        netuid,
        whole === 0n ? 0n : ((this.#values.get(netuid) ?? 0n) * WHOLE) / whole,
      ]),
    )
  }
}
