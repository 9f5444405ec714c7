import { toHex } from '../../../codec/hex.ts'
import { type AccountId, cryptoReady, parseAddress, toSs58 } from '../../../crypto/index.ts'
import { DtaoError } from '../../../errors/base.ts'
import { AgentError } from '../../../errors/wallet.ts'
import { type FoundAgents, findAgents, lockAgents } from '../../../wallet/agent/client.ts'
import { isPlaceOf } from '../../../wallet/agent/place.ts'
import { keystoreOf } from '../../accounts.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { agentDirectory } from '../../keys/agent.ts'

export const command = defineCommand({
  args: {},
  description:
    'Makes the agent forget the coldkey of --wallet, a name or an address, or every key where no wallet is named.',
  examples: ['dtao wallet lock', 'dtao wallet lock --wallet alice'],
  async run(ctx) {
    await cryptoReady()
    const { dryRun } = ctx.flags
    const found = await findAgents(agentDirectory(ctx))
    ctx.onExit(() => {
      for (const { client } of found.answering) client.close()
    })
    const wallet = ctx.settings.get('wallet')
    const meant = wallet === undefined ? found : await agentsOf(ctx, wallet, found)
    const stuck = dryRun ? [] : await lockAgents(meant)
    const locked = meant.answering
      .filter(({ place }) => !stuck.includes(place))
      .map(({ status: { label, account } }) => ({ label, address: toSs58(account) }))
    if (stuck.length === 0) return { locked, dryRun }
    for (const { label, address } of locked) ctx.ui.note(line('Locked', label, address))
    const pids = stuck.map(({ pid }) => pid)
    throw new AgentError(
      `No answer from the agent of process ${pids.join(' and ')}: the key may still be in its memory.`,
      'agent_timeout',
      {
        hints: [
          `\`kill -KILL ${pids.join(' ')}\` ends it; no command reaches it any more, and it forgets the key once it runs.`,
        ],
        details: { pids, locked },
      },
    )
  },
  render({ locked, dryRun }, ui) {
    for (const { label, address } of locked)
      ui.print(line(dryRun ? 'Would lock' : 'Locked', label, address))
    if (locked.length === 0) ui.print('Nothing was unlocked.')
  },
  json: (result) => result,
})

function line(done: string, label: string, address: string): string {
  return `${done} ${label.replace(/^wallet /, '')}  ${address}`
}

/**
 * The agents for a wallet: by the name under which it was unlocked, which may be gone from disk, by the name that it has
 * now, or by address.
 *
 * @throws {WalletError} as `Keystore.readPublic`, where nothing has that name
 */
async function agentsOf(ctx: Context, wallet: string, found: FoundAgents): Promise<FoundAgents> {
  const account = await accountOf(ctx, wallet)
  const answering = found.answering.filter(
    ({ status }) => status.account === account || status.label === `wallet ${wallet}`,
  )
  if (!(account instanceof DtaoError))
    return { answering, silent: found.silent.filter((place) => isPlaceOf(place, account)) }
  if (answering.length === 0) throw account
  return { answering, silent: [] }
}

async function accountOf(ctx: Context, wallet: string): Promise<AccountId | DtaoError> {
  const parsed = parseAddress(wallet)
  if ('account' in parsed) return parsed.account
  try {
    return toHex((await keystoreOf(ctx).readPublic({ wallet })).publicKey)
  } catch (error) {
    if (error instanceof DtaoError) return error
    throw error
  }
}
