import { Command, CommanderError, Option } from 'commander'
import { UsageError } from '../errors/base.ts'
import type { Arg, ArgDeclarations } from './args.ts'
import type { RunnableCommand } from './command.ts'
import { GLOBAL_ARGS } from './globals.ts'
import { didYouMean } from './suggest.ts'
import type { CommandEntry } from './table.ts'

const MANY_LETTERS = /^-[a-z]{2,}$/

/** What was given for one argument, and the flag it was given by last. */
export interface Given {
  readonly texts: readonly string[]
  readonly flag: string
}

export type Parsed =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'args'; readonly given: ReadonlyMap<Arg<unknown>, Given> }

/**
 * Reads the words after a command's name with commander. Only texts come out: whether they make sense is for each
 * argument's `read`.
 *
 * @throws UsageError `option_unknown`, `option_value_missing` or `argument_unexpected`
 */
export function parseArgv(
  entry: CommandEntry,
  command: RunnableCommand,
  argv: readonly string[],
): Parsed {
  const declared: readonly Arg<unknown>[] = Object.values(command.args)
  const args = [...declared, ...globalsBeside(command.args)]
  const given = new Map<Arg<unknown>, Given>()
  let help = ''
  const parser = new Command(`dtao ${entry.path}`)
    .description([`${entry.summary}.`, command.description].filter(Boolean).join('\n\n'))
    .helpOption('-h, --help', 'show help')
    .exitOverride()
    .configureOutput({ writeOut: (text) => (help += text), writeErr: () => undefined })
    .addHelpText('after', examples(command.examples))
    .action(() => undefined)
  const flags = new Set(args.flatMap((arg) => [...arg.flags, ...arg.negations]))
  for (const arg of args) {
    if (arg.kind === 'position') parser.argument(placeholder(arg), arg.help)
    else addOptions(parser, arg, declared.includes(arg), flags, given)
  }
  // Whether a word is missing is decided later, where it may still be asked for.
  for (const argument of parser.registeredArguments) argument.argOptional()
  const spelled = longNames(args)
  try {
    parser.parse(
      argv.map((word) => spelled.get(word) ?? word),
      { from: 'user' },
    )
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'commander.helpDisplayed') return { kind: 'help', text: help }
      throw usageError(error, flags, entry)
    }
    throw error
  }
  const positions = declared.filter((arg) => arg.kind === 'position')
  for (const [index, word] of parser.args.entries()) {
    // The last one may take all words that are left.
    const arg = positions[index] ?? positions.at(-1)
    if (arg) given.set(arg, { texts: [...(given.get(arg)?.texts ?? []), word], flag: arg.value })
  }
  return { kind: 'args', given }
}

/** btcli has options of one dash and several letters, such as `-in`, which commander takes for several options. */
function longNames(args: readonly Arg<unknown>[]): ReadonlyMap<string, string> {
  return new Map(
    args.flatMap(({ flags: [main = '', ...others] }) =>
      others.filter((flag) => MANY_LETTERS.test(flag)).map((flag) => [flag, main] as const),
    ),
  )
}

function placeholder({ value, many, required }: Arg<unknown>): string {
  const name = many ? `${value}...` : value
  return required ? `<${name}>` : `[${name}]`
}

/** The global options that the command does not declare itself with other words. */
function globalsBeside(args: ArgDeclarations): Arg<unknown>[] {
  const taken = new Set(Object.values(args).flatMap((arg) => arg.flags))
  const globals: readonly Arg<unknown>[] = Object.values(GLOBAL_ARGS)
  return globals
    .filter((arg) => !taken.has(arg.flags[0] ?? ''))
    .map((arg) => (arg.flags.some((flag) => taken.has(flag)) ? without(arg, taken) : arg))
}

function without(arg: Arg<unknown>, taken: ReadonlySet<string>): Arg<unknown> {
  return { ...arg, flags: arg.flags.filter((flag) => !taken.has(flag)) }
}

/** One commander option for the name that help shows, and hidden ones for all other spellings. */
function addOptions(
  parser: Command,
  arg: Arg<unknown>,
  own: boolean,
  flags: ReadonlySet<string>,
  given: Map<Arg<unknown>, Given>,
): void {
  const suffix = arg.kind === 'option' ? ` <${arg.value}>` : ''
  const [main = '', ...others] = arg.flags.filter((flag) => !MANY_LETTERS.test(flag))
  const short = others.find((flag) => /^-[^-]$/.test(flag))
  const shown = short === undefined ? main : `${short}, ${main}`
  const spellings = [shown, ...others.filter((flag) => flag !== short), ...arg.negations]
  for (const [index, spelling] of spellings.entries()) {
    const option = new Option(spelling + suffix, arg.help)
    if (index > 0 && spelling !== arg.negations[0]) option.hideHelp()
    if (arg.negations.includes(spelling)) option.description = `the opposite of ${main}`
    if (!own) option.helpGroup('Options of every command:')
    parser.addOption(option)
    const flag = spelling.split(', ').at(-1) ?? spelling
    parser.on(`option:${option.name()}`, (value: string | null | undefined) => {
      const texts =
        arg.kind === 'option' ? (value ?? '') : arg.negations.includes(spelling) ? 'no' : 'yes'
      if (arg.kind === 'option' && flags.has(texts)) throw valueMissing(flag)
      const before = arg.many ? (given.get(arg)?.texts ?? []) : []
      given.set(arg, { texts: [...before, texts], flag })
    })
  }
}

function examples(lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : ['', 'Examples:', ...lines.map((line) => `  $ ${line}`)].join('\n')
}

function valueMissing(flag: string): UsageError {
  return new UsageError(`${flag} needs a value.`, 'option_value_missing', {
    details: { option: flag },
  })
}

/** Commander's error as one of ours; its texts are not part of any contract, its codes are. */
function usageError(
  error: CommanderError,
  flags: ReadonlySet<string>,
  entry: CommandEntry,
): UsageError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const help = `\`dtao ${entry.path} --help\` lists what it takes.`
  switch (error.code) {
    case 'commander.unknownOption': {
      const name = quoted.split('=', 1)[0] ?? quoted
      return new UsageError(`Unknown option ${name}.`, 'option_unknown', {
        hints: [...didYouMean(name, flags), help],
        details: { option: name },
      })
    }
    case 'commander.optionMissingArgument':
      return valueMissing(quoted.split(' ').find((word) => word.startsWith('--')) ?? quoted)
    case 'commander.excessArguments':
      return new UsageError(`\`dtao ${entry.path}\` takes fewer words.`, 'argument_unexpected', {
        hints: [help],
      })
    default:
      return new UsageError(error.message.replace(/^error: /, ''), 'usage', { hints: [help] })
  }
}
