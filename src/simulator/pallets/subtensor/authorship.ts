import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'

/** The account that the fees of swaps in this block go to. Upstream: runtime/src/lib.rs, `BlockAuthorFromAura`. */
export function blockAuthor(ctx: Context): AccountId | undefined {
  return ctx.runtime.definition.author?.(ctx)
}
