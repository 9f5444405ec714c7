import { displayWidth } from '../ui/text-width.ts'
import type { Palette } from '../ui/theme.ts'

/** A fact with its name; the name of a fact that belongs to the one above may be empty. */
export type Field = readonly [label: string, value: string]

/** Facts one below the other, their values aligned. */
export function fieldLines(fields: readonly Field[], palette: Palette): string {
  const width = Math.max(0, ...fields.map(([label]) => displayWidth(label)))
  return fields
    .map(([label, value]) => {
      const space = ' '.repeat(width - displayWidth(label) + 2)
      return `  ${palette.dim(label)}${space}${value}`
    })
    .join('\n')
}
