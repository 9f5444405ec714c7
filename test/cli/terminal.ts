import { spawn } from '@lydell/node-pty'
import { cleanEnv, DTAO } from './dtao.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what terminals are written to with
const CONTROL = /\u001b\[[0-9;?]*[a-zA-Z]|\u001b[=>]|\r/g

/** `dtao` at a pseudo-terminal, with somebody who waits for words and types answers. */
export interface Terminal {
  /** Resolves when `text` has appeared since the last wait; rejects with all that was shown when the program has ended. */
  waitFor(text: string): Promise<void>
  type(text: string): void
  resize(columns: number, rows: number): void
  readonly pid: number
  /** Everything shown so far, without control sequences. */
  shown(): string
  /** Everything that was written, as it was. */
  written(): string
  /** The exit code, once the program has ended. */
  readonly ended: Promise<number>
}

/** Starts `dtao` at a terminal of 100 by 30. */
export function atTerminal(
  argv: readonly string[],
  home: string,
  env: Readonly<Record<string, string>> = {},
): Terminal {
  const pty = spawn(process.execPath, [DTAO, ...argv], {
    name: env.TERM ?? 'xterm-256color',
    cols: 100,
    rows: 30,
    env: cleanEnv(home, env),
  })
  let raw = ''
  let seen = 0
  let code: number | undefined
  let changed = (): void => undefined
  const shown = (): string => raw.replace(CONTROL, '')
  pty.onData((data) => {
    raw += data
    changed()
  })
  const ended = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode }) => {
      code = exitCode
      changed()
      resolve(exitCode)
    })
  })
  return {
    ended,
    shown,
    pid: pty.pid,
    written: () => raw,
    resize: (columns, rows) => pty.resize(columns, rows),
    type: (text) => pty.write(text),
    waitFor: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = shown().indexOf(text, seen)
          if (found >= 0) {
            seen = found + text.length
            changed = () => undefined
            resolve()
          } else if (code !== undefined) {
            reject(new Error(`ended with ${code} before it showed "${text}":\n${shown()}`))
          }
        }
        changed = look
        look()
      }),
  }
}
