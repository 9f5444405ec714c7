import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fromHex, isHex, toHex } from '../../codec/hex.ts'
import { cryptoReady } from '../../crypto/index.ts'
import { AgentError } from '../../errors/wallet.ts'
import { Keypair } from '../keys/keypair.ts'
import { wipe } from '../keys/wipe.ts'
import { hideFromCoreDumps } from '../memory.ts'
import { agentPlace } from './place.ts'
import type { AgentPolicy } from './policy.ts'
import { type Agent, startAgent } from './server.ts'

/** What the agent's process is told on its standard input, and never on its command line. */
interface Order {
  readonly directory: string
  readonly label: string
  readonly scheme: 'sr25519' | 'ed25519'
  readonly publicKey: string
  readonly secret: string
  readonly until: number
  readonly allow?: readonly string[]
  readonly limit?: string
}

/** How long a new process may take to say that it is ready. */
const DEADLINE = 30_000

/**
 * Starts the agent as a process of its own, detached from terminal and parent, and gives it a copy of the key.
 *
 * @param command the program and arguments that call `runAgentProcess`.
 * @throws {AgentError} when it does not come up.
 */
export async function spawnAgent(
  command: readonly [string, ...string[]],
  order: { directory: string; label: string; keypair: Keypair; policy: AgentPolicy },
): Promise<void> {
  const { keypair, policy, directory, label } = order
  const secret = keypair.expandedSecret()
  const message: Order = {
    directory,
    label,
    scheme: keypair.scheme,
    publicKey: keypair.account,
    secret: toHex(secret),
    until: policy.until,
    ...(policy.allow === undefined ? {} : { allow: policy.allow }),
    ...(policy.limit === undefined ? {} : { limit: policy.limit.toString() }),
  }
  wipe(secret)
  const [program, ...args] = command
  // No inherited environment beyond what a process needs: a password in it would outlive its use.
  const child = spawn(program, args, {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
    cwd: '/',
  })
  child.stdin.on('error', () => child.kill()) // a child that died has closed its input; the answer below says so
  child.stdin.end(JSON.stringify(message))
  const timer = setTimeout(() => child.kill(), DEADLINE)
  const answer = await firstLine(child.stdout)
  clearTimeout(timer)
  if (answer.trim() !== 'ready')
    throw new AgentError(
      `The agent did not start${answer.trim() === '' ? '' : `: ${answer.trim()}`}.`,
      'agent_start',
    )
  child.unref()
}

async function firstLine(output: Readable): Promise<string> {
  let seen = ''
  output.setEncoding('utf8')
  for await (const chunk of output as AsyncIterable<string>) {
    seen += chunk
    if (seen.includes('\n')) break
  }
  return seen
}

function readOrder(json: string): Order {
  const order = JSON.parse(json) as Order
  if (!isHex(order.publicKey, 32) || !isHex(order.secret))
    throw new AgentError('The agent was given no key.')
  return order
}

/**
 * The agent's process: reads its order from `input` to the end, listens, and tells `ready` exactly once.
 *
 * @returns the running agent; the process ends when it closes.
 */
export async function runAgentProcess(input: Readable, ready: () => void): Promise<Agent> {
  hideFromCoreDumps()
  await cryptoReady()
  const { directory, label, scheme, publicKey, secret, until, allow, limit } = readOrder(
    await text(input),
  )
  const account = toHex(fromHex(publicKey))
  const keypair = new Keypair({ scheme, publicKey: fromHex(publicKey), secret: fromHex(secret) })
  const policy = {
    until,
    ...(allow === undefined ? {} : { allow }),
    ...(limit === undefined ? {} : { limit: BigInt(limit) }),
  }
  const place = agentPlace(directory, account, process.pid)
  const agent = await startAgent({ keypair, label, policy, place })
  ready()
  return agent
}
