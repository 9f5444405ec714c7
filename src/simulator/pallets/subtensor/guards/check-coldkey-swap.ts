import { ensure, fail } from '../../../frame/dispatch-error.ts'
import type { RuntimeCall } from '../../../frame/pallet.ts'
import type { DispatchGuard } from '../../../frame/runtime.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'

/** What a coldkey may still do after it announced that it is to be swapped. */
const ALLOWED = new Set([
  'SubtensorModule.announce_coldkey_swap',
  'SubtensorModule.swap_coldkey_announced',
  'SubtensorModule.dispute_coldkey_swap',
  'SubtensorModule.clear_coldkey_swap_announcement',
  'MevShield.submit_encrypted',
])

const nameOf = ({ pallet, name }: RuntimeCall) => `${pallet}.${name}`

/**
 * Stops nearly all calls of a coldkey that announced its swap, and all of them once the swap is disputed.
 *
 * Upstream: guards/check_coldkey_swap.rs. Refuses with ColdkeySwapDisputed or ColdkeySwapAnnounced.
 */
export const checkColdkeySwap: DispatchGuard = (ctx, call, origin) => {
  if (origin.type !== 'signed' || !S.ColdkeySwapAnnouncements.has(ctx, origin.account)) return
  if (S.ColdkeySwapDisputes.has(ctx, origin.account)) fail(Errors.ColdkeySwapDisputed)
  ensure(ALLOWED.has(nameOf(call)), Errors.ColdkeySwapAnnounced)
}
