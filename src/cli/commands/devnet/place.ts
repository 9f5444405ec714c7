import { join } from 'node:path'
import type { Context } from '../../context.ts'

/** Where a devnet writes what happens to it: read by `devnet logs`. */
export function logFile(ctx: Context): string {
  return join(ctx.settings.get('data-dir'), 'devnet.log')
}
