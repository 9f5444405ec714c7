import { setImmediate as turn } from 'node:timers/promises'
import { UsageError } from '../errors/base.ts'
import { CancelledError } from '../errors/cancelled.ts'
import { missing } from './args.ts'
import type { Environment } from './config-file.ts'
import type { NetworkInfo } from './json.ts'
import type { Settings } from './settings.ts'
import type { Prompt } from './ui/prompt.ts'
import type { Ui } from './ui/ui.ts'

/** The flags that every command takes, besides the settings. */
export interface GlobalFlags {
  readonly json: boolean
  readonly yes: boolean
  readonly dryRun: boolean
  readonly quiet: boolean
  readonly verbose: boolean
}

export interface ContextParts {
  readonly flags: GlobalFlags
  readonly settings: Settings
  readonly env: Environment
  readonly ui: Ui
  readonly prompt: Prompt
  /** Somebody sits at a terminal. */
  readonly terminal: boolean
  readonly signal: AbortSignal
  readonly endure: () => void
  readonly delivered: () => Promise<boolean>
}

/** What a command may use of the world. */
export class Context {
  readonly flags: GlobalFlags
  readonly settings: Settings
  readonly env: Environment
  readonly ui: Ui
  readonly prompt: Prompt
  /** Aborted when the user presses Ctrl-C. */
  readonly signal: AbortSignal
  /** From now on Ctrl-C only aborts `signal`: the command runs until then, and ends well by itself. */
  readonly endure: () => void
  /** Resolves once the result so far has been read; false where its reader has gone away. */
  readonly delivered: () => Promise<boolean>
  /** Missing arguments and confirmations may be asked for. */
  readonly interactive: boolean
  /** A password may be asked for: also under `--yes`, which agrees to things but knows no secrets. */
  readonly canAskSecrets: boolean
  /** The chain that was asked; whoever connects sets it, and the JSON document carries it. */
  network: NetworkInfo | null = null
  readonly #cleanups: (() => void | Promise<void>)[] = []

  constructor(parts: ContextParts) {
    this.flags = parts.flags
    this.settings = parts.settings
    this.env = parts.env
    this.ui = parts.ui
    this.prompt = parts.prompt
    this.signal = parts.signal
    this.endure = parts.endure
    this.delivered = parts.delivered
    this.canAskSecrets = parts.terminal && !parts.flags.json
    this.interactive = this.canAskSecrets && !parts.flags.yes
  }

  /**
   * An argument whose question depends on others (the hotkeys of a wallet, the subnets of a chain): asked where somebody
   * can answer.
   *
   * @throws UsageError `argument_missing` elsewhere, naming `flag`
   */
  async need<T>(flag: string, ask: (prompt: Prompt) => Promise<T>): Promise<T> {
    if (!this.interactive) throw missing(flag)
    return ask(this.prompt)
  }

  /**
   * Goes on only with the user's consent: `--yes`, or a yes on the terminal.
   *
   * @throws CancelledError for a no; UsageError `confirmation_required` where nobody can be asked
   */
  async confirm(question: string): Promise<void> {
    if (this.flags.yes) return
    if (!this.interactive) {
      throw new UsageError('This needs your consent.', 'confirmation_required', {
        hints: ['Add --yes to agree, or --dry-run to see what would happen.'],
        details: { question },
      })
    }
    if (!(await this.prompt.confirm(question))) throw new CancelledError()
  }

  /**
   * Lets a Ctrl-C be heard that came while a computation held the process: before its outcome is used. Two turns, since
   * the first can end before the system's signals are looked at.
   *
   * @throws CancelledError where one came
   */
  async heedInterrupt(): Promise<void> {
    await turn()
    await turn()
    if (this.signal.aborted) throw new CancelledError('Interrupted.')
  }

  /** Registers what has to be closed at the end, however it comes; the last registered is the first called. */
  onExit(cleanup: () => void | Promise<void>): void {
    this.#cleanups.push(cleanup)
  }

  /** Closes everything that was registered. A close that fails does not keep the others from closing. */
  async close(): Promise<void> {
    for (const cleanup of this.#cleanups.splice(0).reverse()) {
      try {
        await cleanup()
      } catch (error) {
        this.ui.debug(`closing: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
}
