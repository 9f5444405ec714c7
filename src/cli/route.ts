import { UsageError } from '../errors/base.ts'
import type { Arg } from './args.ts'
import { GLOBAL_ARGS } from './globals.ts'
import { didYouMean } from './suggest.ts'
import { COMMANDS, type CommandEntry, GROUPS } from './table.ts'

/** What the words before any option ask for. */
export type Route =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly group: string | undefined }
  | { readonly kind: 'command'; readonly entry: CommandEntry; readonly argv: readonly string[] }

const HELP = ['--help', '-h']
const VERSION = ['--version', '-V']

/**
 * Finds the command in a command line; global options may come before, between and after its words. `argv` of the answer is
 * everything but those words.
 *
 * @throws UsageError `command_unknown`, `command_missing` or `option_unknown`
 */
export function route(
  argv: readonly string[],
  commands: readonly CommandEntry[] = COMMANDS,
): Route {
  const rest: string[] = []
  let path: string[] = []
  let help = false
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? ''
    if (HELP.includes(word) || (word === 'help' && path.length === 0)) {
      help = true
    } else if (VERSION.includes(word) && path.length === 0) {
      return { kind: 'version' }
    } else if (word.startsWith('-') && word !== '-') {
      const taken = optionLength(word)
      rest.push(...argv.slice(index, index + taken))
      index += taken - 1
    } else {
      path = [...path, path.length === 0 ? groupNamed(word) : word]
      const entry = commands.find((each) => isPath(each, path))
      const left = argv.slice(index + 1)
      if (entry) {
        return { kind: 'command', entry, argv: [...rest, ...left, ...(help ? ['--help'] : [])] }
      }
      if (!commands.some((each) => each.path.startsWith(`${path.join(' ')} `))) {
        throw unknownCommand(path, commands)
      }
    }
  }
  if (help || path.length === 0) return { kind: 'help', group: path[0] }
  throw missingVerb(path, commands)
}

/** The words of the verbs that may follow `group`. */
export function verbsOf(group: string, commands: readonly CommandEntry[] = COMMANDS): string[] {
  return commands
    .filter((entry) => entry.path.startsWith(`${group} `))
    .map((entry) => entry.path.slice(group.length + 1))
}

function isPath(entry: CommandEntry, words: readonly string[]): boolean {
  const path = words.join(' ')
  if (entry.path === path) return true
  const group = entry.path.slice(0, entry.path.indexOf(' ') + 1)
  return (entry.aliases ?? []).some((alias) => `${group}${alias}` === path)
}

function groupNamed(word: string): string {
  return GROUPS.find((group) => group.aliases.includes(word))?.name ?? word
}

/** 2 for a global option with its value in the next word, else 1; options of a command cannot come before its name. */
function optionLength(word: string): number {
  const name = word.split('=', 1)[0] ?? word
  const all: readonly Arg<unknown>[] = Object.values(GLOBAL_ARGS)
  const arg = all.find((each) => each.flags.includes(name))
  if (!arg) {
    throw new UsageError(`Unknown option ${name} before the command.`, 'option_unknown', {
      hints: [
        ...didYouMean(
          name,
          all.flatMap((each) => each.flags),
        ),
        'Options of a command come after its name; `dtao --help` lists the commands.',
      ],
      details: { option: name },
    })
  }
  return arg.kind === 'option' && !word.includes('=') ? 2 : 1
}

function unknownCommand(path: readonly string[], commands: readonly CommandEntry[]): UsageError {
  const parent = path.slice(0, -1).join(' ')
  const word = path.at(-1) ?? ''
  const choices =
    parent === ''
      ? [...commands.map((entry) => entry.path.split(' ')[0] ?? ''), ...aliasesOfGroups()]
      : verbsOf(parent, commands)
  const prefix = parent === '' ? 'dtao ' : `dtao ${parent} `
  return new UsageError(`There is no command \`dtao ${path.join(' ')}\`.`, 'command_unknown', {
    hints: [
      ...didYouMean(word, new Set(choices), prefix),
      `\`${prefix}--help\` lists what there is.`,
    ],
    details: { command: path.join(' ') },
  })
}

function aliasesOfGroups(): string[] {
  return GROUPS.flatMap((group) => group.aliases).filter((alias) => alias.length > 2)
}

function missingVerb(path: readonly string[], commands: readonly CommandEntry[]): UsageError {
  const group = path.join(' ')
  return new UsageError(`\`dtao ${group}\` needs a command.`, 'command_missing', {
    hints: [`There are ${verbsOf(group, commands).join(', ')}; \`dtao ${group} --help\` explains.`],
    details: { command: group },
  })
}
