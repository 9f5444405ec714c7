import { type Finished, dtao as run, temporaryHome } from '../cli/dtao.ts'
import { documentOf } from '../cli/schema.ts'

/** A home of its own, and `dtao` there. */
export interface Place {
  readonly home: string
  /** Runs a command with `--json`; its data, checked against the command's schema. */
  data<T>(command: string, ...argv: string[]): Promise<T>
  /** The error of a command that fails, with its exit code. */
  failure(...argv: string[]): Promise<Record<string, unknown>>
  run(...argv: string[]): Promise<Finished>
  remove(): void
}

/** Makes one; `env` is for every command. */
export function makePlace(env: Readonly<Record<string, string>> = {}): Place {
  const { home, remove } = temporaryHome()
  const host = process.env.DOCKER_HOST
  const all = { ...(host === undefined ? {} : { DOCKER_HOST: host }), ...env }
  const dtao = (argv: readonly string[]): Promise<Finished> => run(argv, { home, env: all })
  return {
    home,
    remove,
    run: (...argv) => dtao(argv),
    async data<T>(command: string, ...argv: string[]): Promise<T> {
      const words = [...command.split(' '), ...argv, '--json']
      const { stdout, stderr, code } = await dtao(words)
      if (code !== 0)
        throw new Error(`dtao ${words.join(' ')} ended with ${code}: ${stdout}${stderr}`)
      return documentOf(stdout, command.replaceAll(' ', '-')).data as T
    },
    async failure(...argv) {
      const { stdout, code } = await dtao([...argv, '--json'])
      return { ...(documentOf(stdout).error as object), exit: code }
    },
  }
}
