import { UsageError } from '../../../errors/base.ts'
import { flag, option } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { count } from '../../values.ts'
import { ENGINE_ARG, engineMeant, enginesOf } from './engines.ts'
import { logFile } from './place.ts'

/** Lines that are shown unless said otherwise. */
const LINES = 50

export const command = defineCommand({
  args: {
    engine: ENGINE_ARG,
    lines: option({
      flags: ['--lines', '-n', '--tail'],
      value: 'number',
      help: `how many of the last lines (${LINES} by default)`,
      parse: count,
    }),
    follow: flag({ flags: ['--follow', '-f'], help: 'go on printing what is added' }),
  },
  longRunning: true,
  async run(ctx, { engine: arg, lines = LINES, follow }) {
    if (follow && ctx.flags.json)
      throw new UsageError('--follow never ends, and --json prints one document.', 'logs_endless')
    const engine = await engineMeant(ctx, await enginesOf(ctx), arg)
    const said: string[] = []
    const onLine = (line: string): void => {
      if (follow) ctx.ui.print(line)
      else said.push(line)
    }
    await engine.logs({ lines, follow, signal: ctx.signal, onLine })
    const path = engine.name === 'sim' ? logFile(ctx) : null
    return { engine: engine.name, path, lines: said, follow }
  },
  render({ path, lines, follow }, ui) {
    for (const line of lines) ui.print(line)
    if (lines.length === 0 && !follow) ui.note(`${path ?? 'The container'} has no more lines.`)
  },
  json: ({ engine, path, lines }) => ({ engine, path, lines }),
})
