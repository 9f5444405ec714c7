import type { Arg } from './args.ts'
import type { RunnableCommand } from './command.ts'
import type { Context, GlobalFlags } from './context.ts'
import { GLOBAL_ARGS } from './globals.ts'
import type { Given } from './parse.ts'
import type { SettingName } from './setting-definitions.ts'
import type { GivenSetting } from './settings.ts'

type GivenArgs = ReadonlyMap<Arg<unknown>, Given>

/** The global switches among what was given. */
export function globalFlags(given: GivenArgs): GlobalFlags {
  const said = (arg: Arg<boolean>): boolean => arg.read(textsOf(given, arg))
  return {
    json: said(GLOBAL_ARGS.json),
    yes: said(GLOBAL_ARGS.yes),
    dryRun: said(GLOBAL_ARGS.dryRun),
    quiet: said(GLOBAL_ARGS.quiet),
    verbose: said(GLOBAL_ARGS.verbose),
  }
}

/** The settings among what was given. */
export function givenSettings(given: GivenArgs): Map<SettingName, GivenSetting> {
  const settings = new Map<SettingName, GivenSetting>()
  for (const [arg, { texts, flag }] of given) {
    const text = texts.at(-1)
    if (arg.setting !== undefined && text !== undefined) settings.set(arg.setting, { text, flag })
  }
  return settings
}

/**
 * The values of a command's arguments. What is missing and required is asked for, in the order of the declarations.
 *
 * @throws UsageError for the first that makes no sense, or that is missing where nobody can be asked
 */
export async function bindArgs(
  command: RunnableCommand,
  given: GivenArgs,
  ctx: Context,
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const [key, arg] of Object.entries(command.args)) {
    values[key] = await readValue(arg, given, ctx)
  }
  return values
}

async function readValue(arg: Arg<unknown>, given: GivenArgs, ctx: Context): Promise<unknown> {
  if (arg.unread) return undefined
  if (arg.setting !== undefined) return ctx.settings.get(arg.setting)
  const texts = textsOf(given, arg)
  if (texts.length > 0 || arg.question === undefined || !ctx.interactive) return arg.read(texts)
  const answer = await ctx.prompt.input(arg.question, { check: (text) => arg.read([text]) })
  return arg.read([answer])
}

/** Found by its main flag, since a global option that a command narrows is another object. */
function textsOf(given: GivenArgs, arg: Arg<unknown>): readonly string[] {
  for (const [each, { texts }] of given) {
    if (each === arg || (arg.kind !== 'position' && each.flags[0] === arg.flags[0])) return texts
  }
  return []
}
