/** Exit codes of the command line; the whole list, so that a script can rely on it. */
export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  wallet: 3,
  network: 4,
  limit: 5,
  cancelled: 130,
} as const

export interface DtaoErrorOptions {
  /** Facts for programs; amounts as strings, never a secret. */
  details?: Readonly<Record<string, unknown>>
  /** What the user can do about it, one line each, best first. */
  hints?: readonly string[]
  cause?: unknown
}

/**
 * A failure that a user can tell apart from others. `message` is one line that says what was wrong; `hints` say what to
 * do; `code` is stable for programs and `exitCode` for shells.
 */
export class DtaoError extends Error {
  override readonly name: string = 'DtaoError'
  readonly code: string
  readonly exitCode: number
  readonly details: Readonly<Record<string, unknown>>
  readonly hints: readonly string[]

  constructor(message: string, code: string, exitCode: number, options: DtaoErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.exitCode = exitCode
    this.details = options.details ?? {}
    this.hints = options.hints ?? []
  }
}

/** What the user typed cannot be right: a missing flag, an unknown name, an amount that is none. */
export class UsageError extends DtaoError {
  override readonly name = 'UsageError'

  constructor(message: string, code = 'usage', options: DtaoErrorOptions = {}) {
    super(message, code, EXIT.usage, options)
  }
}
