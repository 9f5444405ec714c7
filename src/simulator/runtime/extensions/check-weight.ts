import { struct, unit } from '../../../codec/index.ts'
import type { Context } from '../../frame/context.ts'
import { extension, NOTHING, type TransactionFacts } from '../../frame/extension.ts'
import { invalid, MAX_U64 } from '../../frame/validity.ts'
import { addWeights, type Weight, weight } from '../../frame/weight.ts'
import { BLOCK_LENGTH, BLOCK_WEIGHTS, ofClass, withClass } from '../../pallets/system/limits.ts'
import { AllExtrinsicsLen, BlockWeight } from '../../pallets/system/storage.ts'

const COST = weight(3_006_000n)

function exceeds(a: Weight, b: Weight | undefined): boolean {
  return b !== undefined && (a.ref_time > b.ref_time || a.proof_size > b.proof_size)
}

function nextLength(ctx: Context, { info, length }: TransactionFacts): number {
  const next = (AllExtrinsicsLen.get(ctx) ?? 0) + length
  if (next > ofClass(BLOCK_LENGTH.max, info.class)) invalid('ExhaustsResources')
  return next
}

/**
 * Keeps a block within its limits of weight and length; a transaction that does not fit waits for the next one
 * (substrate/frame/system/src/extensions/check_weight.rs).
 */
export const checkWeight = extension({
  identifier: 'CheckWeight',
  extra: struct({}, { path: 'frame_system::extensions::check_weight::CheckWeight' }),
  additional: unit,
  implied: () => NOTHING,
  weight: () => COST,
  validate(ctx, facts) {
    nextLength(ctx, facts)
    const limits = ofClass(BLOCK_WEIGHTS.per_class, facts.info.class)
    if (exceeds(facts.info.weight, limits.max_extrinsic)) invalid('ExhaustsResources')
    return undefined
  },
  prepare(ctx, facts) {
    const length = nextLength(ctx, facts)
    const limits = ofClass(BLOCK_WEIGHTS.per_class, facts.info.class)
    // The length counts as proof, too.
    const own = addWeights(addWeights(facts.info.weight, limits.base_extrinsic), {
      ref_time: 0n,
      proof_size: BigInt(facts.length),
    })
    const before = BlockWeight.get(ctx)
    const ofThis = addWeights(ofClass(before, facts.info.class), own)
    const used = withClass(before, facts.info.class, ofThis)
    const total = addWeights(addWeights(used.normal, used.operational), used.mandatory)
    if (ofThis.ref_time > MAX_U64 || ofThis.proof_size > MAX_U64) invalid('ExhaustsResources')
    if (exceeds(ofThis, limits.max_total)) invalid('ExhaustsResources')
    // Beyond the block's limit some classes have a reserve of their own.
    if (exceeds(total, BLOCK_WEIGHTS.max_block) && exceeds(ofThis, limits.reserved))
      invalid('ExhaustsResources')
    AllExtrinsicsLen.set(ctx, length)
    BlockWeight.set(ctx, used)
  },
  postDispatch(ctx, _, facts, post) {
    const actual = post.weight ?? facts.info.weight
    const unused = {
      ref_time: facts.info.weight.ref_time - actual.ref_time,
      proof_size: facts.info.weight.proof_size - actual.proof_size,
    }
    if (unused.ref_time <= 0n && unused.proof_size <= 0n) return
    const before = BlockWeight.get(ctx)
    const own = ofClass(before, facts.info.class)
    BlockWeight.set(
      ctx,
      withClass(before, facts.info.class, {
        ref_time: own.ref_time - unused.ref_time,
        proof_size: own.proof_size - unused.proof_size,
      }),
    )
  },
})
