import { Chalk, type ChalkInstance } from 'chalk'
import type { Environment } from '../config-file.ts'
import { type Glyphs, glyphsFor } from './glyphs.ts'
import { isTerminal } from './outlet.ts'

/** The colours of one channel, by meaning. */
export interface Palette {
  readonly strong: (text: string) => string
  readonly dim: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly warn: (text: string) => string
  readonly accent: (text: string) => string
}

/** How things look: colours for each channel, signs that the encoding has, and how wide stdout is. */
export interface Theme {
  readonly out: Palette
  readonly err: Palette
  readonly glyphs: Glyphs
  /** Columns of stdout; Infinity where it is no terminal, since a pipe has no edge. */
  readonly width: number
}

/** What is asked of a stream. */
export interface Channel {
  readonly isTTY?: boolean
  readonly columns?: number
}

/**
 * The theme for this terminal. `NO_COLOR` (any value) turns colours off, `FORCE_COLOR` turns them on even in a pipe and
 * wins, since it is the more deliberate of the two; else colours are for terminals.
 */
export function createTheme(env: Environment, stdout: Channel, stderr: Channel): Theme {
  return {
    out: palette(colourLevel(env, stdout)),
    err: palette(colourLevel(env, stderr)),
    glyphs: glyphsFor(env),
    width: widthOf(env, stdout),
  }
}

/** The theme for what this process writes to. */
export function processTheme(): Theme {
  const channel = (name: 'stdout' | 'stderr'): Channel => (isTerminal(name) ? process[name] : {})
  return createTheme(process.env, channel('stdout'), channel('stderr'))
}

function colourLevel(env: Environment, channel: Channel): 0 | 1 {
  if (env.FORCE_COLOR !== undefined)
    return env.FORCE_COLOR === '0' || env.FORCE_COLOR === 'false' ? 0 : 1
  if (env.NO_COLOR || env.TERM === 'dumb') return 0
  return channel.isTTY ? 1 : 0
}

function palette(level: 0 | 1): Palette {
  const chalk: ChalkInstance = new Chalk({ level })
  return {
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
    accent: (text) => chalk.cyan(text),
  }
}

function widthOf(env: Environment, stdout: Channel): number {
  if (stdout.isTTY) return stdout.columns || 80
  const columns = Number(env.COLUMNS)
  return Number.isInteger(columns) && columns > 0 ? columns : Number.POSITIVE_INFINITY
}
