import type { Backing } from '../frame/state.ts'
import type { Database } from './database.ts'

/** Raw state that can be read from the middle: keys strictly above `after`. */
export interface RawState extends Backing {
  entries(rawPrefix: string, after?: string): Iterable<readonly [rawKey: string, value: Uint8Array]>
}

/** How many past states are kept at hand; clients mostly read at the head and a block or two behind it. */
const KEPT = 8

/** What differs from a state: raw keys with what they hold instead. */
export interface Differences {
  readonly differences: Map<string, Uint8Array | undefined>
  /** The keys in ascending order, once somebody needed that; `undefined` again when one is added. */
  sorted: readonly string[] | undefined
}

/** What differs between one block's state and the head's. */
interface Overlay extends Differences {
  /** The head that the differences lead back from. */
  head: number
}

/** Raw state at blocks of the past: the head's, with the journals of the blocks since taken back. */
export class History {
  readonly #database: Database
  readonly #overlays = new Map<number, Overlay>()

  constructor(database: Database) {
    this.#database = database
  }

  /** Forgets everything: the chain went back, or another process wrote. */
  clear(): void {
    this.#overlays.clear()
  }

  /** The state after block `number` of a chain that ends at `head`; valid until the next block. */
  at(number: number, head: number): RawState {
    return laidOver(this.#database.state, this.#overlay(number, head))
  }

  #overlay(number: number, head: number): Overlay {
    const overlay = this.#overlays.get(number) ?? {
      head: number,
      differences: new Map(),
      sorted: undefined,
    }
    // In ascending order, what the earliest block changed is how it was; later blocks add only what is new.
    for (let next = overlay.head + 1; next <= head; next += 1)
      for (const { key, before } of this.#database.journal(next))
        if (!overlay.differences.has(key)) {
          overlay.differences.set(key, before)
          overlay.sorted = undefined
        }
    overlay.head = head
    this.#overlays.delete(number)
    this.#overlays.set(number, overlay)
    const [oldest] = this.#overlays.keys()
    if (this.#overlays.size > KEPT && oldest !== undefined) this.#overlays.delete(oldest)
    return overlay
  }
}

/** `state` with the differences in it. */
export function laidOver(state: RawState, overlay: Differences): RawState {
  return {
    get: (key) => (overlay.differences.has(key) ? overlay.differences.get(key) : state.get(key)),
    entries: (prefix, after = '') => merged(overlay, prefix, after, state.entries(prefix, after)),
  }
}

function* merged(
  overlay: Differences,
  prefix: string,
  after: string,
  live: Iterable<readonly [string, Uint8Array]>,
): Iterable<readonly [string, Uint8Array]> {
  overlay.sorted ??= [...overlay.differences.keys()].sort()
  const changed = overlay.sorted.filter((key) => key > after && key.startsWith(prefix))
  let at = 0
  for (const [key, value] of live) {
    for (; at < changed.length; at += 1) {
      const other = changed[at]
      if (other === undefined || other >= key) break
      yield* present(overlay, other)
    }
    if (changed[at] !== key) {
      yield [key, value]
      continue
    }
    yield* present(overlay, key)
    at += 1
  }
  for (; at < changed.length; at += 1) yield* present(overlay, changed[at] ?? '')
}

function* present(overlay: Differences, key: string): Iterable<readonly [string, Uint8Array]> {
  const value = overlay.differences.get(key)
  if (value !== undefined) yield [key, value]
}
