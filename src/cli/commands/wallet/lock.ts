import { toHex } from '../../../codec/hex.ts'
import { cryptoReady, toSs58 } from '../../../crypto/index.ts'
import { findAgents } from '../../../wallet/agent/client.ts'
import { keystoreOf } from '../../accounts.ts'
import { defineCommand } from '../../command.ts'
import { agentDirectory } from '../../keys/agent.ts'

export const command = defineCommand({
  args: {},
  description:
    'Makes the agent forget the coldkey of --wallet, or every key where no wallet is named.',
  examples: ['dtao wallet lock', 'dtao wallet lock --wallet alice'],
  async run(ctx) {
    await cryptoReady()
    const wallet = ctx.settings.get('wallet')
    const only =
      wallet === undefined
        ? undefined
        : toHex((await keystoreOf(ctx).readPublic({ wallet })).publicKey)
    const locked: { label: string; address: string }[] = []
    for (const client of await findAgents(agentDirectory(ctx))) {
      const { label, account } = await client.status()
      if (only === undefined || only === account) {
        await client.lock()
        locked.push({ label, address: toSs58(account) })
      }
      client.close()
    }
    return { locked }
  },
  render({ locked }, ui) {
    for (const { label, address } of locked)
      ui.print(`Locked ${label.replace(/^wallet /, '')}  ${address}`)
    if (locked.length === 0) ui.print('Nothing was unlocked.')
  },
  json: (result) => result,
})
