import type { Preset } from '../preset.ts'
import { standard } from './default.ts'
import { empty } from './empty.ts'
import { localnet } from './localnet.ts'

/** The genesis presets by name. */
export const PRESETS = { default: standard, localnet, empty } as const satisfies Readonly<
  Record<string, Preset>
>
export type PresetName = keyof typeof PRESETS
