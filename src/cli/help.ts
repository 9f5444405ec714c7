import type { Arg, ArgDeclarations } from './args.ts'
import { GLOBAL_ARGS } from './globals.ts'
import { COMMANDS, GROUPS } from './table.ts'

/** The help of `dtao` itself, or of one group. It is built from the table, so that no command has to be loaded. */
export function helpText(group?: string): string {
  return group === undefined ? rootHelp() : groupHelp(group)
}

/** The flags of an argument as help shows them: short form first, then the main name. */
export function flagText(arg: Arg<unknown>): string {
  const short = arg.flags.find((flag) => /^-[^-]/.test(flag))
  const main = arg.flags[0] ?? ''
  return short === undefined || short === main ? main : `${short}, ${main}`
}

function rootHelp(): string {
  const single = COMMANDS.filter((entry) => !entry.path.includes(' '))
  return [
    'Usage: dtao [options] <command>',
    '',
    'Stake on Bittensor subnets: on a chain that lives inside this tool, on a devnet, or on a real network.',
    '',
    'Commands:',
    ...columns([
      ...single.map((entry) => [entry.path, entry.summary] as const),
      ...GROUPS.map((entry) => [[entry.name, ...entry.aliases].join(', '), entry.summary] as const),
    ]),
    '',
    ...globalHelp(),
    '',
    '`dtao <command> --help` tells more about each.',
    '',
  ].join('\n')
}

function groupHelp(group: string): string {
  const entries = COMMANDS.filter((entry) => entry.path.startsWith(`${group} `))
  const about = GROUPS.find((entry) => entry.name === group)
  return [
    `Usage: dtao ${group} <command> [options]`,
    '',
    ...(about ? [`${about.summary}.`, ''] : []),
    'Commands:',
    ...columns(
      entries.map((entry) => [entry.path.slice(group.length + 1), entry.summary] as const),
    ),
    '',
    ...globalHelp(),
    '',
    `\`dtao ${group} <command> --help\` tells more about each.`,
    '',
  ].join('\n')
}

function globalHelp(): string[] {
  const args: ArgDeclarations = GLOBAL_ARGS
  const lines = Object.values(args).map((arg) => {
    const value = arg.kind === 'option' ? ` <${arg.value}>` : ''
    return [flagText(arg) + value, arg.help] as const
  })
  return [
    'Options of every command:',
    ...columns([...lines, ['-h, --help', 'show help'], ['-V, --version', 'print the version']]),
  ]
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
