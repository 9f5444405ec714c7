const ESC = '\u001b['
/** The other screen, without cursor, where long lines are cut instead of wrapped. */
const ENTER = `${ESC}?1049h${ESC}?25l${ESC}?7l`
const LEAVE = `${ESC}?7h${ESC}?25h${ESC}?1049l`
/** Terminals that know it show what is between as one picture; the others ignore it. */
const [BEGIN, END] = [`${ESC}?2026h`, `${ESC}?2026l`]
const [HOME, REST_OF_LINE, REST_OF_SCREEN] = [`${ESC}H`, `${ESC}K`, `${ESC}J`]

/** What is asked of a terminal. */
export interface ScreenTerminal {
  readonly rows?: number
  write(text: string): unknown
}

/** A picture that fills the terminal and is drawn again in place; what was on the terminal before comes back at the end. */
export class Screen {
  readonly #terminal: ScreenTerminal
  #entered = false

  constructor(terminal: ScreenTerminal) {
    this.#terminal = terminal
  }

  /** Draws lines from the top, and `status` beneath, in one write; says so where the lines do not fit. */
  draw(lines: readonly string[], status: string): void {
    const room = Math.max(1, (this.#terminal.rows || 24) - 2)
    const fits = lines.length <= room
    const shown = fits ? lines : lines.slice(0, room - 1)
    const hidden = lines.length - shown.length
    const rest = fits
      ? []
      : [`${hidden} more line${hidden === 1 ? '' : 's'}: heighten the terminal`]
    const picture = [...shown, ...rest, '', status].join(`${REST_OF_LINE}\r\n`)
    // Written over what is there, and erased only behind it, so that nothing blinks.
    const enter = this.#entered ? '' : ENTER
    this.#entered = true
    this.#terminal.write(`${enter}${BEGIN}${HOME}${picture}${REST_OF_LINE}${REST_OF_SCREEN}${END}`)
  }

  /** Gives the terminal back as it was. */
  leave(): void {
    if (!this.#entered) return
    this.#entered = false
    this.#terminal.write(LEAVE)
  }
}
