import type { HasState } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { addU64Saturating } from '../utils/saturating.ts'

/** Rao of a subnet's alpha, in its pool and outside. Upstream: staking/stake_utils.rs, `get_alpha_issuance`. */
export function getAlphaIssuance(at: HasState, netuid: number): bigint {
  return addU64Saturating(S.SubnetAlphaIn.get(at, netuid), S.SubnetAlphaOut.get(at, netuid))
}

/** Adds rao of new alpha to what is outside the pool. Upstream: coinbase/alpha.rs, `resolve_to_alpha_out`. */
export function resolveToAlphaOut(at: HasState, netuid: number, amount: bigint): void {
  if (amount > 0n) S.SubnetAlphaOut.mutate(at, netuid, (total) => addU64Saturating(total, amount))
}

/** Adds rao of new alpha to the pool. Upstream: coinbase/alpha.rs, `resolve_to_alpha_in`. */
export function resolveToAlphaIn(at: HasState, netuid: number, amount: bigint): void {
  if (amount > 0n) S.SubnetAlphaIn.mutate(at, netuid, (total) => addU64Saturating(total, amount))
}
