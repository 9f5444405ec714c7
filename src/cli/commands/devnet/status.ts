import { chainDirectory } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import { type Field, fieldLines } from '../../present/fields.ts'
import { ENGINE_ARG, engineMeant, enginesOf } from './engines.ts'

export const command = defineCommand({
  args: { engine: ENGINE_ARG },
  async run(ctx, { engine: arg }) {
    const engine = await engineMeant(ctx, await enginesOf(ctx), arg)
    const none = { engine: engine.name, exists: false }
    return { dataDir: chainDirectory(ctx), ...none, ...(await engine.status()) }
  },
  render({ exists, url, pid, container, dataDir, preset, head, genesisHash }, ui) {
    const { out } = ui.theme
    const by = container === undefined ? `process ${pid}` : `container ${container.name}`
    const fields: Field[] = [['Served', url === undefined ? 'no' : `${out.good(url)} by ${by}`]]
    if (container === undefined) fields.push(['Data', dataDir])
    else fields.push(['Image', container.image], ['Container', container.state])
    if (preset !== undefined) fields.push(['Preset', preset])
    if (head !== undefined) fields.push(['Block', `${head.number}  ${head.hash}`])
    if (genesisHash !== undefined) fields.push(['Genesis', genesisHash])
    if (!exists) fields.push(['Chain', 'none yet: the first command that needs one makes it'])
    ui.print(fieldLines(fields, out))
  },
  json: ({ engine, exists, url, pid, container, dataDir, preset, head, genesisHash }) => ({
    engine,
    running: url !== undefined,
    url: url ?? null,
    pid: pid ?? null,
    container: container === undefined ? null : { ...container },
    dataDir,
    exists,
    preset: preset ?? null,
    head: head ?? null,
    genesisHash: genesisHash ?? null,
  }),
})
