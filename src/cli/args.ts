import { UsageError } from '../errors/base.ts'
import {
  SETTINGS,
  type SettingDefinition,
  type SettingName,
  type SettingValue,
} from './setting-definitions.ts'

/** How an argument is written: `option` takes a value, `flag` none, `position` is a bare word. */
export type ArgKind = 'option' | 'flag' | 'position'

/** One argument of a command, with the type that the command sees. */
export interface Arg<T> {
  readonly kind: ArgKind
  /** Flags, the main one first, then short and other names; for a position, its name alone. */
  readonly flags: readonly string[]
  /** Flags that say the opposite; given texts are then 'no'. */
  readonly negations: readonly string[]
  /** Placeholder of the value in help, such as `amount`. */
  readonly value: string
  readonly help: string
  /** Whether it may be given more than once, or swallows all words that are left. */
  readonly many: boolean
  readonly required: boolean
  /** The setting that this argument overrides; its value then comes from the settings. */
  readonly setting?: SettingName
  /** Whether only what the command line says of the setting counts, and the command looks at that itself. */
  readonly unread?: boolean
  /** What to ask for on a terminal when it is missing; only where `required`. */
  readonly question?: string
  /** The value of what was given, in the order given; @throws UsageError */
  readonly read: (given: readonly string[]) => T
}

export type ArgDeclarations = Readonly<Record<string, Arg<unknown>>>

/** What `run` gets for its declarations. */
export type ArgValues<A extends ArgDeclarations> = {
  readonly [K in keyof A]: A[K] extends Arg<infer T> ? T : never
}

export interface OptionSpec<T> {
  /** `['--amount', '-a']`: the main name, then others. */
  readonly flags: readonly string[]
  readonly value: string
  readonly help: string
  /** @throws UsageError for text that makes no sense */
  readonly parse: (text: string) => T
}

export interface RequiredSpec<T> extends OptionSpec<T> {
  /** Asked on a terminal; off a terminal a missing argument is an error that names the flag. */
  readonly question?: string
}

/** An option that may be left out. */
export function option<T>(spec: OptionSpec<T>): Arg<T | undefined> {
  return {
    ...base('option', spec),
    read: (given) => mapLast(given, spec.parse),
  }
}

/** An option that must be there: asked for on a terminal, an error elsewhere. */
export function required<T>(spec: RequiredSpec<T>): Arg<T> {
  return {
    ...base('option', spec),
    required: true,
    question: spec.question ?? spec.help,
    read: (given) => {
      const text = given.at(-1)
      if (text === undefined) throw missing(spec.flags[0] ?? '')
      return spec.parse(text)
    },
  }
}

/** An option with lists: `--netuids 1,2` or given several times. */
export function list<T>(spec: OptionSpec<T>): Arg<readonly T[]> {
  return {
    ...base('option', spec),
    many: true,
    read: (given) => split(given).map(spec.parse),
  }
}

/** A switch, off unless given. */
export function flag(spec: {
  flags: readonly string[]
  negations?: readonly string[]
  help: string
}): Arg<boolean> {
  return {
    ...base('flag', { ...spec, value: '' }),
    negations: spec.negations ?? [],
    read: (given) => given.at(-1) === 'yes',
  }
}

/** A switch that can be said both ways; undefined where nothing was said. */
export function toggle(spec: {
  flags: readonly string[]
  negations: readonly string[]
  help: string
}): Arg<boolean | undefined> {
  return {
    ...base('flag', { ...spec, value: '' }),
    negations: spec.negations,
    read: (given) => mapLast(given, (text) => text === 'yes'),
  }
}

export interface PositionSpec<T> {
  readonly name: string
  readonly help: string
  readonly parse: (text: string) => T
}

/** A bare word that may be left out; optional ones come after those that must be there. */
export function position<T>(spec: PositionSpec<T>): Arg<T | undefined> {
  return {
    ...base('position', { ...spec, flags: [spec.name], value: spec.name }),
    read: (given) => mapLast(given, spec.parse),
  }
}

/** A bare word that must be there. */
export function requiredPosition<T>(spec: PositionSpec<T> & { question?: string }): Arg<T> {
  return {
    ...base('position', { ...spec, flags: [spec.name], value: spec.name }),
    required: true,
    question: spec.question ?? spec.help,
    read: (given) => {
      const text = given.at(-1)
      if (text === undefined) throw missing(`<${spec.name}>`)
      return spec.parse(text)
    },
  }
}

/** Bare words to the end of the line, at least one; after every other position. */
export function requiredWords<T>(spec: PositionSpec<T>): Arg<readonly T[]> {
  return {
    ...base('position', { ...spec, flags: [spec.name], value: spec.name }),
    many: true,
    required: true,
    read: (given) => {
      if (given.length === 0) throw missing(`<${spec.name}>`)
      return given.map(spec.parse)
    },
  }
}

/** An argument that overrides a setting: its value is the setting's, whoever won. */
export function fromSetting<K extends SettingName>(name: K, help?: string): Arg<SettingValue<K>> {
  const definition = SETTINGS[name] as unknown as SettingDefinition<SettingValue<K>>
  const isSwitch = definition.negations !== undefined
  return {
    ...base(isSwitch ? 'flag' : 'option', {
      flags: definition.flags,
      value: definition.value,
      help: help ?? definition.help,
    }),
    negations: definition.negations ?? [],
    setting: name,
    read: (given) => {
      const text = given.at(-1)
      if (text === undefined) throw new TypeError(`the value of ${name} comes from the settings`)
      return definition.parse(text)
    },
  }
}

/** The flags of a setting, for a command that keeps settings: one that is wrong by now must not stand in its own way. */
export function keptSetting(name: SettingName): Arg<undefined> {
  return { ...fromSetting(name), unread: true, read: () => undefined }
}

/** The error for an argument that cannot be asked for, because nobody is there to answer. */
export function missing(name: string): UsageError {
  return new UsageError(`${name} is missing.`, 'argument_missing', {
    hints: [`Give ${name}; on a terminal it would be asked for.`],
    details: { argument: name },
  })
}

function base(
  kind: ArgKind,
  spec: { flags: readonly string[]; value: string; help: string },
): Omit<Arg<unknown>, 'read'> {
  return {
    kind,
    flags: spec.flags,
    negations: [],
    value: spec.value,
    help: spec.help,
    many: false,
    required: false,
  }
}

function mapLast<T>(given: readonly string[], parse: (text: string) => T): T | undefined {
  const text = given.at(-1)
  return text === undefined ? undefined : parse(text)
}

function split(given: readonly string[]): string[] {
  return given
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')
}
