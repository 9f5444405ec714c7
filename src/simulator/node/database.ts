import {
  bytes,
  type Codec,
  consumed,
  decode,
  encode,
  type Hex,
  option,
  struct,
  vec,
  type Writer,
  writeLength,
} from '../../codec/index.ts'
import { CorruptedDataError, NewerDataError } from '../../errors/node.ts'
import { type Changes, listOf } from '../frame/changes.ts'
import { type Block, BlockCodec, type Head, HeadCodec } from './block.ts'
import type { Contents } from './dump/tables.ts'
import type { RawState } from './history.ts'
import { PendingState } from './pending-state.ts'
import { type Store, TABLES, type TableName } from './store/store.ts'

/** Version of the layout below; raised when an older dtao could no longer read it. */
const FORMAT = 1

/** `Vec<u8>` as hex without `0x`. */
const RawKey: Codec<string> = {
  typeName: bytes.typeName,
  write(writer, key) {
    writeLength(writer, key.length / 2)
    writer.digits(key)
  },
  read: (reader) => Buffer.from(bytes.read(reader)).toString('hex'),
  describe: (registry) => bytes.describe(registry),
}

const JournalCodec = vec(struct({ key: RawKey, before: option(bytes) }))

/** Writes what `JournalCodec` would. */
function writeJournal(writer: Writer, { count, before }: Changes): void {
  writeLength(writer, count)
  writer.bytes(before)
}

/** What the database knows of itself. */
export interface Identity {
  readonly format: number
  readonly genesisHash: Hex
  /** Name of the genesis preset. */
  readonly preset: string
  /** Whether every block of the past can be read, not only the last {@link Database.history}. */
  readonly archive: boolean
}

/** A named point to which the chain can go back. */
export interface Snapshot {
  readonly id: string
  readonly number: number
  readonly hash: Hex
}

/** How one key was before a block; `undefined` where it was not there. */
export interface Undo {
  readonly key: string
  readonly before: Uint8Array | undefined
}

function numberKey(number: number): string {
  return number.toString(16).padStart(8, '0')
}

function nameKey(name: string): string {
  return Buffer.from(name).toString('hex')
}

const HEAD_KEY = nameKey('head')

/** Blocks, raw state and the way back, over any {@link Store}. Knows bytes and block numbers, no runtime. */
export class Database {
  /** How many blocks back the state can be read, where nothing asks for more. */
  static readonly history = 256
  /** {@link FORMAT}, for those who carry contents from one database to another. */
  static readonly format = FORMAT

  readonly store: Store
  readonly #path: string
  readonly #state: PendingState
  /** The head that was decoded last and its bytes: it is asked for several times a transaction. */
  #head: { readonly bytes: Uint8Array; readonly head: Head } | undefined

  constructor(store: Store, path: string) {
    this.store = store
    this.#path = path
    this.#state = new PendingState(store.tables.state)
  }

  /** Raw state after the last block. */
  get state(): RawState {
    return this.#state
  }

  /** Runs `body` in a transaction of the store. @throws what `body` throws, with nothing written. */
  transaction<T>(body: () => T): T {
    try {
      return this.store.transaction(() => {
        const result = body()
        this.#state.write()
        return result
      })
    } catch (error) {
      this.#state.forget()
      throw error
    }
  }

  /**
   * Who made this database; `undefined` while it is empty.
   *
   * @throws {NewerDataError | CorruptedDataError}
   */
  identity(): Identity | undefined {
    const found = this.#meta<Identity>('identity')
    if (found !== undefined && found.format > FORMAT)
      throw new NewerDataError(this.#path, found.format, FORMAT)
    return found
  }

  damaged(what: string): CorruptedDataError {
    return new CorruptedDataError(this.#path, what)
  }

  #meta<T>(name: string): T | undefined {
    const found = this.store.tables.meta.get(nameKey(name))
    if (found === undefined) return undefined
    return this.#intact(name, () => JSON.parse(Buffer.from(found).toString()) as T)
  }

  #setMeta(name: string, value: unknown): void {
    this.store.tables.meta.put(nameKey(name), new TextEncoder().encode(JSON.stringify(value)))
  }

  #intact<T>(what: string, read: () => T): T {
    try {
      return read()
    } catch (cause) {
      throw new CorruptedDataError(this.#path, `its ${what} cannot be read`, cause)
    }
  }

  /** The last block. @throws {CorruptedDataError} when there is none although there is a chain. */
  head(): Head {
    const found = this.store.tables.meta.get(HEAD_KEY) ?? new Uint8Array()
    if (this.#head === undefined || Buffer.compare(found, this.#head.bytes) !== 0) {
      const head = this.#intact('head', () => decode(HeadCodec, found))
      this.#head = { bytes: new Uint8Array(found), head }
    }
    return this.#head.head
  }

