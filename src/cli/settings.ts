import { UsageError } from '../errors/base.ts'
import {
  btcliConfigPath,
  type ConfigEntries,
  configPath,
  type Environment,
  readBtcliConfig,
  readConfig,
} from './config-file.ts'
import {
  SETTINGS,
  type SettingDefinition,
  type SettingName,
  type SettingValue,
} from './setting-definitions.ts'

/** Where a value came from. */
export type Source = 'flag' | 'environment' | 'config' | 'btcli' | 'default'

export interface Explained<T> {
  readonly value: T
  readonly source: Source
  /** The flag, the variable or the file that won; empty for a default. */
  readonly origin: string
}

interface Candidate {
  readonly text: string
  readonly source: Source
  readonly origin: string
}

/** A value that was given on the command line, and the flag that gave it. */
export interface GivenSetting {
  readonly text: string
  readonly flag: string
}

/**
 * The settings of one run: flag before environment before configuration file before btcli's file before default. Files are
 * read when the first setting is, so that `config path` works beside a broken one.
 */
export class Settings {
  readonly path: string
  readonly #env: Environment
  readonly #given: Map<SettingName, GivenSetting>
  #file: ConfigEntries | undefined
  #btcli: ConfigEntries | undefined

  constructor(env: Environment, given: ReadonlyMap<SettingName, GivenSetting> = new Map()) {
    this.path = configPath(env)
    this.#env = env
    this.#given = new Map(given)
  }

  /** The value in force; @throws UsageError naming the source of a value that makes no sense. */
  get<K extends SettingName>(name: K): SettingValue<K> {
    return this.explain(name).value
  }

  /** The text behind the value in force, as it was written; undefined for a default. */
  written(name: SettingName): string | undefined {
    return this.#find(name, SETTINGS[name])?.text
  }

  /** The value in force and who won. */
  explain<K extends SettingName>(name: K): Explained<SettingValue<K>> {
    const definition = SETTINGS[name] as unknown as SettingDefinition<SettingValue<K>>
    const found = this.#find(name, definition)
    if (!found) return { value: definition.fallback(this.#env), source: 'default', origin: '' }
    try {
      return { value: definition.parse(found.text), source: found.source, origin: found.origin }
    } catch (error) {
      if (!(error instanceof UsageError) || found.source === 'flag') throw error
      throw new UsageError(`${error.message} (${name} from ${found.origin})`, error.code, {
        cause: error,
        hints: error.hints,
        details: { ...error.details, setting: name, origin: found.origin },
      })
    }
  }

  /** What the command line gave, as it was written. */
  given(): ReadonlyMap<SettingName, GivenSetting> {
    return this.#given
  }

  /** The entries of the configuration file, known or not. */
  file(): ConfigEntries {
    this.#file ??= readConfig(this.path)
    return this.#file
  }

  #find(name: SettingName, definition: SettingDefinition<unknown>): Candidate | undefined {
    const given = this.#given.get(name)
    if (given) return { text: given.text, source: 'flag', origin: given.flag }
    const variable = definition.env.find((key) => this.#env[key])
    if (variable !== undefined) {
      return { text: this.#env[variable] ?? '', source: 'environment', origin: variable }
    }
    const written = Object.hasOwn(this.file(), name) ? this.file()[name] : undefined
    if (written !== undefined) return { text: written, source: 'config', origin: this.path }
    return this.#findInBtcli(definition)
  }

  /**
   * The network is not taken from btcli: its usual value is finney, and a real network is only ever named to us, never
   * inherited.
   */
  #findInBtcli(definition: SettingDefinition<unknown>): Candidate | undefined {
    if (definition.btcli === undefined) return undefined
    const path = btcliConfigPath()
    this.#btcli ??= readBtcliConfig(path)
    const text = this.#btcli[definition.btcli]
    return text === undefined ? undefined : { text, source: 'btcli', origin: path }
  }
}
