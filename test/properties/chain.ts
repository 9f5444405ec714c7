import { encode, type Hex, toHex } from '../../src/codec/index.ts'
import { blake2b256 } from '../../src/crypto/index.ts'
import { listOf } from '../../src/simulator/frame/changes.ts'
import { Context } from '../../src/simulator/frame/context.ts'
import { attempt, DispatchFailure } from '../../src/simulator/frame/dispatch-error.ts'
import { BlockExecution } from '../../src/simulator/frame/executive.ts'
import { NONE } from '../../src/simulator/frame/origin.ts'
import type { Runtime } from '../../src/simulator/frame/runtime.ts'
import { type Backing, type Change, EMPTY_BACKING, State } from '../../src/simulator/frame/state.ts'
import { Storage } from '../../src/simulator/frame/storage.ts'
import { chainStateRoot, ZERO_HASH } from '../../src/simulator/node/block.ts'
import { BLOCK_MILLIS } from '../../src/simulator/node/builder.ts'
import { buildGenesis } from '../../src/simulator/runtime/genesis/build.ts'
import type { Preset } from '../../src/simulator/runtime/genesis/preset.ts'
import type { Step } from './calls.ts'

/** A chain in memory that runs calls one by one, and keeps its raw state beside the decoded one. */
export class Chain {
  readonly runtime: Runtime
  readonly raw = new Map<string, Uint8Array>()
  state = new State(EMPTY_BACKING)
  /** Chained over everything that every call and block has changed. */
  root: Hex = ZERO_HASH
  #number = 0
  #execution: BlockExecution

  constructor(runtime: Runtime, preset: Preset) {
    this.runtime = runtime
    this.#execution = new BlockExecution(runtime, this.state)
    buildGenesis(runtime, this.state, preset)
    this.settle()
    this.#open()
  }

  get ctx(): Context {
    return new Context(this.runtime, this.state, { type: 'ApplyExtrinsic', value: 1 })
  }

  #open(): void {
    this.#number += 1
    this.#execution = new BlockExecution(this.runtime, this.state)
    this.#execution.initialize(this.#number, toHex(blake2b256(encodeNumber(this.#number))))
    const now = BigInt(this.#number) * BLOCK_MILLIS
    this.ctx.dispatch({ pallet: 'Timestamp', name: 'set', args: { now } }, NONE)
    this.settle()
  }

  /** Ends the open block and opens the next one. */
  next(): void {
    this.#execution.finalize()
    this.settle()
    this.#open()
  }

  /** Forgets every decoded value: what follows reads bytes. */
  reread(): void {
    this.settle()
    this.state = new State(this.#backing())
    this.#execution = new BlockExecution(this.runtime, this.state)
  }

  #backing(): Backing {
    const { raw } = this
    return {
      get: (key) => raw.get(key),
      entries: (prefix) =>
        [...raw].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)),
    }
  }

  /** Makes a call: the name of its error, or `undefined` when it went through. */
  call({ call, origin }: Step): string | undefined {
    const outcome = attempt(() => this.ctx.dispatch(call, origin))
    if (!(outcome instanceof DispatchFailure)) return undefined
    return outcome.module?.name ?? outcome.message
  }

  /**
   * Encodes what has changed, chains it onto the root and returns it.
   *
   * @throws {RangeError} when a value left its type.
   */
  settle(): readonly Change[] {
    const settled = this.state.settle()
    const changes = listOf(settled)
    for (const { key, after } of changes)
      if (after === undefined) this.raw.delete(key)
      else this.raw.set(key, after)
    if (changes.length > 0) this.root = chainStateRoot(this.root, settled)
    return changes
  }

  /** The first item in which the decoded state is not what was encoded of it when it was written. */
  drifted(): string | undefined {
    let seen = 0
    for (const { storage } of this.runtime.definition.pallets)
      for (const item of storage) {
        if (!(item instanceof Storage)) continue
        const keys = item.parts.length > 0 ? item.keys(this) : item.has(this) ? [[]] : []
        for (const key of keys) {
          const kept = this.raw.get(item.rawKey(...key))
          const now = encode(item.value, item.get(this, ...key))
          if (kept === undefined || toHex(kept) !== toHex(now)) return `${item.pallet}.${item.name}`
          seen += 1
        }
      }
    return seen === this.raw.size ? undefined : `${this.raw.size - seen} keys that no item has`
  }
}

function encodeNumber(number: number): Uint8Array {
  return new TextEncoder().encode(String(number))
}
