import type { HasState } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { subSaturating } from '../utils/saturating.ts'

/** Takes rao of TAO out of the pool of a subnet. Upstream: staking/stake_utils.rs. */
export function decreaseProvidedTaoReserve(at: HasState, netuid: number, tao: bigint): void {
  if (tao !== 0n) S.SubnetTAO.mutate(at, netuid, (total) => subSaturating(total, tao))
}

/** Takes rao of alpha out of the pool of a subnet. Upstream: staking/stake_utils.rs. */
export function decreaseProvidedAlphaReserve(at: HasState, netuid: number, alpha: bigint): void {
  if (alpha !== 0n) S.SubnetAlphaIn.mutate(at, netuid, (total) => subSaturating(total, alpha))
}
