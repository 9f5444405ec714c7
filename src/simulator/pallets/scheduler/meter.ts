import type { Context } from '../../frame/context.ts'
import { addWeights, minWeight, type Weight, ZERO_WEIGHT } from '../../frame/weight.ts'
import { BLOCK_WEIGHTS } from '../system/limits.ts'
import { BlockWeight } from '../system/storage.ts'
import { MAXIMUM_WEIGHT } from './constants.ts'

const minus = (a: bigint, b: bigint): bigint => (a > b ? a - b : 0n)

/** How much of its share of a block the scheduler has used (sp_weights, `WeightMeter`). */
export class WeightMeter {
  #used = ZERO_WEIGHT
  readonly #limit: Weight

  constructor(limit: Weight) {
    this.#limit = limit
  }

  get used(): Weight {
    return this.#used
  }

  canConsume(weight: Weight): boolean {
    const next = addWeights(this.#used, weight)
    return next.ref_time <= this.#limit.ref_time && next.proof_size <= this.#limit.proof_size
  }

  /** Uses `weight` if there is so much left; whether there was. */
  tryConsume(weight: Weight): boolean {
    if (!this.canConsume(weight)) return false
    this.#used = addWeights(this.#used, weight)
    return true
  }
}

/** What the open block has left for tasks. */
export function blockMeter(ctx: Context): WeightMeter {
  const { normal, operational, mandatory } = BlockWeight.get(ctx)
  const used = addWeights(addWeights(normal, operational), mandatory)
  const { max_block: full } = BLOCK_WEIGHTS
  const left = {
    ref_time: minus(full.ref_time, used.ref_time),
    proof_size: minus(full.proof_size, used.proof_size),
  }
  return new WeightMeter(minWeight(left, MAXIMUM_WEIGHT))
}
