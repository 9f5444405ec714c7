import { existsSync } from 'node:fs'
import { UsageError } from '../../../errors/base.ts'
import { flag, option } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
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
    const path = engine.name === 'sim' ? logFile(ctx) : null
    const said: string[] = []
    if (!follow)
      await engine.logs({ lines, follow, signal: ctx.signal, onLine: (line) => said.push(line) })
    else {
      if (path !== null && !existsSync(path))
        ctx.ui.note(`${path} is not there yet: waiting for it.`)
      await printing(ctx, (onLine, signal) => engine.logs({ lines, follow, signal, onLine }))
    }
    return { engine: engine.name, path, lines: said, follow }
  },
  render({ path, lines, follow }, ui) {
    for (const line of lines) ui.print(line)
    if (lines.length === 0 && !follow) ui.note(`${path ?? 'The container'} has no more lines.`)
  },
  json: ({ engine, path, lines }) => ({ engine, path, lines }),
})

/** Prints the lines that `follow` hears of, until Ctrl-C or until nobody reads them. @throws UnwrittenError */
async function printing(
  ctx: Context,
  follow: (onLine: (line: string) => void, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const ended = new AbortController()
  const end = (): void => ended.abort()
  ctx.signal.addEventListener('abort', end)
  let lost: { readonly cause: unknown } | undefined
  const onLine = (line: string): void => {
    // Lines come in events, where nobody could catch what is thrown.
    try {
      if (!ended.signal.aborted) ctx.ui.print(line)
    } catch (cause) {
      lost = { cause }
      end()
    }
    void ctx.delivered().then((read) => read || end())
  }
  await follow(onLine, ended.signal)
  if (lost !== undefined) throw lost.cause
}
