import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { toHex } from '../../codec/hex.ts'
import { type AgentClient, agentSigner, findAgent } from '../../wallet/agent/client.ts'
import { hasRoom } from '../../wallet/agent/place.ts'
import type { MessageSigner } from '../../wallet/signing/signer.ts'
import type { Keystore } from '../../wallet/store/keystore.ts'
import type { Context } from '../context.ts'
import { homeDirectory } from '../home.ts'

/**
 * Where agents listen: `DTAO_AGENT_DIR`; else the first of the user's runtime directory, a directory of ours at home and
 * one in /tmp in which a socket's path is not too long.
 */
export function agentDirectory({ env }: Context): string {
  if (env.DTAO_AGENT_DIR) return resolve(env.DTAO_AGENT_DIR)
  const runtime = env.XDG_RUNTIME_DIR
  const places = [
    ...(runtime && existsSync(runtime) ? [join(runtime, 'dtao-agent')] : []),
    join(homeDirectory(), '.bittensor', 'dtao-agent'),
  ].map((place) => resolve(place))
  return places.find(hasRoom) ?? `/tmp/dtao-agent-${process.getuid?.()}`
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
): Promise<MessageSigner | undefined> {
  const client = await agentFor(ctx, keystore, wallet)
  if (client === undefined) return undefined
  const { until } = await client.status()
  ctx.ui.note(
    `The agent signs for wallet ${wallet} (unlocked for ${spanOf(until - Date.now())} more).`,
  )
  // --yes agrees to what was asked for; the agent's limit, like a password, wants a person all the same
  return agentSigner(
    client,
    ctx.canAskSecrets ? (question) => ctx.prompt.confirm(question) : undefined,
  )
}

/** A span of time for people: "45 s", "14 min", "2 h 5 min". */
export function spanOf(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1_000))
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
