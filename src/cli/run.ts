import { bindArgs, givenSettings, globalFlags } from './bind.ts'
import { Context } from './context.ts'
import { Interrupts } from './interrupts.ts'
import { successDocument } from './json.ts'
import { parseArgv } from './parse.ts'
import { Settings } from './settings.ts'
import type { CommandEntry } from './table.ts'
import { isTerminal } from './ui/outlet.ts'
import type { Output } from './ui/output.ts'
import { Prompt } from './ui/prompt.ts'
import { processTheme } from './ui/theme.ts'
import { Ui } from './ui/ui.ts'

/** What the command line asked for, done: the exit code, or the text of `--help`. */
export type Ran = { readonly exitCode: number } | { readonly help: string }

/** Loads a command, parses its words, runs it and prints its result; @throws whatever the command throws */
export async function runCommand(
  entry: CommandEntry,
  words: readonly string[],
  output: Output,
): Promise<Ran> {
  const { command } = await entry.load()
  const parsed = parseArgv(entry, command, words)
  if (parsed.kind === 'help') return { help: parsed.text }
  const flags = globalFlags(parsed.given)
  const ui = new Ui(output, processTheme(), flags)
  hushLibraries(ui)
  const abort = new AbortController()
  const interrupts = new Interrupts(abort)
  if (command.longRunning) interrupts.endure()
  const ctx = new Context({
    flags,
    settings: new Settings(process.env, givenSettings(parsed.given)),
    env: process.env,
    ui,
    prompt: new Prompt(process, abort.signal),
    terminal: isTerminal('stderr') && isTerminal('stdin'),
    signal: abort.signal,
    endure: () => interrupts.endure(),
    delivered: () => output.delivered(),
  })
  try {
    const work = bindArgs(command, parsed.given, ctx).then((values) => command.execute(ctx, values))
    const outcome = await Promise.race([work, interrupts.cancelled])
    if (flags.json) {
      const data = outcome.json()
      if (data !== undefined) output.result(successDocument(data, ctx.network))
    } else outcome.render(ui)
    return { exitCode: outcome.exitCode }
  } finally {
    await ctx.close()
  }
}

/** polkadot-js logs on the console what we report as an error of ours, in our words; `--verbose` shows its own as well. */
function hushLibraries(ui: Ui): void {
  const hush = (...words: readonly unknown[]): void => ui.debug(words.map(String).join(' '))
  Object.assign(console, { error: hush, warn: hush, log: hush, info: hush })
}