  block(number: number): Block | undefined {
    const found = this.store.tables.blocks.get(numberKey(number))
    return found && this.#intact(`block ${number}`, () => decode(BlockCodec, found))
  }

  /** The number of the block with this hash. */
  numberOf(hash: Hex): number | undefined {
    const found = this.store.tables.hashes.get(hash.slice(2))
    return found && Number.parseInt(Buffer.from(found).toString('hex'), 16)
  }

  /** What block `number` changed, as it was before. */
  journal(number: number): readonly Undo[] {
    const found = this.store.tables.journal.get(numberKey(number))
    if (found === undefined) return []
    return this.#intact(`journal of block ${number}`, () => decode(JournalCodec, found))
  }

  /** The oldest block whose state can still be read. */
  oldest(): number {
    return this.#meta<number>('oldest') ?? 0
  }

  snapshots(): readonly Snapshot[] {
    return this.#meta<Snapshot[]>('snapshots') ?? []
  }

  setSnapshots(snapshots: readonly Snapshot[]): void {
    this.#setMeta('snapshots', snapshots)
  }

  /** Writes the first block of an empty database. */
  begin(genesis: Block, changes: Changes, preset: string, archive: boolean): void {
    const identity: Identity = { format: FORMAT, genesisHash: genesis.hash, preset, archive }
    this.#setMeta('identity', identity)
    this.#put(genesis, changes)
  }

  /** Adds a block to the end. Call it within a {@link transaction}. */
  append(block: Block, changes: Changes, archive: boolean): void {
    const { number } = block.header
    this.#put(block, changes)
    const { journal } = this.store.tables
    consumed(
      (writer) => writeJournal(writer, changes),
      (undo) => journal.put(numberKey(number), undo),
    )
    if (!archive) this.#prune(number)
  }

  #put(block: Block, changes: Changes): void {
    const { tables } = this.store
    // What came from no slot, or not from slots alone, is put as it is.
    if (changes.slots.length === changes.count)
      for (const slot of changes.slots) this.#state.follow(slot)
    else for (const { key, after } of listOf(changes)) this.#state.put(key, after)
    const key = numberKey(block.header.number)
    tables.blocks.put(key, encode(BlockCodec, block))
    tables.hashes.put(block.hash.slice(2), Buffer.from(key, 'hex'))
    tables.meta.put(HEAD_KEY, encode(HeadCodec, block))
  }

  /** A snapshot holds on to the journal that leads back to it. */
  #prune(head: number): void {
    const held = this.snapshots().map((snapshot) => snapshot.number)
    const keep = Math.min(head - Database.history, ...held)
    const from = this.oldest()
    if (keep <= from) return
    for (let number = from + 1; number <= keep; number += 1)
      this.store.tables.journal.remove(numberKey(number))
    this.#setMeta('oldest', keep)
  }

  /** Takes back every block after `number`. Call it within a {@link transaction}. */
  unwind(number: number): void {
    const { tables } = this.store
    for (let last = this.head().header.number; last > number; last -= 1) {
      for (const { key, before } of this.journal(last)) this.#state.put(key, before)
      this.#dropBlock(last)
    }
    const block = this.block(number)
    if (block === undefined) throw this.damaged(`block ${number} is missing`)
    tables.meta.put(HEAD_KEY, encode(HeadCodec, block))
    this.setSnapshots(this.snapshots().filter((snapshot) => snapshot.number <= number))
  }

  #dropBlock(number: number): void {
    const { tables } = this.store
    const block = this.block(number)
    if (block !== undefined) tables.hashes.remove(block.hash.slice(2))
    tables.blocks.remove(numberKey(number))
    tables.journal.remove(numberKey(number))
  }

  /** Removes everything. Call it within a {@link transaction}. */
  wipe(): void {
    this.#state.forget()
    for (const table of Object.values(this.store.tables))
      for (const key of [...table.range('')].map(([found]) => found)) table.remove(key)
  }

  /** Everything. Call it within a transaction of the store, so that nobody writes meanwhile. */
  contents(): Contents {
    const entries = TABLES.map((name) => {
      const copies = [...this.store.tables[name].range('')].map(
        ([key, value]) => [key, new Uint8Array(value)] as const,
      )
      return [name, copies] as const
    })
    return Object.fromEntries(entries) as unknown as Record<TableName, Contents[TableName]>
  }

  /** Puts `contents` in place of everything. Call it within a {@link transaction}. */
  replace(contents: Contents): void {
    this.wipe()
    for (const name of TABLES)
      for (const [key, value] of contents[name]) this.store.tables[name].put(key, value)
  }
}
