import { I96F32 } from '../../../../../src/amm/fixed/index.ts'
import type { Dev218Chain, Dev218Subnet } from './chain.ts'

const saturating = (amount: bigint) => (amount > 0n ? amount : 0n)

/** What a pool pays out by x·y = k in I96F32; there is no floor and no fee, and a stable subnet pays one to one. */
function paidOut({ mechanism }: Dev218Subnet, from: bigint, to: bigint, amount: bigint): bigint {
  if (mechanism !== 1) return amount
  const product = I96F32.mulSaturating(I96F32.fromInt(to), I96F32.fromInt(from))
  const left = I96F32.divOr(product, I96F32.fromInt(from + amount))
  return I96F32.toU64Saturating(I96F32.subSaturating(I96F32.fromInt(to), left))
}

/** Upstream: staking/stake_utils.rs at 1629c559b, `swap_tao_for_alpha`. */
export function buyAlpha(chain: Dev218Chain, subnet: Dev218Subnet, tao: bigint): bigint {
  const alpha = paidOut(subnet, subnet.tao, subnet.alphaIn, tao)
  subnet.alphaIn = saturating(subnet.alphaIn - alpha)
  subnet.alphaOut += alpha
  subnet.tao += tao
  chain.totalStake += tao
  return alpha
}

/** Upstream: staking/stake_utils.rs at 1629c559b, `swap_alpha_for_tao`. */
export function sellAlpha(chain: Dev218Chain, subnet: Dev218Subnet, alpha: bigint): bigint {
  const tao = paidOut(subnet, subnet.alphaIn, subnet.tao, alpha)
  subnet.alphaIn += alpha
  subnet.alphaOut = saturating(subnet.alphaOut - alpha)
  subnet.tao = saturating(subnet.tao - tao)
  chain.totalStake = saturating(chain.totalStake - tao)
  return tao
}
