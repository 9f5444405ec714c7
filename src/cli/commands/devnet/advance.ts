import { setImmediate as turn } from 'node:timers/promises'
import { EXIT, UsageError } from '../../../errors/base.ts'
import { option, position } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { fieldLines } from '../../present/fields.ts'
import { integer, netuid } from '../../values.ts'
import { nextChunk } from './chunk.ts'
import { blockJson, type DevnetBlock, type Drive, iso, openDrive, settle } from './drive.ts'

/** Virtual time from one block to the next. */
const BLOCK_MILLIS = 12_000
/** A year of Finney's blocks. */
const MOST_BLOCKS = 2_628_000

interface Epoch {
  readonly last: number
  readonly next: number | null
}

interface Result {
  readonly from: DevnetBlock
  readonly to: DevnetBlock
  readonly done: boolean
  /** Somebody pressed Ctrl-C before the end. */
  readonly stopped: boolean
}

export const command = defineCommand({
  args: {
    blocks: position({
      name: 'blocks',
      help: 'how many blocks to make (1 by default)',
      parse: (text) => integer(text, 1, MOST_BLOCKS, 'number of blocks'),
    }),
    untilEpoch: option({
      flags: ['--until-epoch'],
      value: 'netuid',
      help: 'go on until the epoch of this subnet has run',
      parse: netuid,
    }),
  },
  description:
    'Makes blocks at once, each twelve seconds of virtual time after the one before: the same blocks as one by one. Waiting transactions enter the first. Ctrl-C stops between blocks; those made stay.',
  examples: ['dtao devnet advance 7200', 'dtao devnet advance --until-epoch 1'],
  longRunning: true,
  async run(ctx, { blocks, untilEpoch }): Promise<Result> {
    if (blocks !== undefined && untilEpoch !== undefined)
      throw new UsageError('Give a number of blocks or --until-epoch, not both.', 'choice_invalid')
    const drive = await openDrive(ctx)
    const from = await settle(ctx, drive)
    const epoch = untilEpoch === undefined ? undefined : await epochOf(drive, untilEpoch)
    const target = epoch?.next ?? from.number + (blocks ?? 1)
    if (ctx.flags.dryRun) return { from, to: foreseen(from, target), done: false, stopped: false }
    let stopped = await reach(ctx, drive, from.number, target)
    // Where many epochs fall together some run a block later.
    while (!stopped && epoch !== undefined && untilEpoch !== undefined) {
      const { last } = await epochOf(drive, untilEpoch)
      if (last > epoch.last) break
      const { number } = await drive.head()
      stopped = await reach(ctx, drive, number, number + 1)
    }
    return { from, to: await settle(ctx, drive), done: true, stopped }
  },
  render({ from, to, done, stopped }, ui) {
    const { out } = ui.theme
    const made = to.number - from.number
    const count = `${made} block${made === 1 ? '' : 's'}`
    ui.print(
      fieldLines(
        [
          [done ? 'Made' : 'Would make', stopped ? out.warn(`${count}, then stopped`) : count],
          ['Block', `${to.number}  ${to.hash}`.trim()],
          ['Time', iso(to.time)],
        ],
        out,
      ),
    )
  },
  json: ({ from, to, done, stopped }) => ({
    dryRun: !done,
    stopped,
    blocks: to.number - from.number,
    from: blockJson(from),
    block: done ? blockJson(to) : null,
    target: to.number,
  }),
  exitCode: ({ stopped }) => (stopped ? EXIT.cancelled : EXIT.done),
})

function foreseen(from: DevnetBlock, target: number): DevnetBlock {
  const time = from.time + (target - from.number) * BLOCK_MILLIS
  return { number: target, hash: '', time }
}

/** @throws {UsageError} `epoch_never` for a subnet whose epochs do not run */
async function epochOf(drive: Drive, netuid: number): Promise<Epoch> {
  const epoch = await drive.call<Epoch>('dev_epoch', netuid)
  if (epoch.next === null)
    throw new UsageError(`No epoch ever runs on subnet ${netuid}.`, 'epoch_never', {
      hints: [
        'Epochs run where there is a tempo, at most MaxEpochsPerBlock in a block; never on root.',
      ],
      details: { netuid },
    })
  return epoch
}

/** Makes blocks up to number `target`, some at a time; true when it was interrupted on the way. */
async function reach(ctx: Context, drive: Drive, start: number, target: number): Promise<boolean> {
  const progress = await ctx.ui.progress()
  progress.stage(`Making ${target - start} blocks`)
  let chunk = nextChunk(0, 0)
  for (let number = start; number < target && !ctx.signal.aborted; ) {
    const began = performance.now()
    // By number: a server may make blocks of its own meanwhile.
    const to = Math.min(target, number + chunk)
    await drive.call('dev_newBlock', { count: to - number })
    chunk = nextChunk(chunk, performance.now() - began)
    number = to
    // The embedded chain answers without one, and Ctrl-C is heard between turns alone.
    await turn()
    progress.update(`Block ${number} of ${target}`)
  }
  const stopped = ctx.signal.aborted
  if (stopped) progress.stop()
  else progress.done(`Block ${target}`)
  return stopped
}
