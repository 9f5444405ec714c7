import { option } from '../../args.ts'
import { chainDirectory, openChain, PRESET } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import { text } from '../../values.ts'

export const command = defineCommand({
  args: {
    preset: option({
      flags: ['--preset'],
      value: 'name',
      help: 'what the chain begins with again: default, localnet or empty',
      parse: text,
    }),
  },
  description: 'Forgets every block and every balance of the embedded chain. Wallets stay.',
  async run(ctx, { preset }) {
    const { servedAt } = await import('../../../simulator/node/server-record.ts')
    const { reset } = await import('../../../devnet/control.ts')
    const dataDir = chainDirectory(ctx)
    const server = await servedAt(dataDir)
    if (ctx.flags.dryRun) return { dataDir, url: server?.url, done: false }
    await ctx.confirm(`Reset the chain in ${dataDir}?`)
    if (server === undefined) await reset(dataDir, preset ?? PRESET)
    else await (await openChain(ctx, { network: server.url })).send('dev_reset', [])
    return { dataDir, url: server?.url, done: true }
  },
  render({ dataDir, done }, ui) {
    ui.print(done ? `The chain in ${dataDir} is as new.` : `Would reset the chain in ${dataDir}.`)
  },
  json: ({ dataDir, url, done }) => ({ dryRun: !done, dataDir, url: url ?? null }),
})
