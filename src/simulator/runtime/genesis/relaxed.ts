import type { Context } from '../../frame/context.ts'
import { HotkeySwapInterval } from '../../pallets/devnet/storage.ts'
import { MaxEpochsPerBlock } from '../../pallets/subtensor/storage/index.ts'

/**
 * Sets what upstream's build for tests (`fast-runtime`, runtime/src/lib.rs) relaxes, and its own test suites count on. Two
 * epochs a block would starve the later of a few subnets of short tempo, and a chain younger than a day lets nobody swap a
 * hotkey on one subnet.
 */
export function relaxLimits(ctx: Context): void {
  MaxEpochsPerBlock.set(ctx, 32)
  HotkeySwapInterval.set(ctx, 1n)
}
