import { chainDirectory } from '../../chain.ts'
import { defineCommand } from '../../command.ts'

export const command = defineCommand({
  args: {},
  description: 'What the devnet has acknowledged is on disk; the next start goes on from there.',
  async run(ctx) {
    const { stop } = await import('../../../devnet/control.ts')
    const dataDir = chainDirectory(ctx)
    const server = await stop(dataDir)
    return { dataDir, server }
  },
  render({ server, dataDir }, ui) {
    ui.print(
      server === undefined
        ? `No devnet serves ${dataDir}.`
        : `Stopped the devnet at ${server.url} (process ${server.pid}).`,
    )
  },
  json: ({ server, dataDir }) => ({
    stopped: server !== undefined,
    url: server?.url ?? null,
    pid: server?.pid ?? null,
    dataDir,
  }),
})
