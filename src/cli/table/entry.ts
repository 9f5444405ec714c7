import type { RunnableCommand } from '../command.ts'

/** One line of the command table. The module is loaded when the command runs, and not before. */
export interface CommandEntry {
  /** The words that name it: `stake add`. */
  readonly path: string
  /** Other verbs for it in the same group. */
  readonly aliases?: readonly string[]
  readonly summary: string
  readonly load: () => Promise<{ readonly command: RunnableCommand }>
}

export interface GroupEntry {
  readonly name: string
  readonly aliases: readonly string[]
  readonly summary: string
}
