import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productOut } from '../../../src/amm/constant-product.ts'
import { I96F32 } from '../../../src/amm/fixed/index.ts'
import { DEFAULT_PRICE_LIMIT, swap } from '../../../src/amm/swap.ts'
import { DEFAULT_QUOTE_WEIGHT } from '../../../src/amm/weights.ts'

const PLACES = 32n
const rao = (max: bigint) => fc.bigInt({ min: 1n, max })

describe('productOut', () => {
  it('pays what the runtime of spec 218 paid', () => {
    expect(productOut(20_031_345_678_901n, 39_957_374_160_762n, 10_000_000_000n, PLACES)).toBe(
      19_937_470_667n,
    )
    expect(productOut(39_937_938_508_622n, 20_042_345_678_901n, 3_000_000_000n, PLACES)).toBe(
      1_505_398_703n,
    )
  })

  it('is I96F32 to the bit, where its product saturates too', () => {
    fc.assert(
      fc.property(
        rao(1n << 54n),
        rao(1n << 54n),
        rao(1n << 50n),
        (reserveIn, reserveOut, delta) => {
          const product = I96F32.mulSaturating(
            I96F32.fromInt(reserveOut),
            I96F32.fromInt(reserveIn),
          )
          const left = I96F32.divOr(product, I96F32.fromInt(reserveIn + delta))
          const expected = I96F32.toIntFloor(I96F32.subSaturating(I96F32.fromInt(reserveOut), left))
          expect(productOut(reserveIn, reserveOut, delta, PLACES)).toBe(expected)
        },
      ),
    )
  })

  it('empties a pool that nobody can have put anything into', () => {
    expect(productOut(0n, 5n, 0n, PLACES)).toBe(5n)
  })
})

describe('swap by a constant product', () => {
  const pool = { tao: 20_000n * 10n ** 9n, alpha: 40_000n * 10n ** 9n, feeRate: 0, minReserve: 0n }

  it('gives what the product gives, and stops at a limit as any pool', () => {
    const input = { ...pool, quoteWeight: DEFAULT_QUOTE_WEIGHT, productPlaces: PLACES }
    const amount = 500n * 10n ** 9n
    const free = swap({
      ...input,
      direction: 'buy',
      amount,
      priceLimit: DEFAULT_PRICE_LIMIT.buy,
    })
    expect(free).toMatchObject({
      ok: true,
      hitLimit: false,
      amountPaidOut: productOut(pool.tao, pool.alpha, amount, PLACES),
    })
    const limited = swap({ ...input, direction: 'buy', amount, priceLimit: 505_000_000n })
    expect(limited).toMatchObject({ ok: true, hitLimit: true })
  })
})
