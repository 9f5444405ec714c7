import { UsageError } from '../../../errors/base.ts'
import { requiredPosition } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { text } from '../../values.ts'
import { blockJson, openDrive, settle } from './drive.ts'
import { type Snapshot, snapshotJson } from './snapshots.ts'

export const command = defineCommand({
  args: {
    id: requiredPosition({ name: 'id', help: 'the snapshot to go back to', parse: text }),
  },
  description:
    'Takes back every block since a snapshot, time included. The snapshot stays, so that one can go back to it again; later ones are gone.',
  examples: ['dtao devnet revert 1'],
  async run(ctx, { id }) {
    const drive = await openDrive(ctx)
    const snapshots = await drive.call<readonly Snapshot[]>('dev_snapshots')
    const snapshot = snapshots.find((one) => one.id === id)
    if (snapshot === undefined) throw unknown(id, snapshots)
    const from = await settle(ctx, drive)
    if (ctx.flags.dryRun) return { snapshot, from, head: from, done: false }
    await drive.call('dev_revert', id)
    return { snapshot, from, head: await settle(ctx, drive), done: true }
  },
  render({ snapshot, from, done }, ui) {
    const blocks = from.number - snapshot.number
    const lost = `${blocks} block${blocks === 1 ? '' : 's'} ${done ? 'are gone' : 'would be gone'}`
    ui.print(`${done ? 'Back at' : 'Would go back to'} block ${snapshot.number}; ${lost}.`)
  },
  json: ({ snapshot, from, head, done }) => ({
    dryRun: !done,
    snapshot: snapshotJson(snapshot),
    discarded: from.number - snapshot.number,
    block: blockJson(head),
  }),
})

function unknown(id: string, snapshots: readonly Snapshot[]): UsageError {
  const ids = snapshots.map((one) => one.id)
  return new UsageError(`There is no snapshot ${id}.`, 'snapshot_unknown', {
    hints: [
      ids.length === 0
        ? 'Make one with `dtao devnet snapshot`.'
        : `There are ${ids.join(', ')}; \`dtao devnet snapshot --list\` says of which blocks.`,
    ],
    details: { id, snapshots: ids },
  })
}
