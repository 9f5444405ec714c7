import type { GlobalFlags } from '../context.ts'
import { isTerminal } from './outlet.ts'
import type { Channels } from './output.ts'
import { type Progress, SILENT, spinner } from './progress.ts'
import { renderTable, type TableSpec } from './table.ts'
import type { Theme } from './theme.ts'

/** What commands say, and where: `print` and `table` are the result, everything else is for people. */
export class Ui {
  readonly theme: Theme
  readonly #output: Channels
  readonly #flags: GlobalFlags

  constructor(output: Channels, theme: Theme, flags: GlobalFlags) {
    this.theme = theme
    this.#output = output
    this.#flags = flags
  }

  /** Lines of the result, on stdout. */
  print(text: string): void {
    this.#output.result(text)
  }

  /** The lines that `say` prints, caught instead of printed, for so many columns; what it notes is dropped. */
  caught(columns: number, say: (ui: Ui) => void): string[] {
    const lines: string[] = []
    const result = (text: string): void => {
      lines.push(...text.split('\n'))
    }
    const theme = { ...this.theme, width: columns }
    say(new Ui({ result, notice: () => undefined }, theme, this.#flags))
    return lines
  }

  /** A table of the result, on stdout, fitted to the terminal. */
  table(spec: TableSpec): void {
    this.print(renderTable(spec, this.theme))
  }

  /** Something good to know, on stderr. */
  note(text: string): void {
    if (!this.#flags.quiet) this.#output.notice(text)
  }

  /** Something that was asked for and is no result, on stderr, under `--quiet` too. */
  tell(text: string): void {
    this.#output.notice(text)
  }

  /** Something to be careful about, on stderr. */
  warn(text: string): void {
    const { err, glyphs } = this.theme
    if (!this.#flags.quiet) this.#output.notice(`${err.warn(glyphs.warn)} ${text}`)
  }

  /** Something that only `--verbose` shows, on stderr. */
  debug(text: string): void {
    if (this.#flags.verbose) this.#output.notice(this.theme.err.dim(text))
  }

  /** A spinner on a terminal; silence in a pipe and under `--quiet`. */
  async progress(): Promise<Progress> {
    const silent = this.#flags.quiet || !isTerminal('stderr')
    return silent ? SILENT : spinner(process.stderr)
  }
}
