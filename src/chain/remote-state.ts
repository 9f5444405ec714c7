import { cryptoReady } from '../crypto/index.ts'
import { Context } from '../simulator/frame/context.ts'
import { type Backing, State } from '../simulator/frame/state.ts'
import { createRuntime } from '../simulator/runtime/index.ts'
import type { View } from './view.ts'

/** Keys a request asks for at most. */
const PAGE = 1000

/** What has been fetched of a chain's state, and what somebody asked for in vain. */
class Fetched implements Backing {
  readonly #values = new Map<string, Uint8Array | undefined>()
  readonly #prefixes = new Map<string, readonly string[]>()
  readonly wantedKeys = new Set<string>()
  readonly wantedPrefixes = new Set<string>()

  get(rawKey: string): Uint8Array | undefined {
    if (!this.#values.has(rawKey)) this.wantedKeys.add(rawKey)
    return this.#values.get(rawKey)
  }

  *entries(rawPrefix: string): Iterable<readonly [string, Uint8Array]> {
    const keys = this.#prefixes.get(rawPrefix)
    if (keys === undefined) this.wantedPrefixes.add(rawPrefix)
    for (const key of keys ?? []) {
      const value = this.#values.get(key)
      if (value !== undefined) yield [key, value]
    }
  }

  /** Fetches what was asked for in vain; false where nothing was. */
  async fetch(view: View): Promise<boolean> {
    if (this.wantedKeys.size === 0 && this.wantedPrefixes.size === 0) return false
    for (const prefix of this.wantedPrefixes) {
      const keys = await keysBelow(view, prefix)
      this.#prefixes.set(prefix, keys)
      for (const key of keys) this.wantedKeys.add(key)
    }
    const keys = [...this.wantedKeys]
    const [set] = await view.chain.send<{ changes: [string, string | null][] }[]>(
      'state_queryStorageAt',
      [keys.map((key) => `0x${key}`), view.state],
    )
    const found = new Map(set?.changes ?? [])
    for (const key of keys) {
      const value = found.get(`0x${key}`) ?? undefined
      this.#values.set(
        key,
        value === undefined ? undefined : Uint8Array.from(Buffer.from(value.slice(2), 'hex')),
      )
    }
    this.wantedKeys.clear()
    this.wantedPrefixes.clear()
    return true
  }
}

/** All raw keys below a prefix, hex without `0x`. */
async function keysBelow(view: View, prefix: string): Promise<string[]> {
  const keys: string[] = []
  for (;;) {
    const from = keys.at(-1) ?? prefix
    const page = await view.chain.send<string[]>('state_getKeysPaged', [
      `0x${prefix}`,
      PAGE,
      `0x${from}`,
      view.state,
    ])
    keys.push(...page.map((key) => key.slice(2)))
    if (page.length < PAGE) return keys
  }
}

/**
 * Runs a rule of the simulator on the state of any chain whose storage is upstream's: what the rule reads is fetched at the
 * view's block, and it is run again until it has found all that it asks for. What it writes is forgotten.
 *
 * @param rule without effects other than on the state that it is given.
 */
export async function onStateOf<T>(view: View, rule: (at: Context) => T): Promise<T> {
  await cryptoReady()
  const runtime = createRuntime()
  const backing = new Fetched()
  for (;;) {
    const outcome = attempted(() => rule(new Context(runtime, new State(backing))))
    if (await backing.fetch(view)) continue
    if (outcome.ok) return outcome.value
    throw outcome.error
  }
}

type Attempted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; error: unknown }

/** A rule may trip over what is not fetched yet; only an error that stays counts. */
function attempted<T>(body: () => T): Attempted<T> {
  try {
    return { ok: true, value: body() }
  } catch (error) {
    return { ok: false, error }
  }
}
