import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { Authorities } from './storage.ts'

/**
 * The account that earns the fees of this block (upstream's `BlockAuthorFromAura`). One node seals every block, so
 * it is the first authority; `undefined` on a chain without any, where fees are burned.
 */
export function blockAuthor(ctx: Context): AccountId | undefined {
  return Authorities.get(ctx)[0]
}
