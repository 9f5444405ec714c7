import type { Context } from '../../../../frame/context.ts'

/** How a block's TAO is shared among subnets: netuid → share of 1 as U64F64 bits, in ascending order of netuid. */
export type Shares = ReadonlyMap<number, bigint>

/**
 * A rule of emission. It may keep averages of its own in storage, and is asked once a block.
 *
 * @param netuids the subnets that emit.
 */
export type EmissionRegime = (ctx: Context, netuids: readonly number[]) => Shares
