import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { DispatchGuard } from '../../../frame/runtime.ts'
import { mechanismIndex } from '../epoch/mechanism-index.ts'
import { Errors } from '../errors.ts'
import { ID } from '../id.ts'
import * as S from '../storage/index.ts'
import { getLastUpdate } from '../subnets/uids.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { passesRateLimit } from '../utils/rate-limiting.ts'
import { subSaturating } from '../utils/saturating.ts'

/** Whether a hotkey that is on a subnet may set weights of one of its mechanisms again; others are not held up here. */
function maySetWeights(ctx: Context, hotkey: AccountId, netuid: number, mechanism: number) {
  const uid = S.Uids.get(ctx, netuid, hotkey)
  if (uid === undefined) return true
  if (!S.Keys.has(ctx, netuid, uid) || mechanism >= S.MechanismCountCurrent.get(ctx, netuid))
    return false
  const last = getLastUpdate(ctx, mechanismIndex(netuid, mechanism))[uid] ?? 0n
  const waited = subSaturating(getCurrentBlockAsU64(ctx), last)
  return last === 0n || waited >= S.WeightsSetRateLimit.get(ctx, netuid)
}

/**
 * Stops weights and new subnets that come too soon; such calls pay no fee.
 *
 * Upstream: guards/check_rate_limits.rs. Refuses with CommittingWeightsTooFast, SettingWeightsTooFast or
 * NetworkTxRateLimitExceeded.
 */
export const checkRateLimits: DispatchGuard = (ctx, call, origin) => {
  if (origin.type !== 'signed' || call.pallet !== ID.name) return
  const { netuid = 0, mecid = 0 } = call.args as { netuid?: number; mecid?: number }
  switch (call.name) {
    case 'commit_weights':
    case 'commit_mechanism_weights':
      return ensure(
        maySetWeights(ctx, origin.account, netuid, mecid),
        Errors.CommittingWeightsTooFast,
      )
    case 'set_weights':
    case 'set_mechanism_weights':
      if (S.CommitRevealWeightsEnabled.get(ctx, netuid)) return
      return ensure(maySetWeights(ctx, origin.account, netuid, mecid), Errors.SettingWeightsTooFast)
    case 'register_network':
      return ensure(
        passesRateLimit(ctx, 'RegisterNetwork', origin.account),
        Errors.NetworkTxRateLimitExceeded,
      )
  }
}
