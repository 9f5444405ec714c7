import { randomUUID } from 'node:crypto'
import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { HostRefusedError, ListenError, PortInUseError } from '../../errors/node.ts'
import { after } from './clock.ts'
import type { LocalNode } from './local-node.ts'
import type { Metrics } from './metrics/metrics.ts'
import { answer } from './rpc/json-rpc.ts'
import { type Notification, Session, type SessionOptions } from './rpc/session.ts'
import { isAllowedOrigin, isLoopback, isOwnHost } from './server/guards.ts'
import { handleHttp } from './server/http.ts'
import { claim, removeRecord } from './server-record.ts'

const MIB = 1024 * 1024
/** A client that reads slower than this much is behind is cut off. */
const MOST_UNSENT = 64 * MIB
/** How long clients may take to say goodbye. */
const GOODBYE_MILLIS = 500
/** See `SessionOptions`: what @polkadot/api needs to ask about a block over a socket. */
const FINALITY_LAG = 200

export interface ServerOptions {
  /** 9944 where nothing is said; 0 takes any free port. */
  readonly port?: number
  /** Address to listen on, 127.0.0.1 where nothing is said. */
  readonly host?: string
  /** Whether `host` may be an address that other machines reach. */
  readonly allowRemote?: boolean
  /** Origins of web pages that may connect besides those of this machine; `*` is any. */
  readonly origins?: readonly string[]
  /** Longest request in bytes. */
  readonly maxPayload?: number
  /** Data directory, so that other processes there find the server. */
  readonly path?: string
}

/** A node that can be reached. */
export interface Server {
  /** `ws://127.0.0.1:9944`; the same port answers HTTP. */
  readonly url: string
  readonly port: number
  /** Says goodbye to the clients and stops listening. The node stays open. */
  close(): Promise<void>
}

/**
 * Serves a node's JSON-RPC over WebSocket and HTTP.
 *
 * @throws {PortInUseError | ListenError | HostRefusedError | ChainServedError}
 */
export async function serve(node: LocalNode, options: ServerOptions = {}): Promise<Server> {
  const { port = 9944, host = '127.0.0.1', allowRemote = false, path } = options
  if (!allowRemote && !isLoopback(host)) throw new HostRefusedError(host)
  const instance = randomUUID()
  const running = new RunningServer(node, options, instance)
  const bound = await running.listen(port, host)
  // Whoever listens everywhere is best reached from here by the loopback.
  const own = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const name = own.includes(':') ? `[${own}]` : own
  const url = `ws://${name}:${bound}`
  try {
    if (path !== undefined) await claim(path, { url, pid: process.pid, instance }, node)
  } catch (error) {
    await running.close()
    throw error
  }
  return {
    url,
    port: bound,
    close: async () => {
      if (path !== undefined) removeRecord(path, instance)
      await running.close()
    },
  }
}

class RunningServer {
  readonly #node: LocalNode
  readonly #options: ServerOptions
  readonly #maxPayload: number
  readonly #http: HttpServer
  readonly #sockets: WebSocketServer
  readonly #sessions = new Set<Session>()
  readonly #metrics: Promise<Metrics>
  /** Until the metrics are loaded nobody counts. */
  #called: NonNullable<SessionOptions['called']> = () => undefined

  constructor(node: LocalNode, options: ServerOptions, instance: string) {
    this.#node = node
    this.#options = options
    this.#maxPayload = options.maxPayload ?? 16 * MIB
    this.#metrics = this.#measure()
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: this.#maxPayload,
      // Without context takeover short messages are left as they are: metadata shrinks, heads cost nothing.
      perMessageDeflate: {
        threshold: 4096,
        serverNoContextTakeover: true,
        clientNoContextTakeover: true,
      },
    })
    this.#http = createServer((request, response) => {
      const refusal = this.#refusal(request)
      if (refusal !== undefined) {
        response.writeHead(403).end(`${refusal}\n`)
        return
      }
      const { origin } = request.headers
      if (origin !== undefined) {
        response.setHeader('access-control-allow-origin', origin)
        response.setHeader('access-control-allow-headers', 'content-type')
      }
      if (request.method === 'OPTIONS') {
        response.writeHead(204).end()
        return
      }
      const trusted = this.#trusts(request)
      const maxPayload = this.#maxPayload
      const metrics = this.#metrics
      const called = this.#called
      const options = { node, trusted, maxPayload, instance, metrics, called }
      handleHttp(request, response, options).catch(() => {
        // The client went away in the middle of its request.
        response.destroy()
      })
    })
    this.#http.on('upgrade', (request, socket: Socket, head) => {
      if (this.#refusal(request) !== undefined) {
        socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
        return
      }
      this.#sockets.handleUpgrade(request, socket, head, (client) => this.#welcome(client, request))
    })
  }

  async #measure(): Promise<Metrics> {
    const { createMetrics } = await import('./metrics/metrics.ts')
    const sessions = this.#sessions
    const metrics = createMetrics(this.#node, {
      connections: () => sessions.size,
      subscriptions: () => [...sessions].reduce((sum, one) => sum + one.subscriptions, 0),
    })
    this.#called = metrics.called
    return metrics
  }

  #refusal(request: IncomingMessage): string | undefined {
    const { host, origin } = request.headers
    if (this.#options.allowRemote !== true && !isOwnHost(host))
      return `Host ${host} is not this machine`
    if (!isAllowedOrigin(origin, this.#options.origins ?? []))
      return `Origin ${origin} is not allowed`
    return undefined
  }

  #trusts(request: IncomingMessage): boolean {
    return isLoopback(request.socket.remoteAddress ?? '')
  }

  #welcome(client: WebSocket, request: IncomingMessage): void {
    const send = (text: string) => {
      if (client.readyState !== client.OPEN) return
      if (client.bufferedAmount > MOST_UNSENT) client.terminate()
      else client.send(text)
    }
    const notify = ({ method, subscription, result }: Notification) =>
      send(JSON.stringify({ jsonrpc: '2.0', method, params: { subscription, result } }))
    const session = new Session(this.#node, notify, {
      trusted: this.#trusts(request),
      subscriptions: true,
      finalityLag: FINALITY_LAG,
      called: (...call) => this.#called(...call),
    })
    this.#sessions.add(session)
    const end = () => {
      this.#sessions.delete(session)
      session.end()
    }
    client.on('message', (data: RawData) => {
      void answer(session, textOf(data), send)
    })
    client.on('close', end)
    // Oversized or malformed frames: the library closes the connection with the code that says so.
    client.on('error', end)
  }

  /** Listens and returns the port. @throws {PortInUseError | ListenError} */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#http.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE'
            ? new PortInUseError(host, port, error)
            : new ListenError(host, port, error),
        ),
      )
      this.#http.listen(port, host, () => {
        resolve((this.#http.address() as AddressInfo).port)
      })
    })
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => {
      this.#http.close(resolve)
    })
    for (const client of this.#sockets.clients) client.close(1001, 'the devnet stops')
    const cancel = after(GOODBYE_MILLIS, () => {
      for (const client of this.#sockets.clients) client.terminate()
      this.#http.closeAllConnections()
    })
    this.#http.closeIdleConnections()
    await closed
    cancel()
    const { close } = await this.#metrics
    close()
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8')
}
