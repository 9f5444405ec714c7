import type { Context } from '../../frame/context.ts'
import { BlockNumber } from '../system/storage.ts'
import { Event } from './events.ts'
import {
  CounterForPendingExtrinsics,
  ExtrinsicLifetime,
  NextPendingExtrinsicIndex,
  PendingExtrinsics,
} from './storage.ts'

/**
 * Lets go of every stored call at the start of a block (pallets/shield/src/lib.rs, `process_pending_extrinsics`).
 * Upstream's runtime has no decryptor, so that no stored call can be read and none ever runs.
 */
export function processPendingExtrinsics(ctx: Context): void {
  const count = CounterForPendingExtrinsics.get(ctx)
  if (count === 0) return
  const next = NextPendingExtrinsicIndex.get(ctx)
  const now = BlockNumber.get(ctx)
  const lifetime = ExtrinsicLifetime.get(ctx)
  for (let index = Math.max(0, next - count); index < next; index += 1) {
    const pending = PendingExtrinsics.take(ctx, index)
    if (pending === undefined) continue
    CounterForPendingExtrinsics.mutate(ctx, (left) => left - 1)
    const expired = now - pending.submitted_at > lifetime
    ctx.deposit(
      expired ? Event.ExtrinsicExpired({ index }) : Event.ExtrinsicDecodeFailed({ index }),
    )
  }
}
