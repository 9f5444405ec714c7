import type { Environment } from '../config-file.ts'

/** The signs that output uses, so that a terminal without Unicode gets readable ones. */
export interface Glyphs {
  readonly unicode: boolean
  readonly tao: string
  readonly alpha: string
  readonly good: string
  readonly bad: string
  readonly warn: string
  readonly arrow: string
  readonly ellipsis: string
  /** Horizontal and vertical line, and their crossing. */
  readonly line: string
  readonly rule: string
  readonly cross: string
  readonly bar: string
  readonly dot: string
  /** From lowest to highest. */
  readonly levels: readonly string[]
}

const UNICODE: Glyphs = {
  unicode: true,
  tao: 'τ',
  alpha: 'α',
  good: '✔',
  bad: '✖',
  warn: '⚠',
  arrow: '→',
  ellipsis: '…',
  line: '─',
  rule: '│',
  cross: '┼',
  bar: '█',
  dot: '•',
  levels: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
}

const ASCII: Glyphs = {
  unicode: false,
  tao: 'TAO',
  alpha: 'alpha',
  good: 'ok',
  bad: 'x',
  warn: '!',
  arrow: '->',
  ellipsis: '..',
  line: '-',
  rule: '|',
  cross: '+',
  bar: '#',
  dot: '*',
  levels: ['_', '.', '-', '=', '+', '*', '%', '#'],
}

/**
 * The signs for this environment. A locale that names another encoding, or none (`C`, `POSIX`), gets ASCII; where no locale
 * is set at all, as in many containers, the terminal is taken to know Unicode.
 */
export function glyphsFor(env: Environment): Glyphs {
  if (env.TERM === 'dumb' || env.TERM === 'linux') return ASCII
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return locale && !/utf-?8/i.test(locale) ? ASCII : UNICODE
}
