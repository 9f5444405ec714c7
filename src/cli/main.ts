import { readFileSync } from 'node:fs'
import { EXIT } from '../errors/base.ts'
import { GLOBAL_ARGS, hasFlag } from './globals.ts'
import { helpText } from './help.ts'
import { successDocument } from './json.ts'
import { route } from './route.ts'
import { Output } from './ui/output.ts'

const output = new Output()
const argv = process.argv.slice(2)
const json = hasFlag(argv, GLOBAL_ARGS.json)

/** Does what one command line asks for; what it returns or throws decides the exit code. */
async function main(): Promise<number> {
  const wanted = route(argv)
  if (wanted.kind === 'version') return printText(version())
  if (wanted.kind === 'help') return printText(helpText(wanted.group))
  // Loaded apart, so that help costs no more than reading a table.
  const { runCommand } = await import('./run.ts')
  const ran = await runCommand(wanted.entry, wanted.argv, output)
  return 'help' in ran ? printText(ran.help) : ran.exitCode
}

/** The sole catch. */
async function fail(thrown: unknown): Promise<number> {
  const { asDtaoError, reportFailure } = await import('./report.ts')
  const error = asDtaoError(thrown)
  reportFailure(error, output, { json, verbose: hasFlag(argv, GLOBAL_ARGS.verbose) })
  return error.exitCode
}

/** Text that was asked for; in JSON a document like any other. */
function printText(text: string): number {
  output.result(json ? successDocument({ text }, null) : text.replace(/\n$/, ''))
  return EXIT.done
}

function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  return version
}

// What is thrown where nobody waits for it, in a timer or event of a library, ends the command like any other failure.
const astray = new Promise<never>((_, reject) => {
  process.on('uncaughtException', reject)
})

void Promise.race([main(), astray])
  .catch(fail)
  // A failure that stdout has no room for.
  .catch(fail)
  .then(async (exitCode) => {
    await output.flush()
    // Sockets and timers of a chain connection would keep the process alive long after its work is done.
    process.exit(exitCode)
  })
