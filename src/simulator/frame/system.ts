import type { Hex } from '../../codec/index.ts'
import type { Context } from './context.ts'
import type { DispatchErrorValue } from './dispatch-error.ts'
import type { DispatchInfo } from './weight.ts'

/** What the executive needs of the System pallet; the frame itself knows no pallet. */
export interface SystemPallet {
  /** Starts a block: number, parent and digest, and an empty list of events. Returns whether the runtime is a new one. */
  initialize(ctx: Context, number: number, parentHash: Hex): boolean
  /** Called before the extrinsic at `index` runs. */
  noteExtrinsic(ctx: Context, index: number, bytes: Uint8Array): void
  /** Deposits `ExtrinsicSuccess` or `ExtrinsicFailed`. */
  noteApplied(ctx: Context, info: DispatchInfo, error: DispatchErrorValue | undefined): void
  noteFinishedExtrinsics(ctx: Context): void
  /** Ends a block: stores the events that were deposited. */
  finalize(ctx: Context): void
  blockNumber(ctx: Context): number
}
