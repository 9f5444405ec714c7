import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { position } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { fieldLines } from '../../present/fields.ts'
import { text } from '../../values.ts'
import { writeWhole } from '../../whole-file.ts'
import { blockJson, type Drive, openDrive, settle } from './drive.ts'
import { dumpFacts } from './dump-facts.ts'

interface Part {
  readonly part: number
  readonly parts: number
  readonly data: string
}

export const command = defineCommand({
  args: {
    file: position({
      name: 'file',
      help: 'where to write it (devnet-BLOCK.dump by default)',
      parse: text,
    }),
  },
  description:
    'Writes the whole chain into one file: state, blocks, the history that it keeps, snapshots and clock. `devnet load` goes on from there, here or elsewhere. Wallets are not in it.',
  examples: ['dtao devnet dump', 'dtao devnet dump before-registration.dump'],
  async run(ctx, { file }) {
    const drive = await openDrive(ctx)
    const block = await settle(ctx, drive)
    const path = resolve(file ?? `devnet-${block.number}.dump`)
    if (ctx.flags.dryRun) return { path, block, bytes: undefined }
    if (existsSync(path)) await ctx.confirm(`Replace ${path}?`)
    const dump = await read(drive)
    // A served chain may have gone on since we looked at it.
    const { head, time } = await dumpFacts(dump, drive.chain.specVersion)
    writeWhole(path, dump)
    return { path, block: { ...head, time: Date.parse(time) }, bytes: dump.length }
  },
  render({ path, block, bytes }, ui) {
    if (bytes === undefined) {
      ui.print(`Would write the chain at block ${block.number} to ${path}.`)
      return
    }
    const { out } = ui.theme
    ui.print(
      fieldLines(
        [
          ['Written', out.good(path)],
          ['Size', `${Math.ceil(bytes / 1024)} KiB`],
          ['Block', `${block.number}  ${block.hash}`],
        ],
        out,
      ),
    )
    ui.note(`Go on from there with \`dtao devnet load ${path}\`.`)
  },
  json: ({ path, block, bytes }) => ({
    dryRun: bytes === undefined,
    file: path,
    bytes: bytes ?? null,
    block: blockJson(block),
  }),
})

async function read(drive: Drive): Promise<Uint8Array> {
  const first = await drive.call<Part>('dev_dump')
  const parts = [Buffer.from(first.data, 'base64')]
  for (let part = 1; part < first.parts; part += 1) {
    const { data } = await drive.call<Part>('dev_dump', part)
    parts.push(Buffer.from(data, 'base64'))
  }
  return Buffer.concat(parts)
}
