import { I64F64 } from '../../../../amm/fixed/index.ts'
import type { Context } from '../../../frame/context.ts'
import { calculateBlockEmission } from '../coinbase/block-emission.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { mulU64Saturating, subSaturating } from '../utils/saturating.ts'

/** Rao that a block emits before the first halving. */
const FULL_EMISSION = I64F64.fromInt(1_000_000_000n)

/** The block of the last creation of a subnet; 0 for never. Upstream: coinbase/root.rs. */
export function getNetworkLastLockBlock(ctx: Context): bigint {
  return S.LastRateLimitedBlock.get(ctx, { type: 'NetworkLastRegistered' })
}

/** Notes the block of the last creation of a subnet. Upstream: coinbase/root.rs. */
export function setNetworkLastLockBlock(ctx: Context, block: bigint): void {
  S.LastRateLimitedBlock.set(ctx, { type: 'NetworkLastRegistered' }, block)
}

/**
 * Blocks in which the price of a subnet falls back by the last price paid; it shrinks as emission halves.
 *
 * Upstream: coinbase/root.rs, `get_lock_reduction_interval`.
 */
export function getLockReductionInterval(ctx: Context): bigint {
  const interval = I64F64.fromInt(S.NetworkLockReductionInterval.get(ctx))
  const emission = I64F64.fromInt(calculateBlockEmission(ctx))
  const share = I64F64.divOr(emission, FULL_EMISSION)
  return I64F64.toU64Saturating(I64F64.mulSaturating(interval, share))
}

/** What decides the price of a subnet, in rao and blocks. */
export interface LockCostTerms {
  readonly lastLock: bigint
  readonly lastLockBlock: bigint
  readonly currentBlock: bigint
  readonly reductionInterval: bigint
  readonly minLock: bigint
}

/**
 * The price of a subnet in rao: twice the last one, falling by it in each interval down to a floor.
 *
 * Upstream: coinbase/root.rs, `get_network_lock_cost`.
 */
export function lockCost(terms: LockCostTerms): bigint {
  const { lastLock, lastLockBlock, currentBlock, reductionInterval, minLock } = terms
  const perBlock = reductionInterval === 0n ? 0n : lastLock / reductionInterval
  const fallen = mulU64Saturating(perBlock, subSaturating(currentBlock, lastLockBlock))
  const top = mulU64Saturating(lastLock, lastLockBlock === 0n ? 1n : 2n)
  const cost = subSaturating(top, fallen)
  return cost < minLock ? minLock : cost
}

/** What decides the price of a subnet now. Upstream: coinbase/root.rs, `get_network_lock_cost`. */
export function getLockCostTerms(ctx: Context): LockCostTerms {
  return {
    lastLock: S.NetworkLastLockCost.get(ctx),
    lastLockBlock: getNetworkLastLockBlock(ctx),
    currentBlock: getCurrentBlockAsU64(ctx),
    reductionInterval: getLockReductionInterval(ctx),
    minLock: S.NetworkMinLockCost.get(ctx),
  }
}

/** The price of a subnet now, in rao. Upstream: coinbase/root.rs, `get_network_lock_cost`. */
export function getNetworkLockCost(ctx: Context): bigint {
  return lockCost(getLockCostTerms(ctx))
}
