import { encode, type Hex, toHex } from '../../../codec/index.ts'
import { HeaderCodec } from '../block.ts'
import type { HeadMoved, LocalNode } from '../local-node.ts'
import { Finality } from './finality.ts'
import { rawAt } from './method.ts'
import { rpcVersion, runtimeCall } from './runtime.ts'
import type { Feed } from './session.ts'
import { type StorageQuery, storageItems } from './storage-items.ts'

/** Blocks that a client may hold on to before it is told to begin anew, as polkadot-sdk's limit. */
const PINNED = 512
/** Items of one notification. */
const CHUNK = 256

/** The runtime as the new API shows it; it never changes. */
function runtimeOf(node: LocalNode) {
  const { specName, implName, specVersion, implVersion, transactionVersion, apis } =
    rpcVersion(node)
  return {
    type: 'valid',
    spec: {
      specName,
      implName,
      specVersion,
      implVersion,
      transactionVersion,
      apis: Object.fromEntries(apis),
    },
  }
}

/** One `chainHead_v1_follow`: the blocks that the client has been told of and not let go of, and what it asks of them. */
export class Followed {
  readonly #node: LocalNode
  readonly #feed: Feed
  /** Blocks by hash with their numbers, the oldest first. */
  readonly #pinned = new Map<Hex, number>()
  readonly #finality: Finality
  readonly #running = new Set<string>()
  #operations = 0

  constructor(node: LocalNode, feed: Feed, withRuntime: boolean) {
    this.#node = node
    this.#feed = feed
    this.#finality = new Finality((hash) =>
      feed.push({ event: 'finalized', finalizedBlockHashes: [hash], prunedBlockHashes: [] }),
    )
    const { hash, header } = node.catchUp()
    this.#pinned.set(hash, header.number)
    const runtime = withRuntime ? { finalizedBlockRuntime: runtimeOf(node) } : {}
    feed.push({ event: 'initialized', finalizedBlockHashes: [hash], ...runtime })
  }

  /** The chain has a new head: best at once, and final as soon as the client has kept up. */
  moved({ head, jumped }: HeadMoved): void {
    if (jumped || this.#pinned.size >= PINNED) {
      this.#feed.push({ event: 'stop' })
      this.#feed.end()
      return
    }
    const { hash, header } = head
    const { number, parentHash } = header
    this.#pinned.set(hash, number)
    this.#feed.push({
      event: 'newBlock',
      blockHash: hash,
      parentBlockHash: parentHash,
      newRuntime: null,
    })
    this.#feed.push({ event: 'bestBlockChanged', bestBlockHash: hash })
    this.#finality.add(hash, number, this.#oldest())
  }

  /** The client follows no longer. */
  close(): void {
    this.#finality.stop()
  }

  #oldest(): number {
    const [number = Number.POSITIVE_INFINITY] = this.#pinned.values()
    return number
  }

  has(hash: Hex): boolean {
    return this.#pinned.has(hash)
  }

  /** Lets go of a block; `false` when it was not held. */
  unpin(hash: Hex): boolean {
    const held = this.#pinned.delete(hash)
    this.#finality.letGo(this.#oldest())
    return held
  }

  header(hash: Hex): Hex | null {
    const block = this.#node.chain.block(hash)
    return block === undefined ? null : toHex(encode(HeaderCodec, block.header))
  }

  body(hash: Hex) {
    return this.#start((operationId) => {
      const block = this.#node.chain.block(hash)
      if (block === undefined) return this.#tell({ event: 'operationInaccessible', operationId })
      const value = block.extrinsics.map(toHex)
      return this.#tell({ event: 'operationBodyDone', operationId, value })
    })
  }

  call(hash: Hex, name: string, input: Uint8Array) {
    return this.#start((operationId) => {
      const output = toHex(runtimeCall(this.#node, name, input, hash))
      this.#tell({ event: 'operationCallDone', operationId, output })
    })
  }

  storage(hash: Hex, queries: readonly StorageQuery[]) {
    const started = this.#start((operationId) => {
      const state = rawAt(this.#node, hash)
      for (const query of queries) {
        let items: unknown[] = []
        for (const item of storageItems(state, query)) {
          items.push(item)
          if (items.length < CHUNK) continue
          this.#tell({ event: 'operationStorageItems', operationId, items })
          items = []
        }
        if (items.length > 0) this.#tell({ event: 'operationStorageItems', operationId, items })
      }
      this.#tell({ event: 'operationStorageDone', operationId })
    })
    return { ...started, discardedItems: 0 }
  }

  /** The client wants no more of an operation. */
  stop(operationId: string): void {
    this.#running.delete(operationId)
  }

  #tell(event: Readonly<Record<string, unknown>>): void {
    this.#feed.push(event)
  }

  /** Answers with an id first and does the work once that answer is out. */
  #start(work: (operationId: string) => void) {
    this.#operations += 1
    const operationId = String(this.#operations)
    this.#running.add(operationId)
    setImmediate(() => {
      if (!this.#running.delete(operationId)) return
      try {
        work(operationId)
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        this.#tell({ event: 'operationError', operationId, error: why })
      }
    })
    return { result: 'started', operationId }
  }
}
