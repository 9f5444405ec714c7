import { join } from 'node:path'
import type { Context } from '../../context.ts'

/** Where a devnet writes what happens to it: read by `devnet logs`. */
export function logFile(ctx: Context): string {
  return join(ctx.settings.get('data-dir'), 'devnet.log')
}

/** The development accounts that the default chain gives TAO to. */
export const DEV_NAMES = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'] as const
