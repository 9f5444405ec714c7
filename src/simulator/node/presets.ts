import { UsageError } from '../../errors/base.ts'
import type { Preset } from '../runtime/genesis/preset.ts'
import { PRESETS } from '../runtime/genesis/presets/index.ts'

/** The genesis preset of this name. @throws {UsageError} when there is none, with the names that there are. */
export function presetNamed(name: string): Preset {
  const presets: Readonly<Record<string, Preset>> = PRESETS
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined
  if (preset === undefined)
    throw new UsageError(`there is no genesis preset ${name}`, 'unknown_preset', {
      hints: [`take one of ${Object.keys(presets).join(', ')}`],
    })
  return preset
}
