import type { Hex } from '../../../codec/index.ts'
import type { Context, EventRecord } from '../../frame/context.ts'
import type { RuntimeVersion } from '../../frame/runtime.ts'
import type { StorageValue } from '../../frame/storage.ts'
import type { SystemPallet } from '../../frame/system.ts'
import { addWeights, type DispatchClass, type Weight } from '../../frame/weight.ts'
import { BLOCK_HASH_COUNT } from './constants.ts'
import { Event } from './events.ts'
import { BLOCK_WEIGHTS, ofClass, withClass } from './limits.ts'
import {
  AllExtrinsicsLen,
  BlockHash,
  BlockNumber,
  BlockWeight,
  DigestItems,
  EventCount,
  ExtrinsicCount,
  LastRuntimeUpgrade,
  ParentHash,
} from './storage.ts'

/** Counts `weight` towards the block, past its limits where need be (`register_extra_weight_unchecked`). */
export function registerExtraWeight(ctx: Context, weight: Weight, of: DispatchClass): void {
  const used = BlockWeight.get(ctx)
  BlockWeight.set(ctx, withClass(used, of, addWeights(ofClass(used, of), weight)))
}

/** The block being built, or the last one. */
export function blockNumber(ctx: Context): number {
  return BlockNumber.get(ctx)
}

/** Remembers the runtime, and says whether it is another than that of the last block. */
function noteVersion(ctx: Context, { specVersion, specName }: RuntimeVersion): boolean {
  const last = LastRuntimeUpgrade.get(ctx)
  if (last?.spec_version === specVersion && last.spec_name === specName) return false
  LastRuntimeUpgrade.set(ctx, { spec_version: specVersion, spec_name: specName })
  return true
}

/** The life of a block (substrate/frame/system and frame/executive). `events` is `System.Events`. */
export function blockLife(
  version: RuntimeVersion,
  events: StorageValue<readonly EventRecord[]>,
): SystemPallet {
  return {
    initialize(ctx, number: number, parentHash: Hex) {
      BlockNumber.set(ctx, number)
      ParentHash.set(ctx, parentHash)
      BlockHash.set(ctx, number - 1, parentHash)
      DigestItems.remove(ctx)
      BlockWeight.remove(ctx)
      events.remove(ctx)
      EventCount.remove(ctx)
      const upgraded = noteVersion(ctx, version)
      registerExtraWeight(ctx, BLOCK_WEIGHTS.base_block, 'Mandatory')
      return upgraded
    },
    noteExtrinsic(ctx, index) {
      ExtrinsicCount.set(ctx, index + 1)
    },
    noteApplied(ctx, info, error) {
      const base = ofClass(BLOCK_WEIGHTS.per_class, info.class).base_extrinsic
      const dispatch_info = {
        weight: addWeights(info.weight, base),
        class: info.class,
        pays_fee: info.pays,
      }
      ctx.deposit(
        error === undefined
          ? Event.ExtrinsicSuccess({ dispatch_info })
          : Event.ExtrinsicFailed({ dispatch_error: error, dispatch_info }),
      )
    },
    noteFinishedExtrinsics() {
      // The count is kept up to date by `noteExtrinsic`.
    },
    finalize(ctx) {
      AllExtrinsicsLen.remove(ctx)
      ExtrinsicCount.remove(ctx)
      // One hash more goes than comes in, so that as many remain; genesis stays for ever.
      const old = BlockNumber.get(ctx) - BLOCK_HASH_COUNT - 1
      if (old > 0) BlockHash.remove(ctx, old)
      const recorded = ctx.state.events as readonly EventRecord[]
      EventCount.set(ctx, recorded.length)
      events.set(ctx, [...recorded])
    },
    blockNumber,
  }
}
