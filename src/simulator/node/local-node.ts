import { type Hex, toHex } from '../../codec/index.ts'
import { CodecError } from '../../codec/reader.ts'
import { blake2b256 } from '../../crypto/index.ts'
import { DtaoError } from '../../errors/base.ts'
import type { Extrinsic } from '../frame/extrinsic.ts'
import { InvalidTransaction } from '../frame/validity.ts'
import type { Block, Head } from './block.ts'
import type { BlockPlan, SealedBlock } from './builder.ts'
import type { Chain } from './chain.ts'
import { Emitter } from './emitter.ts'
import { ForAnotherAuthorError, offered } from './offered.ts'
import { type Entry, entryOf, type StatusListener } from './pool/entry.ts'
import { Pool } from './pool/pool.ts'
import { badFormat, invalidTransaction, verification } from './pool/refusals.ts'
import { EmptyBlockError } from './refusals.ts'
import { Sealer, type Sealing } from './sealing.ts'
import type { Shield } from './shield.ts'

/** The head moved: forward by a block, or elsewhere (a revert, or more blocks of another process than one). */
export interface HeadMoved {
  readonly head: Head
  /** The block, where this node made it. */
  readonly sealed?: SealedBlock
  /** Whether `head` is not a child of the head before it. */
  readonly jumped: boolean
}

/** More blocks of other processes than this are not told one by one. */
const TOLD = 64

/** What was hashed when it was submitted, and is a part of its block later: the very same bytes. */
const hashes = new WeakMap<Uint8Array, Hex>()

function hashOf(bytes: Uint8Array): Hex {
  let hash = hashes.get(bytes)
  if (hash === undefined) {
    hash = toHex(blake2b256(bytes))
    hashes.set(bytes, hash)
  }
  return hash
}

/** A chain with a pool of transactions and somebody who makes blocks: all that the RPC methods stand on. */
export class LocalNode {
  readonly chain: Chain
  readonly pool = new Pool()
  readonly heads = new Emitter<HeadMoved>()
  /** Troubles that nobody's request is to blame for: a block on a beat that cannot be written. */
  readonly troubles = new Emitter<unknown>()
  readonly #sealer: Sealer
  readonly #shield: Shield | undefined
  #told: Head
  #sequence = 0
  /** What is no longer valid, or was not when the last block was made, and why. */
  readonly #refused = new Map<Hex, Error>()
  #closed = false

