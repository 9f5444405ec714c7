import { chainDirectory } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import { type Field, fieldLines } from '../../present/fields.ts'

export const command = defineCommand({
  args: {},
  async run(ctx) {
    const { statusOf } = await import('../../../devnet/control.ts')
    return statusOf(chainDirectory(ctx))
  },
  render({ exists, server, directory, preset, head, genesisHash }, ui) {
    const { out } = ui.theme
    const fields: Field[] = [
      ['Served', server === undefined ? 'no' : `${out.good(server.url)} by process ${server.pid}`],
      ['Data', directory],
    ]
    if (exists)
      fields.push(
        ['Preset', preset ?? ''],
        ['Block', `${head?.number ?? 0}  ${head?.hash ?? ''}`],
        ['Genesis', genesisHash ?? ''],
      )
    else fields.push(['Chain', 'none yet: the first command that needs one makes it'])
    ui.print(fieldLines(fields, out))
  },
  json: ({ exists, server, directory, preset, head, genesisHash }) => ({
    running: server !== undefined,
    url: server?.url ?? null,
    pid: server?.pid ?? null,
    dataDir: directory,
    exists,
    preset: preset ?? null,
    head: head ?? null,
    genesisHash: genesisHash ?? null,
  }),
})
