import type { Context } from '../../frame/context.ts'
import { MAX_U64 } from '../../frame/validity.ts'
import { AlphaBurned, AlphaRecycled, TotalAlphaIssuance } from './storage.ts'

const addSaturating = (a: bigint, b: bigint): bigint => (a + b > MAX_U64 ? MAX_U64 : a + b)

/** Adds new alpha (rao) to a subnet's issuance and returns it. pallets/alpha-assets/src/lib.rs. */
export function mintAlpha(ctx: Context, netuid: number, amount: bigint): bigint {
  if (amount > 0n) TotalAlphaIssuance.mutate(ctx, netuid, (issued) => addSaturating(issued, amount))
  return amount
}

/** Counts alpha as burned: nobody holds it any more, yet it stays issued. */
export function burnAlpha(ctx: Context, netuid: number, amount: bigint): bigint {
  if (amount > 0n) AlphaBurned.mutate(ctx, netuid, (burned) => addSaturating(burned, amount))
  return amount
}

/** Counts alpha as recycled: it leaves issuance and may be emitted again. */
export function recycleAlpha(ctx: Context, netuid: number, amount: bigint): bigint {
  if (amount > 0n) {
    AlphaRecycled.mutate(ctx, netuid, (recycled) => addSaturating(recycled, amount))
    TotalAlphaIssuance.mutate(ctx, netuid, (issued) => (issued > amount ? issued - amount : 0n))
  }
  return amount
}
