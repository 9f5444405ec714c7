import { ABSENT, type Slot } from './slot.ts'
import type { State } from './state.ts'

/** Where the slots of a storage item are found. */
interface Slots<K> {
  slotIfAny(state: State, key: K): Slot | undefined
  slot(state: State, key: K): Slot
}

/** One key of a storage item, looked up once: in large maps of accounts that is most of what a short rule costs. */
export class Entry<K, V, Q> {
  readonly #item: Slots<K>
  readonly #state: State
  readonly #key: K
  readonly #missing: Q
  #slot: Slot | undefined

  /** @param missing what a key reads as under which nothing is stored. */
  constructor(item: Slots<K>, state: State, key: K, missing: Q) {
    this.#item = item
    this.#state = state
    this.#key = key
    this.#missing = missing
  }

  /** Remembered once there is one; what is only read leaves no trace where there is none. */
  #find(): Slot | undefined {
    this.#slot ??= this.#item.slotIfAny(this.#state, this.#key)
    return this.#slot
  }

  /** The value, or the default. */
  get(): Q {
    const slot = this.#find()
    return slot === undefined || slot.value === ABSENT ? this.#missing : (slot.value as Q)
  }

  /** Whether a value is stored (a default is not). */
  has(): boolean {
    const slot = this.#find()
    return slot !== undefined && slot.value !== ABSENT
  }

  set(value: V): void {
    this.#slot ??= this.#item.slot(this.#state, this.#key)
    this.#state.writeTo(this.#slot, value)
  }

  remove(): void {
    const slot = this.#find()
    if (slot !== undefined) this.#state.writeTo(slot, ABSENT)
  }
}
