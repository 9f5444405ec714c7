import { PassThrough } from 'node:stream'
import { Context, type GlobalFlags } from '../../../src/cli/context.ts'
import type { SettingName } from '../../../src/cli/setting-definitions.ts'
import { type GivenSetting, Settings } from '../../../src/cli/settings.ts'
import { StreamOutlet } from '../../../src/cli/ui/outlet.ts'
import { Output } from '../../../src/cli/ui/output.ts'
import { type InputOptions, Prompt } from '../../../src/cli/ui/prompt.ts'
import { createTheme } from '../../../src/cli/ui/theme.ts'
import { Ui } from '../../../src/cli/ui/ui.ts'

const OFF: GlobalFlags = { json: false, yes: false, dryRun: false, quiet: false, verbose: false }

export interface TestContextOptions {
  given?: ReadonlyMap<SettingName, GivenSetting>
  env?: Record<string, string>
  flags?: Partial<GlobalFlags>
  terminal?: boolean
  /** What the person at the terminal types, question after question. */
  answers?: string[]
  /** Aborted when the person presses Ctrl-C. */
  signal?: AbortSignal
}

/** A person who types prepared answers, and types the next where the question does not accept one. */
class PreparedPrompt extends Prompt {
  readonly #answers: string[]

  constructor(answers: string[]) {
    super({ stdin: new PassThrough(), stderr: new PassThrough() }, new AbortController().signal)
    this.#answers = answers
  }

  override async input(message: string, { check }: InputOptions = {}): Promise<string> {
    const answer = this.#answers.shift()
    if (answer === undefined) throw new Error(`nobody answers "${message}"`)
    try {
      check?.(answer)
      return answer
    } catch {
      return this.input(message, { check })
    }
  }

  override async confirm(): Promise<boolean> {
    return this.#answers.shift() === 'y'
  }
}

/** A context without a process around it; nothing is read from the machine but its temporary directory. */
export function testContext(options: TestContextOptions = {}): Context & { shown(): string } {
  const out = new PassThrough()
  const err = new PassThrough()
  const output = new Output((name) => new StreamOutlet(name === 'stdout' ? out : err))
  const flags = { ...OFF, ...options.flags }
  const env = { DTAO_CONFIG: '/nonexistent/dtao.json', ...options.env }
  const ctx = new Context({
    flags,
    env,
    settings: new Settings(env, options.given),
    ui: new Ui(output, createTheme(env, {}, {}), flags),
    prompt: new PreparedPrompt(options.answers ?? []),
    terminal: options.terminal ?? false,
    signal: options.signal ?? new AbortController().signal,
    endure: () => undefined,
    delivered: () => output.delivered(),
  })
  return Object.assign(ctx, { shown: () => String(err.read() ?? '') + String(out.read() ?? '') })
}
