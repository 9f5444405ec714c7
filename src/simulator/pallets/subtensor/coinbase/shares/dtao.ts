import { U64F64, U96F32 } from '../../../../../amm/fixed/index.ts'
import type { HasState } from '../../../../frame/storage.ts'
import * as S from '../../storage/index.ts'
import { min } from '../../utils/saturating.ts'
import { getMovingAlphaPrice } from '../moving-price.ts'
import { mapShares, sumOf } from './arithmetic.ts'
import type { Shares } from './shares.ts'

/**
 * Dynamic TAO as it is today: a subnet's share follows its moving price, less what it withholds from its miners.
 *
 * Upstream: coinbase/subnet_emissions.rs, `get_shares`.
 */
export function dtaoShares(at: HasState, netuids: readonly number[]): Shares {
  const byPrice = priceShares(at, netuids)
  const weighted = mapShares(byPrice, (share, netuid) => {
    const burned = min(U64F64.fromFixed(S.MinerBurned.get(at, netuid), U96F32), U64F64.one)
    return U64F64.mulSaturating(share, U64F64.one - burned)
  })
  const total = sumOf(weighted)
  // Where every subnet withholds all, prices alone decide: the emission must not be stranded.
  return total === 0n ? byPrice : mapShares(weighted, (share) => U64F64.divOr(share, total))
}

/**
 * Each moving price over the sum of all: Dynamic TAO as it was launched.
 *
 * Upstream: coinbase/subnet_emissions.rs, `get_shares_price_ema`.
 */
export function priceShares(at: HasState, netuids: readonly number[]): Shares {
  const ascending = [...netuids].sort((a, b) => a - b)
  const prices = new Map(ascending.map((netuid) => [netuid, getMovingAlphaPrice(at, netuid)]))
  const total = sumOf(prices)
  return mapShares(prices, (price) => U64F64.divOr(price, total))
}
