import { Emitter } from '../emitter.ts'
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
  /** Whether notifications can be sent (not over HTTP). */
  readonly subscriptions: boolean
  /**
   * Milliseconds without a call that go by between `inBlock` and `finalized` of a watched transaction: see `whenSettled`. Both
   * are true at once, but @polkadot/api drops the first when the second overtakes the questions that it asks about the block.
   */
  readonly finalityLag: number
  /** Told of every call once it is answered. */
  readonly called?: (method: string, seconds: number, failed: boolean) => void
}

/** One connection: its subscriptions, and what it may do. */
export class Session {
  readonly node: LocalNode
  readonly options: SessionOptions
  readonly #send: (notification: Notification) => void
  readonly #stops = new Map<string, () => void>()
  /** What belongs to this connection but is no subscription (followed heads, broadcasts). */
  readonly attachments = new Map<string, unknown>()
  /** Told of every call once it is done. */
  readonly calls = new Emitter<void>()
  /** Notifications of subscriptions whose id the client does not know yet. */
  readonly #held = new Map<string, Notification[]>()
  #last = 0
  #ended = false

  constructor(
    node: LocalNode,
    send: (notification: Notification) => void,
    options: SessionOptions,
  ) {
    this.node = node
    this.#send = send
    this.options = options
  }

  /** Subscriptions that are open. */
  get subscriptions(): number {
    return this.#stops.size
  }

  /** A name that nothing else of this connection has. */
  nextId(): string {
    this.#last += 1
    return `dtao-${this.#last}`
  }

  /**
   * Opens a subscription and returns its id. `start` returns what stops it. Whatever it pushes waits for
   * {@link answered}.
   *
   * @throws {RpcError} when the connection cannot carry subscriptions, or no more of them.
   */
  open(method: string, start: (feed: Feed) => () => void): string {
    if (this.#ended || !this.options.subscriptions)
      throw new RpcError(-32603, 'Internal error', 'subscriptions need a WebSocket')
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
    const push = (result: unknown) => {
      if (open) this.#post({ method, subscription: id, result })
    }
    this.#stops.set(id, () => undefined)
    this.#held.set(id, [])
    try {
      const stop = start({ id, push, end })
      if (open)
        this.#stops.set(id, () => {
          open = false
          stop()
        })
      else stop()
    } catch (error) {
      end()
      this.#held.delete(id)
      throw error
    }
    return id
  }

  #post(notification: Notification): void {
    const held = this.#held.get(notification.subscription)
    if (held === undefined) this.#send(notification)
    else held.push(notification)
  }

  /** The answer to a request is out; where it was the id of a subscription, that one may speak now. */
  answered(result: unknown): void {
    if (typeof result !== 'string') return
    const held = this.#held.get(result) ?? []
    this.#held.delete(result)
    for (const notification of held) this.#send(notification)
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
    this.#ended = true
    for (const id of [...this.#stops.keys()]) this.close(id)
    this.#held.clear()
  }
}
