import { U64F64, U96F32 } from '../../../../../amm/fixed/index.ts'
import type { HasState } from '../../../../frame/storage.ts'
import * as S from '../../storage/index.ts'
import { min } from '../../utils/saturating.ts'
import { getMovingAlphaPrice } from '../moving-price.ts'
import type { Shares } from './shares.ts'

/**
 * Dynamic TAO as it is today: a subnet's share follows its moving price, less what it withholds from its miners.
 *
 * Upstream: coinbase/subnet_emissions.rs, `get_shares`.
 */
export function dtaoShares(at: HasState, netuids: readonly number[]): Shares {
  const ascending = [...netuids].sort((a, b) => a - b)
  const byPrice = pricesOverSum(at, ascending)
  const weighted = byPrice.map((share, i) => {
    const withheld = S.MinerBurned.get(at, ascending[i] ?? 0)
    if (withheld === 0n) return share
    const burned = min(U64F64.fromFixed(withheld, U96F32), U64F64.one)
    return U64F64.mulSaturating(share, U64F64.one - burned)
  })
  const total = sumOf(weighted)
  // Where every subnet withholds all, prices alone decide: the emission must not be stranded.
  return sharesOf(
    ascending,
    total === 0n ? byPrice : weighted.map((share) => U64F64.divOr(share, total)),
  )
}

/**
 * Each moving price over the sum of all: Dynamic TAO as it was launched.
 *
 * Upstream: coinbase/subnet_emissions.rs, `get_shares_price_ema`.
 */
export function priceShares(at: HasState, netuids: readonly number[]): Shares {
  const ascending = [...netuids].sort((a, b) => a - b)
  return sharesOf(ascending, pricesOverSum(at, ascending))
}

// Lists, not maps, until the last step: every block does this for every subnet.

function pricesOverSum(at: HasState, netuids: readonly number[]): bigint[] {
  const prices = netuids.map((netuid) => getMovingAlphaPrice(at, netuid))
  const total = sumOf(prices)
  return prices.map((price) => U64F64.divOr(price, total))
}

function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => U64F64.addSaturating(sum, value), 0n)
}

function sharesOf(netuids: readonly number[], values: readonly bigint[]): Shares {
  const shares = new Map<number, bigint>()
  for (const [i, netuid] of netuids.entries()) shares.set(netuid, values[i] ?? 0n)
  return shares
}
