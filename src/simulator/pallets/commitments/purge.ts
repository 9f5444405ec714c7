import type { Context } from '../../frame/context.ts'
import {
  CommitmentOf,
  LastBondsReset,
  LastCommitment,
  RevealedCommitments,
  TimelockedIndex,
  UsedSpaceOf,
} from './storage.ts'

/** Forgets all commitments on a subnet that ends (pallets/commitments/src/lib.rs, `purge_netuid`). */
export function purgeNetuid(ctx: Context, netuid: number): void {
  CommitmentOf.clear(ctx, netuid)
  LastCommitment.clear(ctx, netuid)
  LastBondsReset.clear(ctx, netuid)
  RevealedCommitments.clear(ctx, netuid)
  UsedSpaceOf.clear(ctx, netuid)
  const index = TimelockedIndex.get(ctx)
  const kept = index.filter(([of]) => of !== netuid)
  TimelockedIndex.set(ctx, kept)
}
