import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { toHex } from '../../codec/hex.ts'
import { AgentError } from '../../errors/wallet.ts'
import { type AgentClient, agentSigner, findAgent } from '../../wallet/agent/client.ts'
import type { Signer } from '../../wallet/signing/signer.ts'
import type { Keystore } from '../../wallet/store/keystore.ts'
import type { Context } from '../context.ts'

/** Longest path of a Unix socket on every system, less the name of the socket. */
const LONGEST = 80

/** Where agents listen: `DTAO_AGENT_DIR`, the user's runtime directory, or a directory of ours at home. */
export function agentDirectory(ctx: Context): string {
  const runtime = ctx.env.XDG_RUNTIME_DIR
  const directory =
    ctx.env.DTAO_AGENT_DIR ||
    (runtime && existsSync(runtime)
      ? join(runtime, 'dtao-agent')
      : join(homedir(), '.bittensor', 'dtao-agent'))
  if (Buffer.byteLength(directory) <= LONGEST) return directory
  throw new AgentError(
    `The path ${directory} is too long for the agent’s socket.`,
    'agent_socket',
    {
      hints: ['DTAO_AGENT_DIR names a shorter one.'],
    },
  )
}

/** The agent that holds a wallet's coldkey, if there is one; it is let go when the command ends. @throws {AgentError} */
export async function agentFor(
  ctx: Context,
  keystore: Keystore,
  wallet: string,
): Promise<AgentClient | undefined> {
  if (!existsSync(agentDirectory(ctx)) || !keystore.has({ wallet }, 'public')) return undefined
  const { publicKey } = await keystore.readPublic({ wallet })
  const client = await findAgent(agentDirectory(ctx), toHex(publicKey))
  if (client !== undefined) ctx.onExit(() => client.close())
  return client
}

/** A signer whose key the agent holds, if it does, and says so. @throws {AgentError} */
export async function heldSigner(
  ctx: Context,
  keystore: Keystore,
  wallet: string,
): Promise<Signer | undefined> {
  const client = await agentFor(ctx, keystore, wallet)
  if (client === undefined) return undefined
  const { until } = await client.status()
  ctx.ui.note(
    `The agent signs for wallet ${wallet} (unlocked for ${spanOf(until - Date.now())} more).`,
  )
  return agentSigner(
    client,
    ctx.interactive ? (question) => ctx.prompt.confirm(question) : undefined,
  )
}

/** A span of time for people: "14 min", "2 h 5 min". */
export function spanOf(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000))
  if (minutes < 60) return `${minutes} min`
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
