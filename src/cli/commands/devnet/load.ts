import { resolve } from 'node:path'
import { requiredPosition } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { fieldLines } from '../../present/fields.ts'
import { text } from '../../values.ts'
import { readWhole } from '../../whole-file.ts'
import { blockJson, type Drive, openDrive, settle } from './drive.ts'
import { dumpFacts } from './dump-facts.ts'

/** Bytes of one request: in base64 fewer than a server takes. */
const PART = 4 * 1024 * 1024

export const command = defineCommand({
  args: {
    file: requiredPosition({ name: 'file', help: 'what `devnet dump` wrote', parse: text }),
  },
  description:
    'Puts the chain of a dump in the place of the one that is there, which is gone then. Everything is as it was when it was dumped: blocks, snapshots, time.',
  examples: ['dtao devnet load devnet-7200.dump --yes'],
  async run(ctx, { file }) {
    const path = resolve(file)
    const dump = readWhole(path)
    const drive = await openDrive(ctx)
    const facts = await dumpFacts(dump, drive.chain.specVersion)
    const before = await settle(ctx, drive)
    if (ctx.flags.dryRun) return { path, facts, block: before, done: false }
    await ctx.confirm(
      `Replace the chain at block ${before.number} by that of ${path}, at block ${facts.head.number}?`,
    )
    await send(drive, dump)
    return { path, facts, block: await settle(ctx, drive), done: true }
  },
  render({ path, facts, done }, ui) {
    const { out } = ui.theme
    ui.print(
      fieldLines(
        [
          [done ? 'Loaded' : 'Would load', done ? out.good(path) : path],
          ['Chain', `preset ${facts.preset}, genesis ${facts.genesisHash}`],
          ['Block', `${facts.head.number}  ${facts.head.hash}`],
          ['Time', facts.time],
        ],
        out,
      ),
    )
  },
  json: ({ path, facts, block, done }) => ({
    dryRun: !done,
    file: path,
    preset: facts.preset,
    genesisHash: facts.genesisHash,
    head: { number: facts.head.number, hash: facts.head.hash },
    block: blockJson(block),
  }),
})

async function send(drive: Drive, dump: Uint8Array): Promise<void> {
  const parts = Math.ceil(dump.length / PART)
  for (let part = 0; part < parts; part += 1) {
    const bytes = dump.subarray(part * PART, (part + 1) * PART)
    await drive.call('dev_load', Buffer.from(bytes).toString('base64'), part, parts)
  }
}
