import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { Origin } from '../../../frame/origin.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { ensureSubnetOwnerOrRoot } from '../subnets/owner.ts'

/** The least alpha that liquid alpha may have: a fortieth of 65535. */
const MIN_ALPHA = 1638

/**
 * Sets between which alphas (parts of 65535) the bonds of a subnet move.
 *
 * Upstream: epoch/run_epoch.rs, `do_set_alpha_values`.
 *
 * @throws {DispatchFailure} BadOrigin, LiquidAlphaDisabled, AlphaHighTooLow, AlphaLowOutOfRange.
 */
export function doSetAlphaValues(
  ctx: Context,
  origin: Origin,
  netuid: number,
  low: number,
  high: number,
): void {
  ensureSubnetOwnerOrRoot(ctx, origin, netuid)
  ensure(S.LiquidAlphaOn.get(ctx, netuid), Errors.LiquidAlphaDisabled)
  ensure(high >= MIN_ALPHA, Errors.AlphaHighTooLow)
  ensure(low >= MIN_ALPHA && low <= high, Errors.AlphaLowOutOfRange)
  S.AlphaValues.set(ctx, netuid, [low, high])
}
