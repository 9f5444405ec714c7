import { U96F32 } from '../../../../amm/fixed/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import { getTaoWeight } from '../epoch/stake-weights.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { getAlphaIssuance } from './alpha-issuance.ts'

/**
 * What weight root's TAO has beside a subnet's alpha, as a proportion of 1 in U96F32: it shrinks as the subnet ages.
 *
 * Upstream: coinbase/block_step.rs, `root_proportion`.
 */
export function rootProportion(at: HasState, netuid: number): bigint {
  const staked = S.SubnetTAO.get(at, ROOT_NETUID)
  if (staked === 0n) return 0n
  const root = U96F32.mulSaturating(U96F32.fromInt(staked), getTaoWeight(at))
  const alpha = U96F32.fromInt(getAlphaIssuance(at, netuid))
  return U96F32.divOr(root, U96F32.addSaturating(root, alpha))
}
