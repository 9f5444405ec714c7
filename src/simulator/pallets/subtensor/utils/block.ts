import type { Context } from '../../../frame/context.ts'

/** The number of the block being built, as this pallet keeps it. Upstream: utils/misc.rs, `get_current_block_as_u64`. */
export function getCurrentBlockAsU64(ctx: Context): bigint {
  return BigInt(ctx.runtime.definition.system.blockNumber(ctx))
}
