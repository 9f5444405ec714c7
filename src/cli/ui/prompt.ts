import { DtaoError } from '../../errors/base.ts'
import { CancelledError } from '../../errors/cancelled.ts'

/** One line of a list to choose from. */
export interface Choice<T> {
  readonly name: string
  readonly value: T
  /** Shown below the list while the line is selected. */
  readonly description?: string
  /** Why it cannot be chosen. */
  readonly disabled?: string
}

export interface InputOptions {
  readonly default?: string
  /** Throws a `DtaoError` for an answer that makes no sense; its message is shown and the question stays. */
  readonly check?: (text: string) => unknown
}

/** A process, as far as somebody is asked through it: it opens its streams when they are first asked for. */
export interface Person {
  readonly stdin: NodeJS.ReadableStream
  readonly stderr: NodeJS.WritableStream
}

/** What a stream says when nobody will answer any more. */
const ENDS = ['pause', 'end', 'error'] as const

/**
 * Questions on the terminal, with inquirer, which is loaded by the first question. They are written to stderr, so that
 * stdout stays the result's. Only `Context` decides whether anybody may be asked.
 */
export class Prompt {
  readonly #person: Person
  readonly #signal: AbortSignal

  constructor(person: Person, signal: AbortSignal) {
    this.#person = person
    this.#signal = signal
  }

  /** A line of text. */
  async input(message: string, options: InputOptions = {}): Promise<string> {
    const { check } = options
    return this.#ask({
      type: 'input',
      message: question(message),
      default: options.default,
      validate: (text: string) => complaint(check, text),
    })
  }

  /** A secret; nothing of it is shown. */
  async password(message: string, check?: (text: string) => unknown): Promise<string> {
    return this.#ask({
      type: 'password',
      message: question(message),
      validate: (text: string) => complaint(check, text),
    })
  }

  /** One of a list. */
  async select<T>(message: string, choices: readonly Choice<T>[]): Promise<T> {
    return this.#ask({
      type: 'select',
      message: question(message),
      choices: [...choices],
      pageSize: 12,
    })
  }

  /** Yes or no. */
  async confirm(message: string, byDefault = false): Promise<boolean> {
    return this.#ask({ type: 'confirm', message, default: byDefault })
  }

  async #ask<T>(spec: Record<string, unknown>): Promise<T> {
    const { default: inquirer } = await import('inquirer')
    const { stdin, stderr } = this.#person
    if (!stdin.readable) throw new CancelledError()
    // Ctrl-D and a terminal that hangs up close readline, which pauses its input; inquirer would never answer then.
    const closed = new AbortController()
    const close = (): void => closed.abort()
    const ask = inquirer.createPromptModule({
      input: stdin,
      output: stderr,
      signal: AbortSignal.any([this.#signal, closed.signal]),
    })
    for (const event of ENDS) stdin.once(event, close)
    try {
      const answers = (await ask([{ ...spec, name: 'answer' } as never])) as unknown as {
        answer: T
      }
      return answers.answer
    } catch (error) {
      if (
        error instanceof Error &&
        /^(ExitPrompt|AbortPrompt|CancelPrompt)Error$/.test(error.name)
      ) {
        throw new CancelledError()
      }
      throw error
    } finally {
      for (const event of ENDS) stdin.off(event, close)
    }
  }
}

/** Help texts serve as questions: "amount to stake" → "Amount to stake:". */
function question(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1)
  return /[:?]$/.test(first) ? first : `${first}:`
}

function complaint(check: ((text: string) => unknown) | undefined, text: string): true | string {
  try {
    check?.(text)
    return true
  } catch (error) {
    if (error instanceof DtaoError) return [error.message, ...error.hints].join(' ')
    throw error
  }
}