  /** Without a `shield`, no key is announced, and encrypted transactions are included and never opened. */
  constructor(chain: Chain, sealing: Sealing, shield?: Shield) {
    this.chain = chain
    this.#shield = shield
    this.#told = chain.head
    this.#sealer = new Sealer(sealing, {
      waiting: () => this.#sealWaiting(),
      beat: () => this.seal(),
      trouble: (error) => {
        // Whoever waits for this block hears that it does not come, and may send again.
        this.pool.dropReady()
        this.troubles.emit(error)
      },
    })
  }

  /**
   * Takes a transaction into the pool, where it may go straight into a block. `listener` hears of its fate in order.
   *
   * @throws {RpcError} as `author_submitExtrinsic` refuses it; {DtaoError} when its block cannot be written.
   */
  submit(bytes: Uint8Array, listener?: StatusListener): Hex {
    this.catchUp()
    const hash = hashOf(bytes)
    this.pool.admit(hash)
    const extrinsic = this.decode(bytes)
    const entry = this.#validated(hash, extrinsic)
    if (listener !== undefined) entry.listeners.add(listener)
    this.pool.add(entry)
    this.#sealReady(hash)
    return hash
  }

  /** The transaction is in the pool: time for a block, perhaps at once. */
  #sealReady(hash: Hex): void {
    this.#refused.clear()
    try {
      this.#sealer.ready()
    } catch (error) {
      this.pool.drop(hash)
      throw error
    }
    // Another process can have been faster between our look at the transaction and our block.
    const error = this.#refused.get(hash)
    if (error !== undefined && !fitsLater(error))
      throw error instanceof InvalidTransaction
        ? invalidTransaction(error.error)
        : verification(error.message)
  }

  /** @throws {RpcError} 1001 or 1002 when `bytes` are no extrinsic of this chain. */
  decode(bytes: Uint8Array): Extrinsic {
    try {
      return this.chain.decode(bytes)
    } catch (error) {
      if (!(error instanceof CodecError)) throw error
      // As a real node: a broken envelope is a bad format, broken content stops the runtime.
      const envelope = /announced|unexpected end|canonical/.test(error.message)
      throw envelope ? badFormat(error.message) : verification(error.message)
    }
  }

  #validated(hash: Hex, extrinsic: Extrinsic) {
    const unsigned = extrinsic.signature === undefined
    const { class: kind } = this.chain.runtime.dispatchInfo(extrinsic.call)
    if (unsigned && kind !== 'Mandatory')
      throw invalidTransaction({ type: 'Unknown', value: { type: 'NoUnsignedValidator' } })
    try {
      const validity = this.chain.validate(extrinsic)
      this.#sequence += 1
      const { number } = this.chain.head.header
      return entryOf(hash, extrinsic, validity, number, this.#sequence, new Set())
    } catch (error) {
      throw error instanceof InvalidTransaction ? invalidTransaction(error.error) : error
    }
  }

  /** Makes a block of what is ready. @throws {DtaoError} when it cannot be written; the chain is as before then. */
  seal(plan: Omit<BlockPlan, 'extrinsics' | 'refused' | 'inherents'> = {}): SealedBlock {
    this.#refused.clear()
    this.catchUp()
    const best = this.pool.best(({ hash }) => !this.#refused.has(hash))
    const block = this.chain.seal({
      ...this.#inherents,
      ...plan,
      extrinsics: offered(best, this.#refused, this.chain.context, this.#shield),
      refused: ({ bytes }, error) => this.#refused.set(hashOf(bytes), error),
    })
    this.#dropRefused()
    this.#announce(block)
    this.#sealer.sealed()
    return block
  }

  get #inherents(): Pick<BlockPlan, 'inherents'> {
    const shield = this.#shield
    return shield === undefined ? {} : { inherents: (ctx) => shield.inherents(ctx) }
  }

  /** Makes a block if there is anything to put into it. */
  #sealWaiting(): void {
    if (this.pool.readyCount === 0) return
    try {
      this.seal({ needsExtrinsic: true })
    } catch (error) {
      if (!(error instanceof EmptyBlockError)) throw error
      this.#dropRefused()
    }
  }

  #dropRefused(): void {
    for (const [hash, error] of this.#refused) if (!fitsLater(error)) this.pool.reject(hash)
  }

  /** Names the state that transactions of the block after `parent` find when they are the first: {@link Chain.nextState}. */
  nextState(parent: Hex): Hex {
    return this.chain.nextState(parent, this.#inherents)
  }

  /** Adds `count` blocks at once, without transactions; lets others have their turn now and then. */
  async advance(count: number): Promise<Head> {
    this.catchUp()
    for (const blocks of this.chain.advance(count, this.#inherents)) {
      for (const block of blocks) this.#announce(block)
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
    }
    return this.chain.head
  }

  #announce(sealed: SealedBlock): void {
    // Another process may have come between our look at the head and our block.
    if (sealed.header.parentHash !== this.#told.hash) this.#tellMissed(sealed.header.number - 1)
    this.#told = sealed
    this.heads.emit({ head: sealed, sealed, jumped: false })
    this.#settle(sealed)
  }

  #settle(block: Block): void {
    const hashes = block.extrinsics.map((bytes, index) => [hashOf(bytes), index] as const)
    this.pool.included(block.hash, hashes)
    this.pool.expire(block.header.number)
  }

  /** The head, with everybody told of what other processes have written since the last call. */
  catchUp(): Head {
    const { head } = this.chain
    if (head.hash === this.#told.hash) return head
    this.#tellMissed(head.header.number)
    this.pool.revalidate((entry) => this.#again(entry))
    return head
  }

  #tellMissed(last: number): void {
    const first = this.#told.header.number + 1
    const onChain = this.chain.block(this.#told.hash) !== undefined
    const jumped = !onChain || last - first >= TOLD
    for (let number = jumped ? last : first; number <= last; number += 1) {
      const block = this.chain.blockAt(number)
      if (block === undefined) continue
      this.#told = block
      this.heads.emit({ head: block, jumped })
      this.#settle(block)
    }
  }

  /** `entry` as the runtime sees it now; `undefined` when it is no longer valid. */
  #again(entry: Entry): Entry | undefined {
    try {
      const validity = this.chain.validate(entry.extrinsic)
      const { number } = this.chain.head.header
      const { hash, extrinsic, sequence, listeners } = entry
      return entryOf(hash, extrinsic, validity, number, sequence, listeners)
    } catch (error) {
      if (!(error instanceof Error) || error instanceof DtaoError) throw error
      this.#refused.set(entry.hash, error)
      return undefined
    }
  }

  /** Takes the chain back to a snapshot. The pool is emptied: it was for another future. */
  revert(id: string): Head {
    return this.#jump(() => this.chain.revert(id))
  }

  /** Takes the chain back to its beginning. */
  reset(): Head {
    return this.#jump(() => this.chain.reset())
  }

  /** Puts the chain of a dump in the place of this one. */
  load(dump: Uint8Array): Head {
    return this.#jump(() => this.chain.load(dump))
  }

  #jump(back: () => Head): Head {
    this.catchUp()
    const head = back()
    this.pool.clear()
    this.#told = head
    this.heads.emit({ head, jumped: true })
    return head
  }

  /** Stops making blocks and lets go of the data. What was acknowledged stays. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#sealer.stop()
    await this.chain.close()
  }
}

function fitsLater(error: Error): boolean {
  if (error instanceof ForAnotherAuthorError) return true
  return (
    error instanceof InvalidTransaction &&
    error.error.type === 'Invalid' &&
    (error.error.value.type === 'ExhaustsResources' || error.error.value.type === 'Future')
  )
}
