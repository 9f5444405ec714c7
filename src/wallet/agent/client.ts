import { connect, type Socket } from 'node:net'
import { fromHex, isHex, toHex } from '../../codec/hex.ts'
import type { AccountId } from '../../crypto/index.ts'
import { AgentError, WalletError } from '../../errors/wallet.ts'
import type { Scheme } from '../keys/scheme.ts'
import type { MessageSigner } from '../signing/signer.ts'
import { Channel, type Message } from './channel.ts'
import { proveAgent } from './handshake.ts'
import { type AgentPlace, agentPlaces, clearPlace, isPlaceOf, readCookie } from './place.ts'

/** What an agent says about itself. */
export interface AgentStatus {
  readonly account: AccountId
  readonly scheme: Scheme
  readonly label: string
  /** Milliseconds since 1970. */
  readonly until: number
  readonly allow?: readonly string[]
  readonly limit?: bigint
}

/** Asks a person whether the agent shall sign what its policy does not settle. */
export type Confirm = (question: string) => Promise<boolean>

const DEADLINE = 30_000

/** For what costs an agent nothing. */
const SHORT_DEADLINE = 5_000

/** A conversation with an agent. */
export class AgentClient {
  readonly #channel: Channel

  constructor(channel: Channel) {
    this.#channel = channel
  }

  /** @throws {AgentError} when the agent's answer makes no sense. */
  async status(): Promise<AgentStatus> {
    const answer = await this.#ask({ request: 'status' }, SHORT_DEADLINE)
    const { account, scheme, label, until, allow, limit } = answer
    if (
      !isHex(account, 32) ||
      (scheme !== 'sr25519' && scheme !== 'ed25519') ||
      typeof until !== 'number'
    )
      throw new AgentError('The agent’s answer makes no sense.', 'agent_protocol')
    return {
      account,
      scheme,
      until,
      label: String(label),
      ...(Array.isArray(allow) ? { allow: allow.map(String) } : {}),
      ...(typeof limit === 'string' ? { limit: BigInt(limit) } : {}),
    }
  }

  /**
   * A 64-byte signature over a signing payload, unhashed.
   *
   * @throws {AgentError} `agent_refused` when policy or person say no.
   */
  sign(payload: Uint8Array, confirm?: Confirm): Promise<Uint8Array> {
    return this.#signature({ request: 'sign', payload: toHex(payload) }, confirm)
  }

  /** A 64-byte signature over a message's bytes as they are. @throws {AgentError} as `sign` */
  signMessage(message: Uint8Array, confirm?: Confirm): Promise<Uint8Array> {
    return this.#signature({ request: 'sign-message', message: toHex(message) }, confirm)
  }

  async #signature(request: Message, confirm?: Confirm): Promise<Uint8Array> {
    let answer = await this.#ask(request)
    if (typeof answer.confirm === 'string') {
      if (confirm === undefined)
        throw new AgentError(answer.confirm.replace(/ Sign it\?$/, ''), 'agent_refused', {
          hints: [
            'Run it on a terminal, without --json, to confirm, or unlock with a higher --limit.',
          ],
        })
      if (!(await confirm(answer.confirm))) throw new AgentError('Not confirmed.', 'agent_refused')
      answer = await this.#ask({ ...request, confirmed: true })
    }
    if (!isHex(answer.signature, 64))
      throw new AgentError('The agent’s answer makes no sense.', 'agent_protocol')
    return fromHex(answer.signature)
  }

  /** Makes the agent forget its key and end. */
  async lock(): Promise<void> {
    await this.#ask({ request: 'lock' }, SHORT_DEADLINE)
  }

  close(): void {
    this.#channel.close()
  }

  async #ask(message: Message, deadline = DEADLINE): Promise<Message> {
    this.#channel.send(message)
    const answer = await this.#channel.receive(deadline)
    if (answer === undefined) throw new AgentError('The agent has ended.', 'agent_gone')
    if (typeof answer.error === 'string') throw new AgentError(answer.error, 'agent_refused')
    return answer
  }
}

/** A connection, or `undefined` when nobody listens. */
function dial(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(undefined)
      else reject(new AgentError('The agent cannot be reached.', 'agent_socket', { cause: error }))
    })
  })
}

async function connectTo(place: AgentPlace): Promise<AgentClient | undefined> {
  const cookie = readCookie(place)
  if (cookie === undefined) return undefined
  const socket = await dial(place.socket)
  if (socket === undefined) return undefined // the agent that was here has died
  const channel = new Channel(socket)
  try {
    await proveAgent(channel, cookie)
    return new AgentClient(channel)
  } catch (error) {
    channel.close()
    if (error instanceof AgentError && error.code === 'agent_gone') return undefined
    throw error
  }
}

/**
 * The agent that holds the key of `account`, or `undefined`. The caller closes it.
 *
 * @throws {AgentError | UnsafeFileError} when something is there that cannot be trusted, or does not answer.
 */
export async function findAgent(
  directory: string,
  account: AccountId,
): Promise<AgentClient | undefined> {
  for (const place of agentPlaces(directory)) {
    const client = isPlaceOf(place, account) ? await connectTo(place) : undefined
    if (client !== undefined) return client
  }
  return undefined
}

/** An agent that answers. */
export interface FoundAgent {
  readonly place: AgentPlace
  readonly status: AgentStatus
  readonly client: AgentClient
}

/** Agents, and the places of those that listen and give no answer, or none that can be trusted. */
export interface FoundAgents {
  readonly answering: readonly FoundAgent[]
  readonly silent: readonly AgentPlace[]
}

/** Every agent of this user. The caller closes the clients. @throws {UnsafeFileError} */
export async function findAgents(directory: string): Promise<FoundAgents> {
  const answering: FoundAgent[] = []
  const silent: AgentPlace[] = []
  await Promise.all(
    agentPlaces(directory).map(async (place) => {
      let client: AgentClient | undefined
      try {
        client = await connectTo(place)
        if (client !== undefined) answering.push({ place, client, status: await client.status() })
      } catch (error) {
        client?.close()
        if (!(error instanceof WalletError)) throw error
        if (error.code !== 'agent_gone') silent.push(place)
      }
    }),
  )
  return { answering, silent }
}

/**
 * Makes agents forget their keys. Those that do not answer lose their places, so that nobody reaches them any more and
 * they forget as soon as they run: their places are returned.
 */
export async function lockAgents({ answering, silent }: FoundAgents): Promise<AgentPlace[]> {
  const stuck = [...silent]
  await Promise.all(
    answering.map(async ({ place, client }) => {
      try {
        await client.lock()
      } catch (error) {
        if (!(error instanceof AgentError)) throw error
        if (error.code !== 'agent_gone') stuck.push(place)
      }
    }),
  )
  for (const place of stuck) clearPlace(place)
  return stuck
}

/** A signer whose key is in the agent; `confirm` asks where its policy wants a person. */
export async function agentSigner(client: AgentClient, confirm?: Confirm): Promise<MessageSigner> {
  const { account, scheme } = await client.status()
  return {
    account,
    scheme,
    sign: (payload) => client.sign(payload, confirm),
    signMessage: (message) => client.signMessage(message, confirm),
  }
}
