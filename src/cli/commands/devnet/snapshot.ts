import { flag } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { openDrive, settle } from './drive.ts'
import { type Snapshot, snapshotJson } from './snapshots.ts'

export const command = defineCommand({
  args: {
    list: flag({ flags: ['--list', '-l'], help: 'only show which snapshots there are' }),
  },
  description:
    'Remembers the chain as it is now, for `dtao devnet revert`. A snapshot stays until the chain goes back behind it.',
  examples: ['dtao devnet snapshot', 'dtao devnet snapshot --list'],
  async run(ctx, { list }) {
    const drive = await openDrive(ctx)
    const made = list || ctx.flags.dryRun ? undefined : await drive.call<string>('dev_snapshot')
    const head = await settle(ctx, drive)
    const snapshots = await drive.call<readonly Snapshot[]>('dev_snapshots')
    return { list, head, made: snapshots.find(({ id }) => id === made), snapshots }
  },
  render({ list, head, made, snapshots }, ui) {
    if (made !== undefined) {
      ui.print(`Snapshot ${ui.theme.out.strong(made.id)} of block ${made.number}.`)
      ui.note(`Go back with \`dtao devnet revert ${made.id}\`.`)
      return
    }
    if (!list) {
      ui.print(`Would make a snapshot of block ${head.number}.`)
      return
    }
    if (snapshots.length === 0) ui.note('There are no snapshots.')
    for (const { id, number, hash } of snapshots) ui.print(`${id}  block ${number}  ${hash}`)
  },
  json: ({ made, snapshots }) => ({
    snapshot: made === undefined ? null : snapshotJson(made),
    snapshots: snapshots.map(snapshotJson),
  }),
})
