import { existsSync, readFileSync, watch } from 'node:fs'
import { UsageError } from '../../../errors/base.ts'
import { flag, option } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { count } from '../../values.ts'
import { logFile } from './place.ts'

/** Lines that are shown unless said otherwise. */
const LINES = 50

export const command = defineCommand({
  args: {
    lines: option({
      flags: ['--lines', '-n', '--tail'],
      value: 'number',
      help: `how many of the last lines (${LINES} by default)`,
      parse: count,
    }),
    follow: flag({ flags: ['--follow', '-f'], help: 'go on printing what is added' }),
  },
  longRunning: true,
  async run(ctx, { lines = LINES, follow }) {
    const path = logFile(ctx)
    const last = read(path).slice(-lines)
    if (follow && ctx.flags.json)
      throw new UsageError('--follow never ends, and --json prints one document.', 'logs_endless')
    if (!follow) return { path, lines: last }
    for (const line of last) ctx.ui.print(line)
    await followLog(ctx, path)
    return { path, lines: [] }
  },
  render({ path, lines }, ui) {
    for (const line of lines) ui.print(line)
    if (lines.length === 0) ui.note(`${path} has no more lines.`)
  },
  json: ({ path, lines }) => ({ path, lines: [...lines] }),
})

function read(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
}

/** Prints what is added until the user interrupts. */
function followLog(ctx: Context, path: string): Promise<void> {
  return new Promise((resolve) => {
    let seen = read(path).length
    const more = (): void => {
      const lines = read(path)
      // A log that became shorter began anew.
      for (const line of lines.slice(lines.length < seen ? 0 : seen)) ctx.ui.print(line)
      seen = lines.length
    }
    const watcher = existsSync(path) ? watch(path, more) : undefined
    ctx.signal.addEventListener('abort', () => {
      watcher?.close()
      resolve()
    })
  })
}
