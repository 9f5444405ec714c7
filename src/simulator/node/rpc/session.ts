import type { LocalNode } from '../local-node.ts'
import { RpcError } from '../rpc-error.ts'

/** What a subscription sends; `method` as the client expects it (`chain_newHead`). */
export interface Notification {
  readonly method: string
  readonly subscription: string
  readonly result: unknown
}

/** How one subscription speaks. */
export interface Feed {
  readonly id: string
  push(result: unknown): void
  /** Ends the subscription from this side. */
  end(): void
}

/** Most subscriptions that one connection may hold, as a Substrate node's default. */
const MOST = 1024

export interface SessionOptions {
  /** Whether development methods answer: only to programs on this machine. */
  readonly trusted: boolean
  /**
   * Milliseconds between `inBlock` and `finalized` of a watched transaction. Both are true at once, but @polkadot/api
   * drops the first when the second overtakes the questions that it asks about the block.
   */
  readonly finalityLag: number
}

/** One connection: its subscriptions, and what it may do. */
export class Session {
  readonly node: LocalNode
  readonly options: SessionOptions
  readonly #send: (notification: Notification) => void
  readonly #stops = new Map<string, () => void>()
  /** What belongs to this connection but is no subscription (followed heads, broadcasts). */
  readonly attachments = new Map<string, unknown>()
  #waiting: Notification[] = []
  #scheduled = false
  #last = 0

  constructor(
    node: LocalNode,
    send: (notification: Notification) => void,
    options: SessionOptions,
  ) {
    this.node = node
    this.options = options
    this.#send = send
  }

  /** A name that nothing else of this connection has. */
  nextId(): string {
    this.#last += 1
    return `dtao-${this.#last}`
  }

  get subscriptions(): number {
    return this.#stops.size
  }

  /**
   * Opens a subscription and returns its id. `start` returns what stops it. Whatever `start` pushes waits until the id
   * has been answered.
   */
  open(method: string, start: (feed: Feed) => () => void): string {
    if (this.#stops.size >= MOST)
      throw new RpcError(
        -32006,
        'Too many subscriptions on the connection',
        `Exceeded max limit of ${MOST}`,
      )
    const id = this.nextId()
    let open = true
    const end = () => {
      open = false
      this.close(id)
    }
    this.#stops.set(id, () => undefined)
    const push = (result: unknown) => {
      if (open) this.#post({ method, subscription: id, result })
    }
    let stop: () => void
    try {
      stop = start({ id, push, end })
    } catch (error) {
      end()
      throw error
    }
    if (!open) stop()
    else
      this.#stops.set(id, () => {
        open = false
        stop()
      })
    return id
  }

  /** Notifications leave in order, and never before the answer to the request that is being handled. */
  #post(notification: Notification): void {
    this.#waiting.push(notification)
    if (this.#scheduled) return
    this.#scheduled = true
    queueMicrotask(() => this.flush())
  }

  /** Sends what waits: called once an answer is out. */
  flush(): void {
    this.#scheduled = false
    const waiting = this.#waiting
    this.#waiting = []
    for (const notification of waiting) this.#send(notification)
  }

  /** Ends a subscription; `false` when there is none of that id. */
  close(id: string): boolean {
    const stop = this.#stops.get(id)
    this.#stops.delete(id)
    stop?.()
    return stop !== undefined
  }

  /** The connection is gone. */
  end(): void {
    for (const id of [...this.#stops.keys()]) this.close(id)
    this.#waiting = []
  }
}
