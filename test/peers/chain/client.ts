import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'

/** What a command of a real client printed. */
export interface Printed {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** The JSON document on stdout. @throws {SyntaxError} where there is none. */
  json<T>(): T
}

/** A command line of a real client, which is given up after two minutes. */
const DEADLINE_MS = 120_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what terminals are written to with
const CONTROL = /\u001b\[[0-9;?]*[a-zA-Z]/g

/** Runs `btcli` of the environment of `python`, in a home of its own. */
export function btcli(python: string, home: string, argv: readonly string[]): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [join(dirname(python), 'btcli'), ...argv], {
      env: { PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8', COLUMNS: '20000' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: DEADLINE_MS,
    })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      const text = stdout.replace(CONTROL, '')
      const json = <T>() => JSON.parse(text.slice(text.search(/[[{]/))) as T
      resolve({ code, stdout: text, stderr, json })
    })
  })
}
