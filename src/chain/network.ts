import { UsageError } from '../errors/base.ts'
import { probe } from './probe.ts'

/** The chains that have a name, and where they answer. */
export const ENDPOINTS = {
  finney: 'wss://entrypoint-finney.opentensor.ai:443',
  test: 'wss://test.finney.opentensor.ai:443',
  archive: 'wss://archive.chain.opentensor.ai:443',
  local: 'ws://127.0.0.1:9944',
} as const

/** What may stand after `--network`, besides a `ws://` or `wss://` address. */
export const NETWORK_NAMES = ['auto', 'sim', ...Object.keys(ENDPOINTS)] as const

/** How long `auto` waits for a local node: one that runs answers at once. */
const AUTO_DEADLINE_MS = 400

/** Which chain a command talks to. */
export interface Network {
  /** The name asked for, or the address where it had none; `sim` for the embedded chain. */
  readonly name: string
  /** Where it answers; absent for the embedded chain. Never with a user and password: it is shown. */
  readonly endpoint?: string
  /** The user and password of its address, as an HTTP header wants them; never shown. */
  readonly authorization?: string
  /** Why this one, in a few words, for stderr. */
  readonly why: string
  /** Real value moves there: named again before anything is signed. */
  readonly live: boolean
}

/** What is known of the devnets of this machine. */
export interface Known {
  /** Where the devnet in Docker answered when it was last seen. */
  readonly docker?: string | undefined
}

/**
 * The chain behind `--network`. `auto` is the devnet in Docker where it still answers, else the local node if a Subtensor
 * answers there, else the embedded chain, served or not; a live network is only ever named.
 *
 * @throws {UsageError} `network_unknown` for a name or address that is none.
 */
export async function resolveNetwork(wanted: string, known: Known = {}): Promise<Network> {
  if (wanted === 'sim') return SIMULATOR('asked for')
  if (wanted === 'auto') return await automatic(known)
  if (Object.hasOwn(ENDPOINTS, wanted)) {
    const endpoint = ENDPOINTS[wanted as keyof typeof ENDPOINTS]
    return { name: wanted, endpoint, why: 'asked for', live: isLive(endpoint) }
  }
  const address = parseEndpoint(wanted)
  const { endpoint } = address
  return { ...address, name: endpoint, why: 'asked for', live: isLive(endpoint) }
}

const SIMULATOR = (why: string): Network => ({ name: 'sim', why, live: false })

async function automatic({ docker }: Known): Promise<Network> {
  if (docker !== undefined && (await answers(docker)))
    return { name: 'local', endpoint: docker, why: 'the devnet in Docker', live: false }
  const endpoint = ENDPOINTS.local
  return docker !== endpoint && (await answers(endpoint))
    ? { name: 'local', endpoint, why: `a Subtensor answers at ${endpoint}`, live: false }
    : SIMULATOR(`no Subtensor answers at ${endpoint}`)
}

async function answers(endpoint: string): Promise<boolean> {
  return (await probe(endpoint, AUTO_DEADLINE_MS)).answers
}

/** An address as a WebSocket takes it: the scheme in small letters, user and password apart. */
function parseEndpoint(text: string): { endpoint: string; authorization?: string } {
  const address = text.trim()
  if (!ADDRESS.test(address) || !URL.canParse(address)) {
    const network = withoutUser(text)
    throw new UsageError(`There is no network "${network}".`, 'network_unknown', {
      hints: [`Use one of ${NETWORK_NAMES.join(', ')}, or an address such as ws://127.0.0.1:9944.`],
      details: { network },
    })
  }
  const endpoint = address
    .replace(/^wss?/i, (scheme) => scheme.toLowerCase())
    .replace(/(?<=^\w+:\/\/)[^/?]*@/, '')
  const { username, password } = new URL(address)
  if (username === '' && password === '') return { endpoint }
  const user = `${unescaped(username)}:${unescaped(password)}`
  return { endpoint, authorization: `Basic ${Buffer.from(user).toString('base64')}` }
}

/** A fragment means something to a browser alone. */
const ADDRESS = /^wss?:\/\/[^\s#]+$/i

/** What was given for a network, be it an address or not, without all that may be a user and a password. */
export function withoutUser(text: string): string {
  return text.replace(/^(\s*(?:[a-z]+:\/\/)?).*@/is, '$1')
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Anything that is not on this machine may be worth something. */
function isLive(endpoint: string): boolean {
  const { hostname } = new URL(endpoint)
  return !['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}
