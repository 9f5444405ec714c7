import type { DispatchGuard } from '../../../frame/runtime.ts'
import { checkColdkeySwap } from './check-coldkey-swap.ts'
import { checkDelegateTake } from './check-delegate-take.ts'
import { checkEvmKeyAssociation } from './check-evm-key-association.ts'
import { checkRateLimits } from './check-rate-limits.ts'
import { checkServingEndpoints } from './check-serving-endpoints.ts'
import { checkWeights } from './check-weights.ts'

/** What every call must pass before it runs, and already in the pool; in upstream's order. */
export const guards: readonly DispatchGuard[] = [
  checkColdkeySwap,
  checkWeights,
  checkRateLimits,
  checkDelegateTake,
  checkServingEndpoints,
  checkEvmKeyAssociation,
]
