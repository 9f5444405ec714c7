import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { AgentError } from '../../errors/wallet.ts'
import type { Channel } from './channel.ts'

/** Version of the protocol; the first thing that an agent says. */
export const PROTOCOL = 1

const DEADLINE = 5_000

/** Both sides prove that they can read the cookie, a file of mode 0600, without sending it. */
function proof(
  cookie: Uint8Array,
  side: 'agent' | 'client',
  first: string,
  second: string,
): string {
  return createHmac('sha256', cookie)
    .update(`dtao-agent ${PROTOCOL} ${side} ${first} ${second}`)
    .digest('hex')
}

function isSame(given: unknown, expected: string): boolean {
  const [a, b] = [Buffer.from(String(given)), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The agent's side. Returns whether the peer is of this user. */
export async function admitPeer(channel: Channel, cookie: Uint8Array): Promise<boolean> {
  const challenge = randomBytes(32).toString('hex')
  channel.send({ agent: PROTOCOL, challenge })
  const answer = await channel.receive(DEADLINE)
  const theirs = String(answer?.challenge)
  if (!isSame(answer?.proof, proof(cookie, 'client', challenge, theirs))) return false
  channel.send({ proof: proof(cookie, 'agent', challenge, theirs) })
  return true
}

/**
 * The client's side.
 *
 * @throws {AgentError} `agent_gone` when it ends meanwhile; another when what answers does not know the cookie, and so could
 * be anybody.
 */
export async function proveAgent(channel: Channel, cookie: Uint8Array): Promise<void> {
  const greeting = await channel.receive(DEADLINE)
  if (greeting === undefined) throw new AgentError('The agent has ended.', 'agent_gone')
  if (greeting.agent !== PROTOCOL || typeof greeting.challenge !== 'string')
    throw new AgentError(
      'The agent is of another version of dtao: lock and unlock again.',
      'agent_version',
    )
  const challenge = randomBytes(32).toString('hex')
  channel.send({ challenge, proof: proof(cookie, 'client', greeting.challenge, challenge) })
  const answer = await channel.receive(DEADLINE)
  if (!isSame(answer?.proof, proof(cookie, 'agent', greeting.challenge, challenge)))
    throw new AgentError('What answers on the agent’s socket is not the agent.', 'agent_impostor')
}
