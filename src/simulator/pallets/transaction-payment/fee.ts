import type { Context } from '../../frame/context.ts'
import { MAX_U64 } from '../../frame/validity.ts'
import type { DispatchClass, DispatchInfo, Weight } from '../../frame/weight.ts'
import { BLOCK_WEIGHTS, ofClass } from '../system/limits.ts'
import { NextFeeMultiplier, ONE } from './storage.ts'

/** The parts of a fee in rao; a call that pays nothing has no inclusion fee. */
export interface FeeDetails {
  readonly inclusion:
    | { readonly base: bigint; readonly length: bigint; readonly weight: bigint }
    | undefined
  readonly tip: bigint
}

const PER_BILLION = 1_000_000_000n
/** Rao for a billion picoseconds (pallets/transaction-fee, `LinearWeightToFee`). */
const RAO_PER_BILLION = 500_000n

/** `a · b / 10^9`, a half rounded down, as `Perbill` multiplies. */
function mulPerbillHalfDown(a: bigint, parts: bigint): bigint {
  const product = a * parts
  const floor = product / PER_BILLION
  return (product % PER_BILLION) * 2n > PER_BILLION ? floor + 1n : floor
}

/** Rao for computation; more than a block holds costs as much as a block. */
export function weightToFee(weight: Weight): bigint {
  const limit = BLOCK_WEIGHTS.max_block.ref_time
  return mulPerbillHalfDown(weight.ref_time < limit ? weight.ref_time : limit, RAO_PER_BILLION)
}

/** Rao for an extrinsic of `length` bytes: one each. */
export function lengthToFee(length: number): bigint {
  return BigInt(length)
}

/** What a transaction costs (frame/transaction-payment, `compute_fee_raw`). `info` is of call and extensions. */
export function computeFeeDetails(
  ctx: Context,
  length: number,
  info: DispatchInfo,
  tip: bigint,
): FeeDetails {
  if (info.pays === 'No') return { inclusion: undefined, tip }
  const weight = (weightToFee(info.weight) * NextFeeMultiplier.get(ctx)) / ONE
  return {
    inclusion: { base: baseFee(info.class), length: lengthToFee(length), weight },
    tip,
  }
}

function baseFee(of: DispatchClass): bigint {
  return weightToFee(ofClass(BLOCK_WEIGHTS.per_class, of).base_extrinsic)
}

/** The whole fee in rao, tip included. */
export function finalFee({ inclusion, tip }: FeeDetails): bigint {
  const fee =
    inclusion === undefined ? tip : inclusion.base + inclusion.length + inclusion.weight + tip
  return fee > MAX_U64 ? MAX_U64 : fee
}
