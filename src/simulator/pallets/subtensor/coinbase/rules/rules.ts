import type { Context } from '../../../../frame/context.ts'
import type { PendingEmission } from '../drain.ts'

/** What an emission regime does in a block, from the TAO that the block minted to what people get. */
export interface EmissionRules {
  /**
   * Shares the block's TAO among subnets and lays aside what waits for their epochs; what is left is recycled.
   *
   * @param netuids every subnet but root.
   * @param credit rao of TAO that the block minted.
   */
  emit(ctx: Context, netuids: readonly number[], credit: bigint): void
  /** Runs a subnet's epoch and pays out what waited for it. */
  distribute(ctx: Context, netuid: number, pending: PendingEmission): void
}
