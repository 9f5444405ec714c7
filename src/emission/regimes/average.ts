import { I64F64 } from '../../amm/fixed/index.ts'
import { bitsOf, mulFloor } from './fixed32.ts'

const ONE = bitsOf(1n)

/** 1 − (1 − alpha)^blocks for an average that moves by `alpha` (I64F64 bits of 1) a block. */
function weightOver(alpha: bigint, blocks: bigint): bigint {
  let kept = I64F64.one
  let base = I64F64.one - alpha
  for (let left = blocks; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) kept = I64F64.mulSaturating(kept, base)
    base = I64F64.mulSaturating(base, base)
  }
  return I64F64.one - kept
}

/**
 * An average (I96F32 bits) after `blocks` blocks in which it moved to `value` by `alpha` (I64F64 bits of 1) of the way each.
 * One block is computed as the chain does.
 */
export function movedAverage(
  average: bigint,
  value: bigint,
  alpha: bigint,
  blocks: bigint,
): bigint {
  if (blocks === 1n) {
    const weight = alpha >> 32n
    return mulFloor(weight, value) + mulFloor(ONE - weight, average)
  }
  const weight = weightOver(alpha, blocks)
  const moved = (value - average) * weight
  return average + (moved >> 64n)
}
