import type { Hex } from '../../codec/index.ts'
import { DamagedDumpError } from '../../errors/node.ts'
import { kept, listOf } from '../frame/changes.ts'
import { Context } from '../frame/context.ts'
import { type Applied, BlockExecution, validateTransaction } from '../frame/executive.ts'
import { decodeExtrinsic, type Extrinsic } from '../frame/extrinsic.ts'
import type { Runtime } from '../frame/runtime.ts'
import { State } from '../frame/state.ts'
import type { ValidTransaction } from '../frame/validity.ts'
import type { Block, Head } from './block.ts'
import {
  BLOCK_MILLIS,
  type BlockPlan,
  type BuiltBlock,
  beginning,
  buildBlock,
  inherent,
  type SealedBlock,
} from './builder.ts'
import { Database, type Identity, type Snapshot } from './database.ts'
import { type DumpFacts, readHeader, withHeader } from './dump/header.ts'
import { decodeTables, encodeTables } from './dump/tables.ts'
import { type Genesis, genesisBlock } from './genesis.ts'
import { History, type RawState } from './history.ts'
import { NextStates } from './next-states.ts'
import { DiscardedStateError, UnknownBlockError, UnknownSnapshotError } from './refusals.ts'
import type { Store } from './store/store.ts'
import { VerifiedSignatures } from './verified.ts'

/** After how many blocks the decoded state is read afresh, so that what nobody uses any more leaves memory. */
const STATE_LIFE = 8192

/** Decoded states of the past that are kept while the head stands still. */
const MOST_PAST = 8

/** Blocks written in one transaction while the chain is advanced in bulk. */
const BATCH = 256

/** Changes after which such a transaction ends early: what one holds must not outgrow memory. */
const BATCH_CHANGES = 65_536

export interface ChainOptions {
  readonly runtime: Runtime
  readonly genesis: Genesis
  readonly store: Store
  /** Where the store is, for messages. */
  readonly path: string
  /** Keeps what is needed to read every block of the past; otherwise the last 256. */
  readonly archive?: boolean
}

/**
 * The chain: a head, blocks written on it a transaction each, and its past. Every method is synchronous, and sees what
 * other processes have written to the same store.
 */
export class Chain {
  readonly runtime: Runtime
  readonly #database: Database
  readonly #genesis: Genesis
  #identity: Identity
  readonly #history: History
  readonly #verified = new VerifiedSignatures()
  readonly #past = new Map<Hex, State>()
  readonly #next = new NextStates()
  #state: State
  /** The block that `#state` belongs to. */
  #at: Head
  #age = 0

  /** @throws {NewerDataError | CorruptedDataError} when the store holds what cannot be used. */
  constructor({ runtime, genesis, store, path, archive = false }: ChainOptions) {
    this.runtime = runtime
    this.#genesis = genesis
    this.#database = new Database(store, path)
    this.#history = new History(this.#database)
    store.refresh()
    if (this.#database.identity() === undefined)
      this.#database.transaction(() => {
        // Another process may have been faster; then its genesis stands.
        if (this.#database.identity() === undefined) this.#begin(archive)
      })
    this.#identity = this.#readIdentity()
    this.#at = this.#database.head()
    this.#state = new State(this.#database.state)
  }

  #begin(archive: boolean): void {
    const { block, changes } = genesisBlock(this.runtime, this.#genesis)
    this.#database.begin(block, changes, this.#genesis.preset, archive)
  }

