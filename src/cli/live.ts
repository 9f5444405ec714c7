import type { Chain } from '../chain/chain.ts'
import { newHeads } from '../chain/heads.ts'
import type { View } from '../chain/view.ts'
import { UsageError } from '../errors/base.ts'
import { type ArgDeclarations, type ArgValues, flag } from './args.ts'
import { lookAt, ofBlock, openChain } from './chain.ts'
import { defineCommand, type RunnableCommand } from './command.ts'
import type { Context } from './context.ts'
import { follow } from './follow.ts'
import { type JsonValue, successDocument } from './json.ts'
import { isTerminal } from './ui/outlet.ts'
import { Screen } from './ui/screen.ts'
import type { Ui } from './ui/ui.ts'

/** A command that shows one block of a chain; with `--live`, each new one. */
export interface LiveCommand<A extends ArgDeclarations, P, R> {
  readonly args: A
  readonly description: string
  readonly examples: readonly string[]
  /** What is the same for every block, such as whose stake it is; asked before a chain is. */
  prepare(ctx: Context, args: ArgValues<A>): Promise<P>
  /** Reads one block. */
  read(view: View, prepared: P, ctx: Context): Promise<R>
  render(result: R, ui: Ui): void
  json(result: R): JsonValue
}

const LIVE = flag({
  flags: ['--live'],
  help: 'show it again with each new block until Ctrl-C; with --json, a document a line',
})

/** Blocks that a program may be behind before the oldest are left out; a node remembers the state of 256. */
const BACKLOG = 64

/** Declares a command that takes `--live` besides its own arguments. */
export function defineLiveCommand<const A extends ArgDeclarations, P, R>(
  command: LiveCommand<A, P, R>,
): RunnableCommand {
  const { description, examples } = command
  return defineCommand<ArgDeclarations, R | undefined>({
    args: { ...command.args, live: LIVE },
    description,
    examples,
    async run(ctx, values) {
      const live = values.live === true
      if (live && !ctx.flags.json) requireScreen(ctx)
      const prepared = await command.prepare(ctx, values as ArgValues<A>)
      const chain = await openChain(ctx)
      const read = (view: View): Promise<R> => command.read(ofBlock(ctx, view), prepared, ctx)
      if (!live) return read(await lookAt(ctx, chain))
      ctx.endure()
      return ctx.flags.json
        ? stream(ctx, chain, read, command.json)
        : watch(ctx, chain, read, command.render)
    },
    render(result, ui) {
      if (result !== undefined) command.render(result, ui)
    },
    json: (result) => (result === undefined ? undefined : command.json(result)),
  })
}

/** @throws UsageError `live_needs_terminal` where nothing can be drawn in place */
function requireScreen(ctx: Context): void {
  if (isTerminal('stdout') && ctx.env.TERM !== 'dumb') return
  throw new UsageError(
    'There is no terminal on which --live could draw its table again.',
    'live_needs_terminal',
    { hints: ['Add --json for one document a line with each block, or leave --live out.'] },
  )
}

/** A document a line with each block, for as long as somebody reads them. */
async function stream<R>(
  ctx: Context,
  chain: Chain,
  read: (view: View) => Promise<R>,
  json: (result: R) => JsonValue,
): Promise<undefined> {
  const heads = newHeads(chain, { signal: ctx.signal, backlog: BACKLOG })
  await follow(heads, ctx.signal, read, (result) => {
    ctx.ui.print(successDocument(json(result), ctx.network))
    return ctx.delivered()
  })
  return undefined
}

/** The newest block's table, drawn in place. What was shown last stays behind as the command's result. */
async function watch<R>(
  ctx: Context,
  chain: Chain,
  read: (view: View) => Promise<R>,
  render: (result: R, ui: Ui) => void,
): Promise<R | undefined> {
  const terminal = process.stdout
  const screen = new Screen(terminal)
  let draw = (): void => undefined
  const redraw = (): void => draw()
  const leave = (): void => screen.leave()
  const suspend = (): void => {
    leave()
    process.kill(process.pid, 'SIGSTOP')
  }
  terminal.on('resize', redraw)
  process.on('SIGTSTP', suspend)
  process.on('SIGCONT', redraw)
  // However it ends: a second Ctrl-C does not come past `finally`.
  process.on('exit', leave)
  try {
    const heads = newHeads(chain, { signal: ctx.signal, backlog: 1 })
    return await follow(heads, ctx.signal, read, (result, { block }) => {
      draw = () => {
        const lines = ctx.ui.caught(terminal.columns || 80, (ui) => render(result, ui))
        const status = `${chain.network.name}, block ${block.number}. Ctrl-C ends.`
        screen.draw(lines, ctx.ui.theme.out.dim(status))
      }
      draw()
      return true
    })
  } finally {
    terminal.off('resize', redraw)
    process.off('SIGTSTP', suspend)
    process.off('SIGCONT', redraw)
    leave()
  }
}
