import { randomBytes } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { fromHex, isHex, toHex } from '../../codec/hex.ts'
import { AgentError, WalletError } from '../../errors/wallet.ts'
import type { Keypair } from '../keys/keypair.ts'
import { wipe } from '../keys/wipe.ts'
import { signedBytes } from '../signing/signer.ts'
import { isMissing } from '../store/read.ts'
import { Channel, type Message } from './channel.ts'
import { admitPeer } from './handshake.ts'
import { type AgentPlace, clearPlace, hasPlace, takePlace } from './place.ts'
import { type AgentPolicy, type Judgement, judgeMessage, judgePayload } from './policy.ts'

export interface AgentOptions {
  /** The key to hold; the agent wipes it at its end. */
  readonly keypair: Keypair
  /** What people call it: "wallet W". */
  readonly label: string
  readonly policy: AgentPolicy
  readonly place: AgentPlace
}

/** A running agent. */
export interface Agent {
  /** Forgets the key and stops. */
  close(): void
  /** Resolves when the agent has forgotten its key, for whatever reason. */
  readonly closed: Promise<void>
}

const MAX_PEERS = 16

/** How often the agent looks at the wall clock, since timers stand still while a machine sleeps, and at its place. */
const GLANCE = 1_000

class RunningAgent implements Agent {
  readonly closed: Promise<void>
  readonly #options: AgentOptions
  readonly #cookie = Uint8Array.from(randomBytes(32))
  readonly #peers = new Set<Socket>()
  readonly #server: Server
  #timer: NodeJS.Timeout | undefined
  #finish: () => void = () => {}
  #over = false

  constructor(options: AgentOptions) {
    this.#options = options
    this.closed = new Promise((resolve) => {
      this.#finish = resolve
    })
    this.#server = createServer((socket) => this.#accept(socket))
    this.#server.maxConnections = MAX_PEERS
  }

  async listen(): Promise<void> {
    const { place } = this.#options
    takePlace(place, this.#cookie)
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(place.socket, resolve)
    })
    try {
      chmodSync(place.socket, 0o600)
    } catch (error) {
      if (!isMissing(error)) throw error // another agent has taken the place: the first look ends this one
    }
    this.#watch()
  }

  close(): void {
    this.#forget()
    for (const peer of this.#peers) peer.end()
    this.#server.close(() => this.#finish())
  }

  #forget(): void {
    if (this.#over) return
    this.#over = true
    clearTimeout(this.#timer)
    this.#options.keypair.wipe()
    wipe(this.#cookie)
    clearPlace(this.#options.place)
  }

  #watch(): void {
    const left = this.#options.policy.until - Date.now()
    if (!this.#mayHold()) this.close()
    else this.#timer = setTimeout(() => this.#watch(), Math.min(left, GLANCE))
  }

  /** An agent whose files are gone could not be told to lock: it holds its key only while it can be reached. */
  #mayHold(): boolean {
    const { policy, place } = this.#options
    return Date.now() < policy.until && hasPlace(place, this.#cookie)
  }

  #accept(socket: Socket): void {
    this.#peers.add(socket)
    socket.once('close', () => this.#peers.delete(socket))
    socket.on('error', () => socket.destroy())
    const channel = new Channel(socket)
    this.#converse(channel).then(
      () => channel.close(),
      () => channel.close(), // a peer that breaks the protocol loses its connection, and that is all
    )
  }

  async #converse(channel: Channel): Promise<void> {
    if (!(await admitPeer(channel, this.#cookie))) return
    for (;;) {
      const message = await channel.receive()
      if (message === undefined) return
      if (message.request === 'lock') {
        this.#forget() // before it says so
        channel.send({ locked: true })
        return this.close()
      }
      if (!this.#mayHold()) this.close()
      if (this.#over) return
      channel.send(this.#answer(message))
    }
  }

  #answer(message: Message): Message {
    const { policy } = this.#options
    if (message.request === 'status') return this.#status()
    if (message.request === 'sign' && isHex(message.payload)) {
      const payload = fromHex(message.payload)
      return this.#sign(signedBytes(payload), judgePayload(payload, policy), message)
    }
    if (message.request === 'sign-message' && isHex(message.message)) {
      const text = fromHex(message.message)
      return this.#sign(text, judgeMessage(text, policy), message)
    }
    return { error: 'The agent does not know this request.' }
  }

  #status(): Message {
    const { keypair, label, policy } = this.#options
    return {
      account: keypair.account,
      scheme: keypair.scheme,
      label,
      until: policy.until,
      ...(policy.allow === undefined ? {} : { allow: policy.allow }),
      ...(policy.limit === undefined ? {} : { limit: policy.limit.toString() }),
    }
  }

  #sign(bytes: Uint8Array, judgement: Judgement, { confirmed }: Message): Message {
    if (judgement.verdict === 'refuse') return { error: judgement.reason }
    if (judgement.verdict === 'confirm' && confirmed !== true)
      return { confirm: judgement.question }
    return { signature: toHex(this.#options.keypair.sign(bytes)) }
  }
}

/**
 * Holds a key behind a Unix socket until its time is over, somebody says lock, or its files are gone or another's. Peers
 * prove that they can read a cookie of mode 0600 in a directory of mode 0700; only then are they heard.
 *
 * @throws {AgentError} when the socket cannot be made. @throws {WalletError} as `takePlace`
 */
export async function startAgent(options: AgentOptions): Promise<Agent> {
  const agent = new RunningAgent(options)
  try {
    await agent.listen()
  } catch (cause) {
    agent.close()
    if (cause instanceof WalletError) throw cause
    throw new AgentError(`The agent cannot listen on ${options.place.socket}.`, 'agent_socket', {
      cause,
    })
  }
  return agent
}
