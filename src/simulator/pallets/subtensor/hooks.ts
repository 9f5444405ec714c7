import type { Context } from '../../frame/context.ts'
import { blockStep } from './coinbase/block-step.ts'
import { HotkeySwapOnSubnetInterval } from './constants.ts'
import * as S from './storage/index.ts'
import { getAllSubnetNetuids } from './subnets/subnet.ts'
import { getCurrentBlockAsU64 } from './utils/block.ts'

/** What this pallet does at the start of a block. Upstream: macros/hooks.rs, `on_initialize`. */
export function onInitialize(ctx: Context): void {
  cleanUpHotkeySwapRecords(ctx)
  blockStep(ctx)
}

/** Forgets, a few subnets in each block, swaps of hotkeys that no longer hold back another. Upstream: macros/hooks.rs. */
function cleanUpHotkeySwapRecords(ctx: Context): void {
  const block = getCurrentBlockAsU64(ctx)
  const slot = block % HotkeySwapOnSubnetInterval
  for (const netuid of getAllSubnetNetuids(ctx)) {
    if (BigInt(netuid) % HotkeySwapOnSubnetInterval !== slot) continue
    for (const [key, swapped] of S.LastHotkeySwapOnNetuid.entries(ctx, netuid))
      if (swapped + HotkeySwapOnSubnetInterval < block) S.LastHotkeySwapOnNetuid.remove(ctx, ...key)
  }
}
