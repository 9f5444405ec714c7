import { type Arg, type ArgDeclarations, flag, fromSetting } from './args.ts'

/** The options that every command takes, before or after its name. */
export const GLOBAL_ARGS = {
  network: fromSetting('network'),
  wallet: fromSetting('wallet'),
  hotkey: fromSetting('hotkey'),
  walletPath: fromSetting('wallet-path'),
  dataDir: fromSetting('data-dir'),
  json: flag({
    flags: ['--json', '--json-output', '--json-out'],
    help: 'print one JSON document and never ask',
  }),
  yes: flag({
    flags: ['--yes', '-y', '--no-prompt', '--no_prompt'],
    help: 'agree to everything and never ask',
  }),
  dryRun: flag({ flags: ['--dry-run'], help: 'show what would happen and stop there' }),
  quiet: flag({ flags: ['--quiet', '-q'], help: 'print the result and errors alone' }),
  verbose: flag({ flags: ['--verbose', '-v'], help: 'explain more, on stderr' }),
} as const satisfies ArgDeclarations

/** Whether one of the words is a spelling of the flag, up to `--`; for what must be known before anything is parsed. */
export function hasFlag(argv: readonly string[], arg: Arg<boolean>): boolean {
  const end = argv.indexOf('--')
  const words = end < 0 ? argv : argv.slice(0, end)
  return words.some((word) => arg.flags.includes(word))
}
