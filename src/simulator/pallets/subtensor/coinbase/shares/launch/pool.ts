import { I110F18 } from '../../../../../../amm/fixed/index.ts'
import { addU64Saturating, addU128Saturating, subSaturating } from '../../../utils/saturating.ts'

/** A subnet's pool as it was at the launch of Dynamic TAO: x·y = k, or one to one where there is no market. */
export interface LaunchPool {
  /** 1 for a market of the subnet's token; anything else trades one to one. */
  readonly mechanism: number
  /** Rao of TAO in the pool. */
  tao: bigint
  /** Rao of alpha in the pool. */
  alphaIn: bigint
  /** Rao of alpha outside. */
  alphaOut: bigint
  /** Rao of TAO that ever changed hands. */
  volume: bigint
}

/** What a pool may not fall below: a swap that would do it does not happen. Upstream: `DefaultMinimumPoolLiquidity`. */
const LEAST_RESERVE = I110F18.fromInt(10_000_000n)

/**
 * Rao of alpha that `tao` rao buy, rounded down; `undefined` where the pool is too thin.
 *
 * Upstream: staking/stake_utils.rs at e2b8367b8 (spec 233), `sim_swap_tao_for_alpha`.
 */
export function alphaForTao(pool: LaunchPool, tao: bigint): bigint | undefined {
  return pool.mechanism === 1 ? paidOut(pool.tao, pool.alphaIn, tao) : tao
}

/**
 * Rao of TAO that `alpha` rao sell for, rounded down; `undefined` where the pool is too thin.
 *
 * Upstream: staking/stake_utils.rs at e2b8367b8 (spec 233), `sim_swap_alpha_for_tao`.
 */
export function taoForAlpha(pool: LaunchPool, alpha: bigint): bigint | undefined {
  return pool.mechanism === 1 ? paidOut(pool.alphaIn, pool.tao, alpha) : alpha
}

function paidOut(reserveIn: bigint, reserveOut: bigint, amount: bigint): bigint | undefined {
  const from = I110F18.fromInt(reserveIn)
  const to = I110F18.fromInt(reserveOut)
  const product = I110F18.mulSaturating(to, from)
  const left = I110F18.divOr(product, I110F18.addSaturating(from, I110F18.fromInt(amount)))
  return left >= LEAST_RESERVE
    ? I110F18.toU64Saturating(I110F18.subSaturating(to, left))
    : undefined
}

/** Buys with `tao` rao and returns the rao of alpha; 0 where the pool refuses, and then nothing changes. */
export function buyAlpha(pool: LaunchPool, tao: bigint): bigint {
  const alpha = alphaForTao(pool, tao)
  if (alpha === undefined) return 0n
  pool.alphaIn = subSaturating(pool.alphaIn, alpha)
  pool.alphaOut = addU64Saturating(pool.alphaOut, alpha)
  pool.tao = addU64Saturating(pool.tao, tao)
  pool.volume = addU128Saturating(pool.volume, tao)
  return alpha
}

/** Sells `alpha` rao and returns the rao of TAO; 0 where the pool refuses, and then nothing changes. */
export function sellAlpha(pool: LaunchPool, alpha: bigint): bigint {
  const tao = taoForAlpha(pool, alpha)
  if (tao === undefined) return 0n
  pool.alphaIn = addU64Saturating(pool.alphaIn, alpha)
  pool.alphaOut = subSaturating(pool.alphaOut, alpha)
  pool.tao = subSaturating(pool.tao, tao)
  pool.volume = addU128Saturating(pool.volume, tao)
  return tao
}
