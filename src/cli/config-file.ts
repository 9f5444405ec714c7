import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeDirectories } from '../directories.ts'
import { DtaoError, EXIT, UsageError } from '../errors/base.ts'
import { homeDirectory } from './home.ts'
import { writeWhole } from './whole-file.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Settings as text by their name. */
export type ConfigEntries = Readonly<Record<string, string>>

/** Far more than all settings take. */
const MOST_BYTES = 1 << 20

/** Where the configuration is: `DTAO_CONFIG`, else the XDG place for it. */
export function configPath(env: Environment): string {
  if (env.DTAO_CONFIG) return env.DTAO_CONFIG
  return join(env.XDG_CONFIG_HOME || join(homeDirectory(), '.config'), 'dtao', 'config.json')
}

/** Where btcli 9 keeps its configuration. */
export function btcliConfigPath(): string {
  return join(homeDirectory(), '.bittensor', 'config.yml')
}

/**
 * Reads the configuration; a file that is empty or not there has no entries.
 *
 * @throws UsageError `config_invalid` where it is not a flat JSON object
 */
export function readConfig(path: string): ConfigEntries {
  const content = readIfThere(path)
  if (content === undefined || content.trim() === '') return {}
  const entries = parseObject(content)
  if (entries === undefined) {
    throw new UsageError(`The configuration ${path} is not a flat JSON object.`, 'config_invalid', {
      hints: ['Repair or delete the file; `dtao config set` writes a new one.'],
      details: { path },
    })
  }
  return entries
}

/** Replaces the configuration as a whole: the old file or the new one is there, never half of one. */
export function writeConfig(path: string, entries: ConfigEntries): void {
  try {
    makeDirectories(dirname(path))
    writeWhole(path, `${JSON.stringify(entries, null, 2)}\n`)
  } catch (cause) {
    throw new DtaoError(
      `The configuration ${path} cannot be written.`,
      'config_unwritable',
      EXIT.refused,
      {
        cause,
        hints: ['Choose another place with DTAO_CONFIG.'],
        details: { path, reason: cause instanceof Error ? cause.message : String(cause) },
      },
    )
  }
}

/**
 * Reads the scalars at the top of btcli's `config.yml`. That file is flat but for lists of columns, which do not concern
 * us, so lines of `key: value` are all there is to it.
 */
export function readBtcliConfig(path: string): ConfigEntries {
  const entries: Record<string, string> = {}
  for (const line of (readIfThere(path) ?? '').split(/\r?\n/)) {
    const match = /^([a-z_]+):\s+(?:"([^"]*)"|'([^']*)'|([^#]*?))\s*(?:#.*)?$/.exec(line)
    const value = match?.[2] ?? match?.[3] ?? match?.[4] ?? ''
    if (match?.[1] && value !== '' && value !== 'null' && value !== '~') entries[match[1]] = value
  }
  return entries
}

function readIfThere(path: string): string | undefined {
  try {
    const { size } = statSync(path)
    if (size > MOST_BYTES) throw new RangeError(`${size} bytes are no settings`)
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new UsageError(`The configuration ${path} cannot be read.`, 'config_unreadable', {
      cause: error,
      hints: ['Check its permissions, or choose another place with DTAO_CONFIG.'],
      details: { path },
    })
  }
}

/** A flat object of scalars as text, or undefined where it is anything else. */
function parseObject(content: string): ConfigEntries | undefined {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const pairs = Object.entries(value)
  if (pairs.some(([, entry]) => typeof entry === 'object')) return undefined
  return Object.fromEntries(pairs.map(([key, entry]) => [key, String(entry)]))
}
