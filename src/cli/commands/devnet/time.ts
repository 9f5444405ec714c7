import { UsageError } from '../../../errors/base.ts'
import { timeTaken } from '../../../simulator/node/dev/time-travel.ts'
import { position } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { blockJson, iso, openDrive, settle } from './drive.ts'
import { type Moment, moment } from './moment.ts'

export const command = defineCommand({
  args: {
    when: position<Moment>({
      name: 'when',
      help: '+90s, +15m, +2h, +1d12h, or a date such as 2031-01-01T00:00:00Z',
      parse: moment,
    }),
  },
  description:
    'Shows what time it is on the devnet, or makes a block at a later time from which the next ones count on. To go back, revert to a snapshot.',
  examples: ['dtao devnet time', 'dtao devnet time +1d', 'dtao devnet time 2031-01-01T00:00:00Z'],
  async run(ctx, { when }) {
    const drive = await openDrive(ctx)
    const before = await settle(ctx, drive)
    const asked = when && ('add' in when ? before.time + when.add : when.at)
    if (asked === undefined) return { before, now: before, asked }
    // The node's own check: a dry run foretells it, and a moment that no date can say is none to print.
    const taken = timeTaken(before.time, asked)
    if (taken !== undefined)
      throw new UsageError(`The devnet takes ${taken}.`, 'value_invalid', {
        hints: ['To go back, revert to a snapshot: `dtao devnet revert`.'],
      })
    if (ctx.flags.dryRun) return { before, now: before, asked }
    await drive.call('dev_timeTravel', asked)
    return { before, now: await settle(ctx, drive), asked }
  },
  render({ before, now, asked }, ui) {
    const { out } = ui.theme
    if (asked !== undefined && now === before) ui.print(`It would be ${iso(asked)}.`)
    else ui.print(`${out.strong(iso(now.time))}  block ${now.number}`)
  },
  json: ({ before, now, asked }) => ({
    dryRun: asked !== undefined && now === before,
    before: iso(before.time),
    asked: asked === undefined ? null : iso(asked),
    block: blockJson(now),
  }),
})
