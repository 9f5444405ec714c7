import { join } from 'node:path'
import type { Chain } from '../chain/chain.ts'
import { resolveNetwork } from '../chain/network.ts'
import type { View } from '../chain/view.ts'
import { readDockerUrl } from '../devnet/docker-record.ts'
import type { Context } from './context.ts'

export interface OpenOptions {
  /** Instead of `--network`. */
  readonly network?: string
  /** Directory of the embedded chain; by default below `--data-dir`. */
  readonly chainDir?: string
}

/** Where the embedded chain of this user keeps its data. */
export function chainDirectory(ctx: Context): string {
  return join(ctx.settings.get('data-dir'), 'chain')
}

/** Where this user's `devnet` commands remember the devnet in Docker. */
export function dockerRecord(ctx: Context): string {
  return join(ctx.settings.get('data-dir'), 'docker.json')
}

/** What a new embedded chain begins with. */
export const PRESET = 'default'

/** Opens the chain that `--network` names, and says on stderr which one that is; it is closed when the command ends. */
export async function openChain(ctx: Context, options: OpenOptions = {}): Promise<Chain> {
  const network = await resolveNetwork(options.network ?? ctx.settings.get('network'), {
    docker: readDockerUrl(dockerRecord(ctx)),
  })
  const dataDir = options.chainDir ?? chainDirectory(ctx)
  // Loaded here, so that help and mistakes in arguments do not wait for it.
  const { connect } = await import('../chain/connect.ts')
  const chain = await connect(network, { simulator: { dataDir, preset: PRESET } })
  ctx.onExit(() => chain.close())
  const what = network.live ? 'live network' : network.name === 'sim' ? 'embedded chain' : 'network'
  ctx.ui.note(ctx.ui.theme.err.dim(`${what} ${network.name}, ${network.why} (${chain.endpoint})`))
  return chain
}

/** The newest block of a chain; results read at it carry its facts in JSON. */
export async function lookAt(ctx: Context, chain: Chain): Promise<View> {
  return ofBlock(ctx, await chain.view())
}

/** Makes `view` the one that the JSON document names. */
export function ofBlock(ctx: Context, view: View): View {
  ctx.network = view.chain.facts(view)
  return view
}
