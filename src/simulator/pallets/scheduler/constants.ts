import { u32 } from '../../../codec/index.ts'
import { constant } from '../../frame/pallet.ts'
import { type Weight, WeightCodec } from '../../frame/weight.ts'
import { BLOCK_WEIGHTS } from '../system/limits.ts'

/** `Perbill` of 80 %, as upstream multiplies: rounded down. */
const fourFifths = (value: bigint): bigint => (value * 4n) / 5n

/** What tasks may take of a block (runtime/src/lib.rs, `MaximumSchedulerWeight`). */
export const MAXIMUM_WEIGHT: Weight = {
  ref_time: fourFifths(BLOCK_WEIGHTS.max_block.ref_time),
  proof_size: fourFifths(BLOCK_WEIGHTS.max_block.proof_size),
}

/** Tasks of one block at most. */
export const MAX_SCHEDULED_PER_BLOCK = 50

export const constants = [
  constant('MaximumWeight', WeightCodec, MAXIMUM_WEIGHT, 'What tasks may take of a block.'),
  constant('MaxScheduledPerBlock', u32, MAX_SCHEDULED_PER_BLOCK, 'Tasks of a block at most.'),
]
