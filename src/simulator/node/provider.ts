import type {
  ProviderInterface,
  ProviderInterfaceCallback,
  ProviderInterfaceEmitCb,
  ProviderInterfaceEmitted,
} from '@polkadot/rpc-provider/types'
import { DtaoError } from '../../errors/base.ts'
import type { LocalNode } from './local-node.ts'
import { dispatch, rpcErrorOf } from './rpc/dispatch.ts'
import { type Notification, Session } from './rpc/session.ts'

const OPTIONS = { trusted: true, subscriptions: true, finalityLag: 20 }

/** How @polkadot/api words an error of a node. */
function worded(error: unknown): Error {
  if (error instanceof DtaoError) return error
  const { code, message, data } = rpcErrorOf(error)
  const text =
    data === undefined ? '' : `: ${typeof data === 'string' ? data : JSON.stringify(data)}`
  return Object.assign(new Error(`${code}: ${message}${text}`), { code, data })
}

/**
 * A provider for @polkadot/api without a socket: requests go straight to the methods of the node, values as they are,
 * with no JSON in between.
 */
export class LocalProvider implements ProviderInterface {
  readonly hasSubscriptions = true
  readonly isClonable = true
  readonly #node: LocalNode
  readonly #listeners = new Map<ProviderInterfaceEmitted, Set<ProviderInterfaceEmitCb>>()
  readonly #callbacks = new Map<string, ProviderInterfaceCallback>()
  #session: Session | undefined
  #trouble: DtaoError | undefined

  constructor(node: LocalNode) {
    this.#node = node
    void this.connect()
  }

  get isConnected(): boolean {
    return this.#session !== undefined
  }

  /** The last trouble of this machine that was thrown: callers may keep its words only. */
  get trouble(): DtaoError | undefined {
    return this.#trouble
  }

  clone(): LocalProvider {
    return new LocalProvider(this.#node)
  }

  connect(): Promise<void> {
    if (this.#session !== undefined) return Promise.resolve()
    this.#session = new Session(this.#node, (notification) => this.#deliver(notification), OPTIONS)
    queueMicrotask(() => this.#emit('connected'))
    return Promise.resolve()
  }

  disconnect(): Promise<void> {
    this.#session?.end()
    this.#session = undefined
    this.#callbacks.clear()
    this.#emit('disconnected')
    return Promise.resolve()
  }

  on(type: ProviderInterfaceEmitted, listener: ProviderInterfaceEmitCb): () => void {
    const listeners = this.#listeners.get(type) ?? new Set()
    this.#listeners.set(type, listeners)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  #emit(type: ProviderInterfaceEmitted): void {
    for (const listener of this.#listeners.get(type) ?? []) listener()
  }

  /** What a listener throws is its own affair, not the node's. */
  #deliver({ subscription, result }: Notification): void {
    queueMicrotask(() => this.#callbacks.get(subscription)?.(null, result))
  }

  /** @throws {Error} with `code` and `data` as the node refuses; {DtaoError} for troubles of this machine. */
  async send<T>(method: string, params: unknown[]): Promise<T> {
    const session = this.#session
    if (session === undefined) throw new Error('the provider is not connected')
    try {
      return (await dispatch(session, method, params)) as T
    } catch (error) {
      if (error instanceof DtaoError) this.#trouble = error
      throw worded(error)
    }
  }

  async subscribe(
    _type: string,
    method: string,
    params: unknown[],
    callback: ProviderInterfaceCallback,
  ): Promise<string> {
    const id = await this.send<string>(method, params)
    this.#callbacks.set(id, callback)
    this.#session?.answered(id)
    return id
  }

  async unsubscribe(_type: string, method: string, id: number | string): Promise<boolean> {
    this.#callbacks.delete(String(id))
    if (this.#session === undefined) return false
    return await this.send<boolean>(method, [String(id)])
  }
}
