import { U64F64 } from '../../../../../amm/fixed/index.ts'
import { emptyLock, type LockState, mergeLock, reduceLock } from './lock-state.ts'
import { type LockKind, type LockRates, rollForwardLock } from './roll-forward.ts'

/**
 * One coldkey's lock on a hotkey together with the sum of all locks of its kind there, which every change must keep in
 * step. `…Changed` says what is to be saved.
 *
 * Upstream: staking/lock.rs, `ConvictionModel`.
 */
export class ConvictionModel {
  readonly kind: LockKind
  #individual: LockState
  #aggregate: LockState
  #individualChanged = false
  #aggregateChanged = false

  constructor(kind: LockKind, individual: LockState, aggregate: LockState) {
    this.kind = kind
    this.#individual = individual
    this.#aggregate = aggregate
  }

  get individual(): LockState {
    return this.#individual
  }

  get aggregate(): LockState {
    return this.#aggregate
  }

  get individualChanged(): boolean {
    return this.#individualChanged
  }

  get aggregateChanged(): boolean {
    return this.#aggregateChanged
  }

  /** Replaces the coldkey's lock by `lock` as it is at `now`; the sum is not touched. */
  setRolledIndividual(lock: LockState, now: bigint, rates: LockRates): void {
    this.#setIndividual(rollForwardLock(lock, now, rates, this.kind).lock)
  }

  /** Brings the coldkey's lock up to date; the sum loses what it lost, or ages by itself where it lost nothing. */
  rollForward(now: bigint, rates: LockRates): void {
    const rolled = rollForwardLock(this.#individual, now, rates, this.kind)
    this.#setIndividual(rolled.lock)
    if (rolled.massDelta === 0n && rolled.convictionDelta === 0n) {
      this.rollForwardAggregate(now, rates)
      return
    }
    const reduced = reduceLock(this.#aggregate, rolled.massDelta, rolled.convictionDelta)
    this.#setAggregate({ ...reduced, last_update: now })
  }

  /** Brings the sum up to date. */
  rollForwardAggregate(now: bigint, rates: LockRates): void {
    this.#setAggregate(rollForwardLock(this.#aggregate, now, rates, this.kind).lock)
  }

  addToAggregate(added: LockState): void {
    this.#setAggregate(mergeLock(this.#aggregate, added))
  }

  reduceAggregate(lockedMass: bigint, conviction: bigint): void {
    this.#setAggregate(reduceLock(this.#aggregate, lockedMass, conviction))
  }

  /** Takes `amount` rao off the coldkey's lock and the sum, with a like part of its conviction. */
  forceReduceIndividual(amount: bigint, now: bigint): void {
    const before = this.#individual
    const left = before.locked_mass > amount ? before.locked_mass - amount : 0n
    if (left === 0n) this.#setIndividual(emptyLock(now))
    else {
      const removed = U64F64.divOr(U64F64.fromInt(amount), U64F64.fromInt(before.locked_mass))
      const conviction = U64F64.mulSaturating(
        before.conviction,
        U64F64.subSaturating(U64F64.one, removed),
      )
      this.#setIndividual({ locked_mass: left, conviction, last_update: now })
    }
    this.reduceAggregate(before.locked_mass - left, before.conviction - this.#individual.conviction)
  }

  #setIndividual(lock: LockState): void {
    this.#individual = lock
    this.#individualChanged = true
  }

  #setAggregate(lock: LockState): void {
    this.#aggregate = lock
    this.#aggregateChanged = true
  }
}
