import { calculatePrice } from '../../../amm/balancer.ts'
import type { Pool } from '../../../amm/pool.ts'
import { weightAfterLiquidity } from '../../../amm/weights.ts'

/** A pool as it was last seen, with what was computed of it: a block asks several times, mostly of a pool that rests. */
export class KnownPool {
  readonly pool: Pool
  #price: bigint | undefined
  #weightAtRest: { readonly quote: bigint | undefined } | undefined

  constructor(pool: Pool) {
    this.pool = pool
  }

  /** Whether this is the pool with these reserves and weights. */
  is({ tao, alpha, quoteWeight }: Pool): boolean {
    const { pool } = this
    return pool.tao === tao && pool.alpha === alpha && pool.quoteWeight === quoteWeight
  }

  /** {@link calculatePrice} of it. */
  get price(): bigint {
    this.#price ??= calculatePrice(this.pool)
    return this.#price
  }

  /** {@link weightAfterLiquidity} where none is added: rounding may move the weight even so. */
  get weightAtRest(): bigint | undefined {
    this.#weightAtRest ??= { quote: weightAfterLiquidity(this.pool, 0n, 0n) }
    return this.#weightAtRest.quote
  }
}