  /** @throws {CorruptedDataError} where there is none. */
  #readIdentity(): Identity {
    const identity = this.#database.identity()
    if (identity === undefined) throw this.#database.damaged('nothing says which chain it is')
    return identity
  }

  get genesisHash(): Hex {
    return this.#identity.genesisHash
  }

  /** Name of the preset that the chain began with. */
  get preset(): string {
    return this.#identity.preset
  }

  /** The last block, whichever process wrote it. */
  get head(): Head {
    this.#database.store.refresh()
    return this.#catchUp()
  }

  /** Drops the decoded state when the head is no longer the block that it belongs to. */
  #catchUp(): Head {
    const head = this.#database.head()
    if (head.hash !== this.#at.hash) {
      if (this.#database.numberOf(this.#at.hash) === undefined) {
        this.#history.clear()
        // The chain went back, or became another.
        this.#identity = this.#readIdentity()
      }
      this.#moveTo(head, true)
    }
    return head
  }

  #moveTo(head: Head, afresh: boolean): void {
    this.#at = head
    this.#past.clear()
    this.#age += 1
    if (!afresh && this.#age < STATE_LIFE) return
    this.#state = new State(this.#database.state)
    this.#age = 0
  }

  /** The head's state, for reading; whoever writes to it takes it back before returning. */
  get context(): Context {
    this.#database.store.refresh()
    this.#catchUp()
    return new Context(this.runtime, this.#state)
  }

  /**
   * The state after the block `hash`, or of that name (see {@link nextState}), for reading.
   *
   * @throws {UnknownBlockError | DiscardedStateError}
   */
  contextAt(hash: Hex): Context {
    if (this.head.hash === hash) return this.context
    const state = this.#past.get(hash) ?? new State(this.rawAt(hash))
    if (this.#past.size >= MOST_PAST) this.#past.clear()
    this.#past.set(hash, state)
    return new Context(this.runtime, state)
  }

  /** As {@link contextAt}, undecoded. @throws {UnknownBlockError | DiscardedStateError} */
  rawAt(hash: Hex): RawState {
    const head = this.head
    if (head.hash === hash) return this.#database.state
    const next = this.#next.find(hash, (parent) => this.rawAt(parent))
    if (next !== undefined) return next
    const number = this.#database.numberOf(hash)
    if (number === undefined) throw new UnknownBlockError(hash)
    if (number < this.#database.oldest()) throw new DiscardedStateError(hash)
    return this.#history.at(number, head.header.number)
  }

  /**
   * Names the state that the first transaction of the block after `parent` would find, for {@link contextAt}, {@link rawAt}.
   *
   * @throws {UnknownBlockError | DiscardedStateError}
   */
  nextState(parent: Hex, plan: Pick<BlockPlan, 'inherents'>): Hex {
    const block = this.block(parent)
    if (block === undefined) throw new UnknownBlockError(parent)
    return this.#next.nameOf(parent, () => beginning(this.contextAt(parent), block, plan))
  }

  /** The block with this hash, if it is on the chain. */
  block(hash: Hex): Block | undefined {
    this.#database.store.refresh()
    const number = this.#database.numberOf(hash)
    return number === undefined ? undefined : this.#database.block(number)
  }

  blockAt(number: number): Block | undefined {
    this.#database.store.refresh()
    return this.#database.block(number)
  }

  /** @throws {CodecError} when the bytes are no extrinsic of this runtime. */
  decode(bytes: Uint8Array): Extrinsic {
    return decodeExtrinsic(this.runtime.extrinsic, bytes)
  }

  /**
   * Asks the runtime whether `extrinsic` may enter the next block.
   *
   * @throws {InvalidTransaction} when it may not.
   */
  validate(extrinsic: Extrinsic): ValidTransaction {
    const { head } = this
    const ctx = new Context(this.runtime, this.#state)
    return validateTransaction(ctx, extrinsic, this.#verified, head.hash)
  }

  /** Applies `extrinsic` to a next block that is then thrown away. @throws {InvalidTransaction} as the block would. */
  dryRun(extrinsic: Extrinsic): Applied {
    const { head } = this
    const mark = this.#state.mark()
    try {
      const execution = new BlockExecution(this.runtime, this.#state, this.#verified)
      execution.initialize(head.header.number + 1, head.hash)
      execution.apply(inherent(this.runtime, head.time + BLOCK_MILLIS))
      return execution.apply(extrinsic)
    } finally {
      this.#state.rollback(mark)
    }
  }

  /**
   * Builds the next block and writes it; it is durable and final when this returns.
   *
   * @throws {DiskFullError | DataDirectoryError | EmptyBlockError} with the chain as it was.
   */
  seal(plan: BlockPlan = {}): SealedBlock {
    const { changes, ...block } = this.#writing(() => this.#append(plan))
    const lasting = kept(changes)
    return {
      ...block,
      get changes() {
        return listOf(lasting)
      },
    }
  }

  /** Adds `count` blocks of inherents alone, as one by one but with fewer writes to disk, and yields them once written. */
  *advance(
    count: number,
    plan: Pick<BlockPlan, 'inherents'> = {},
  ): Iterable<readonly SealedBlock[]> {
    for (let left = count; left > 0; ) {
      const blocks = this.#writing(() => this.#batch(Math.min(left, BATCH), plan))
      left -= blocks.length
      yield blocks
    }
  }

  #batch(most: number, plan: BlockPlan): readonly SealedBlock[] {
    const blocks: SealedBlock[] = []
    for (let changes = 0; blocks.length < most && changes < BATCH_CHANGES; ) {
      const block = this.#append(plan)
      changes += block.changes.count
      // Kept until the last block of a batch is made, changes would be most of what the collector has to move.
      blocks.push({ ...block, changes: [] })
    }
    return blocks
  }

  #append(plan: BlockPlan): BuiltBlock {
    const block = buildBlock(this.runtime, this.#state, this.#at, plan, this.#verified)
    this.#database.append(block, block.changes, this.#identity.archive)
    this.#moveTo(block, false)
    return block
  }

  #writing<T>(body: () => T): T {
    const { store } = this.#database
    try {
      return this.#database.transaction(() => {
        this.#catchUp()
        return body()
      })
    } catch (error) {
      // The decoded state may hold what the store does not.
      store.refresh()
      this.#history.clear()
      this.#moveTo(this.#database.head(), true)
      throw error
    }
  }

  /** Runs `body` while no process writes to the chain. */
  exclusively<T>(body: () => T): T {
    return this.#writing(body)
  }

  /** The points to {@link revert} to, oldest first. */
  snapshots(): readonly Snapshot[] {
    this.#database.store.refresh()
    return this.#database.snapshots()
  }

  /** Marks the head as a point to {@link revert} to, and keeps the way back for as long as it takes. */
  snapshot(): Snapshot {
    return this.#writing(() => {
      const snapshots = this.#database.snapshots()
      const last = snapshots.reduce((max, { id }) => Math.max(max, Number(id)), 0)
      const { header, hash } = this.#at
      const snapshot = { id: String(last + 1), number: header.number, hash }
      this.#database.setSnapshots([...snapshots, snapshot])
      return snapshot
    })
  }

  /**
   * Takes back every block since the snapshot `id`, and the snapshots since; the snapshot itself stays.
   *
   * @throws {UnknownSnapshotError} when there is none of that id.
   */
  revert(id: string): Head {
    return this.#writing(() => {
      const snapshots = this.#database.snapshots()
      const index = snapshots.findIndex((one) => one.id === id)
      const snapshot = snapshots[index]
      if (snapshot === undefined) throw new UnknownSnapshotError(id)
      this.#database.unwind(snapshot.number)
      this.#database.setSnapshots(snapshots.slice(0, index + 1))
      return this.#catchUp()
    })
  }

  /** Back to block 0, as it was made. */
  reset(): Head {
    return this.#writing(() => {
      this.#database.wipe()
      this.#begin(this.#identity.archive)
      return this.#catchUp()
    })
  }

  /** The chain as one file: its state, blocks, history, snapshots and clock. */
  dump(): Uint8Array {
    return this.#writing(() => {
      const { header, hash, time } = this.#at
      const { format, preset, genesisHash } = this.#identity
      const facts: DumpFacts = {
        format,
        specVersion: this.runtime.version.specVersion,
        preset,
        genesisHash,
        head: { number: header.number, hash },
        time: new Date(Number(time)).toISOString(),
      }
      return withHeader(facts, encodeTables(this.#database.contents()))
    })
  }

  /**
   * Puts the chain of a dump in the place of this one.
   *
   * @throws {DamagedDumpError | NewerDumpError} with the chain as it was.
   */
  load(dump: Uint8Array): Head {
    const { specVersion } = this.runtime.version
    const { facts, body } = readHeader(dump, { format: Database.format, specVersion })
    const contents = decodeTables(body)
    return this.#writing(() => {
      this.#database.replace(contents)
      const head = this.#database.head()
      if (head.hash !== facts.head.hash) throw new DamagedDumpError('its head is another block')
      this.#identity = this.#readIdentity()
      this.#history.clear()
      this.#moveTo(head, true)
      return head
    })
  }

  /** Lets go of the store; no method may be called afterwards. */
  close(): Promise<void> {
    return this.#database.store.close()
  }
}
