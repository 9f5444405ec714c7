import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { Origin } from '../../../frame/origin.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import { ensureSubnetOwner } from './owner.ts'
import { ifSubnetExist } from './subnet.ts'

/**
 * Starts a subnet: from the next block on it emits, and its token is traded.
 *
 * Upstream: subnets/subnet.rs, `do_start_call`.
 *
 * @throws {DispatchFailure} SubnetNotExists, BadOrigin unless its owner signs, FirstEmissionBlockNumberAlreadySet,
 *   NeedWaitingMoreBlocksToStarCall.
 */
export function doStartCall(ctx: Context, origin: Origin, netuid: number): void {
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  ensureSubnetOwner(ctx, origin, netuid)
  const started = S.FirstEmissionBlockNumber.get(ctx, netuid) !== undefined
  ensure(!started, Errors.FirstEmissionBlockNumberAlreadySet)
  const block = getCurrentBlockAsU64(ctx)
  const earliest = addU64Saturating(
    S.NetworkRegisteredAt.get(ctx, netuid),
    S.StartCallDelay.get(ctx),
  )
  ensure(block >= earliest, Errors.NeedWaitingMoreBlocksToStarCall)
  const first = block + 1n
  S.FirstEmissionBlockNumber.set(ctx, netuid, first)
  S.SubtokenEnabled.set(ctx, netuid, true)
  ctx.deposit(Event.FirstEmissionBlockNumberSet(netuid, first))
}
