import type { ArgDeclarations, ArgValues } from './args.ts'
import type { Context } from './context.ts'
import type { JsonValue } from './json.ts'
import type { Ui } from './ui/ui.ts'

/** A command: what it takes, what it does, and how its result looks to people and to programs. */
export interface Command<A extends ArgDeclarations, R> {
  readonly args: A
  /** More than the summary in the table says; a paragraph of `--help`. */
  readonly description?: string
  /** Lines of `--help`, each a whole command line. */
  readonly examples?: readonly string[]
  /** It runs until it is interrupted: SIGINT then only aborts `ctx.signal`, and ends it well. */
  readonly longRunning?: boolean
  /** Does the work; throws a `DtaoError` for every failure that a user can tell apart. */
  run(ctx: Context, args: ArgValues<A>): Promise<R>
  /** Prints the result for people, to stdout. */
  render(result: R, ui: Ui): void
  /** The `data` of the JSON document; undefined where the command printed its document before it went on. */
  json(result: R): JsonValue | undefined
  /** The exit code of a result that is an answer and yet not a success, such as a signature that does not verify. */
  exitCode?(result: R): number
}

/** A result that knows how to show itself. */
export interface Outcome {
  readonly exitCode: number
  render(ui: Ui): void
  json(): JsonValue | undefined
}

/** A command as the runner sees it, whatever its arguments and result are. */
export interface RunnableCommand {
  readonly args: ArgDeclarations
  readonly description: string
  readonly examples: readonly string[]
  readonly longRunning: boolean
  /** `values` are what `args` read. */
  execute(ctx: Context, values: Readonly<Record<string, unknown>>): Promise<Outcome>
}

/** Declares a command; every `commands/<noun>/<verb>.ts` exports the result as `command`. */
export function defineCommand<const A extends ArgDeclarations, R>(
  command: Command<A, R>,
): RunnableCommand {
  return {
    args: command.args,
    description: command.description ?? '',
    examples: command.examples ?? [],
    longRunning: command.longRunning ?? false,
    async execute(ctx, values) {
      const result = await command.run(ctx, values as ArgValues<A>)
      return {
        exitCode: command.exitCode?.(result) ?? 0,
        render: (ui) => command.render(result, ui),
        json: () => command.json(result),
      }
    },
  }
}
