import { U64F64, U96F32 } from '../../../../../amm/fixed/index.ts'
import type { HasState } from '../../../../frame/storage.ts'
import * as S from '../../storage/index.ts'
import { min } from '../../utils/saturating.ts'
import { getMovingAlphaPrice } from '../moving-price.ts'
import { sumOf } from './arithmetic.ts'
import type { Shares } from './shares.ts'

/**
 * Dynamic TAO as it is today: a subnet's share follows its moving price, less what it withholds from its miners.
 *
 * Upstream: coinbase/subnet_emissions.rs, `get_shares`.
 */
export function dtaoShares(at: HasState, netuids: readonly number[]): Shares {
  const ascending = [...netuids].sort((a, b) => a - b)
  const byPrice = pricesOverSum(at, ascending)
  const weighted = lessWithheld(at, ascending, byPrice)
  const total = sumOf(weighted)
  // Where every subnet withholds all, prices alone decide: the emission must not be stranded.
  const shares = total === 0n ? byPrice : weighted.map((share) => U64F64.divOr(share, total))
  return sharesOf(ascending, shares)
}

/** Each share less what its subnet withholds; `shares` itself where none withholds anything. */
function lessWithheld(
  at: HasState,
  netuids: readonly number[],
  shares: readonly bigint[],
): readonly bigint[] {
  let left: bigint[] | undefined
  for (let i = 0; i < netuids.length; i += 1) {
    const withheld = S.MinerBurned.get(at, netuids[i] ?? 0)
    if (withheld === 0n) continue
    const burned = min(U64F64.fromFixed(withheld, U96F32), U64F64.one)
    left ??= [...shares]
    left[i] = U64F64.mulSaturating(shares[i] ?? 0n, U64F64.one - burned)
  }
  return left ?? shares
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

function sharesOf(netuids: readonly number[], values: readonly bigint[]): Shares {
  const shares = new Map<number, bigint>()
  for (const [i, netuid] of netuids.entries()) shares.set(netuid, values[i] ?? 0n)
  return shares
}
