import { join, resolve } from 'node:path'
import { parseTolerance } from '../amounts.ts'
import { UsageError } from '../errors/base.ts'
import type { Environment } from './config-file.ts'
import { homeDirectory } from './home.ts'

/** One setting: where it may come from and what it means. */
export interface SettingDefinition<T> {
  /** Flags that set it, the main one first; a switch may be turned off by `--no-…`. */
  readonly flags: readonly string[]
  readonly negations?: readonly string[]
  /** Environment variables, first match wins; ours, then the names that btcli and the Python SDK read. */
  readonly env: readonly string[]
  /** Its key in btcli's config.yml, accepted as a name here too. */
  readonly btcli?: string
  /** Placeholder of the value in help. */
  readonly value: string
  readonly help: string
  readonly parse: (text: string) => T
  readonly fallback: (env: Environment) => T
}

/** Every setting by its name in the configuration file. */
export const SETTINGS = {
  network: setting<string>({
    flags: ['--network', '--subtensor.network', '--chain', '--subtensor.chain_endpoint'],
    env: ['DTAO_NETWORK', 'BT_NETWORK', 'BT_SUBTENSOR_CHAIN_ENDPOINT', 'BT_SUBTENSOR_NETWORK'],
    value: 'network',
    help: 'auto, sim, local, test, finney or a ws:// address',
    parse: nonEmpty,
    fallback: () => 'auto',
  }),
  wallet: setting<string | undefined>({
    flags: ['--wallet', '-w', '--wallet-name', '--name', '--wallet_name', '--wallet.name'],
    env: ['DTAO_WALLET', 'BT_WALLET', 'BT_WALLET_NAME'],
    btcli: 'wallet_name',
    value: 'name',
    help: 'wallet whose coldkey signs',
    parse: nonEmpty,
    fallback: () => undefined,
  }),
  hotkey: setting<string | undefined>({
    flags: ['--hotkey', '-H', '--wallet-hotkey', '--wallet_hotkey', '--wallet.hotkey'],
    env: ['DTAO_HOTKEY', 'BT_WALLET_HOTKEY', 'BT_HOTKEY'],
    btcli: 'wallet_hotkey',
    value: 'hotkey',
    help: 'hotkey of the wallet, or the address of any hotkey',
    parse: nonEmpty,
    fallback: () => undefined,
  }),
  'wallet-path': setting<string>({
    flags: ['--wallet-path', '-p', '--wallet_path', '--wallet.path'],
    env: ['DTAO_WALLET_PATH', 'BT_WALLET_PATH'],
    btcli: 'wallet_path',
    value: 'directory',
    help: 'where the wallets are',
    parse: directory,
    fallback: () => join(homeDirectory(), '.bittensor', 'wallets'),
  }),
  'data-dir': setting<string>({
    flags: ['--data-dir'],
    env: ['DTAO_DATA_DIR'],
    value: 'directory',
    help: 'where the embedded chain keeps its state',
    parse: directory,
    fallback: (env) => join(env.XDG_DATA_HOME || join(homeDirectory(), '.local', 'share'), 'dtao'),
  }),
  tolerance: setting<bigint>({
    flags: ['--tolerance', '--rate-tolerance', '--rate_tolerance'],
    env: ['DTAO_TOLERANCE'],
    btcli: 'rate_tolerance',
    value: 'percent',
    help: 'how far the price may move against you, such as 0.5%',
    parse: parseTolerance,
    fallback: () => 5_000_000n,
  }),
  partial: setting<boolean>({
    flags: ['--partial', '--allow-partial-stake'],
    negations: ['--no-partial', '--no-allow-partial-stake'],
    env: ['DTAO_PARTIAL'],
    btcli: 'allow_partial_stake',
    value: 'yes|no',
    help: 'take what fits inside the tolerance instead of nothing',
    parse: yesNo,
    fallback: () => false,
  }),
} as const

export type SettingName = keyof typeof SETTINGS
export type SettingValue<K extends SettingName> =
  (typeof SETTINGS)[K] extends SettingDefinition<infer T> ? T : never

/** The names, in the order in which people want to read them. */
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[]

/** A setting by the name people give it: its own, or btcli's; undefined where there is none. */
export function settingNamed(text: string): SettingName | undefined {
  return SETTING_NAMES.find((name) => name === text || SETTINGS[name].btcli === text)
}

function setting<T>(definition: SettingDefinition<T>): SettingDefinition<T> {
  return definition
}

function nonEmpty(text: string): string {
  if (text.trim() === '') throw new UsageError('The value is empty.', 'setting_invalid')
  return text
}

function directory(text: string): string {
  const path = nonEmpty(text)
  if (path.includes('\0'))
    throw new UsageError('The path has a character in it that none can have.', 'setting_invalid')
  return resolve(withHome(path))
}

/** A path with the home directory in the place of its `~`, and else as it is written. */
export function withHome(path: string): string {
  return path === '~' || path.startsWith('~/') ? homeDirectory() + path.slice(1) : path
}

function yesNo(text: string): boolean {
  const word = text.trim().toLowerCase()
  if (['yes', 'true', '1', 'on'].includes(word)) return true
  if (['no', 'false', '0', 'off'].includes(word)) return false
  throw new UsageError(`"${text}" is neither yes nor no.`, 'setting_invalid')
}
