import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { EXISTENTIAL_DEPOSIT } from '../../../../../src/simulator/pallets/balances/constants.ts'
import { totalIssuance } from '../../../../../src/simulator/pallets/balances/inspect.ts'
import {
  alphaToTao,
  netSide,
  proRata,
  residual,
  taoToAlpha,
} from '../../../../../src/simulator/pallets/limit-orders/batch/netting.ts'
import { PALLET_ACCOUNT } from '../../../../../src/simulator/pallets/limit-orders/constants.ts'
import * as S from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, BOB, CHARLIE, DAVE, OrdersChain, PERCENT, TAO } from './orders-chain.ts'

beforeAll(cryptoReady)

const ONE = 1n << 64n
const rao = fc.bigInt(0n, (1n << 62n) - 1n)

describe('worth', () => {
  test('is rounded down, and held inside 64 bits', () => {
    expect([alphaToTao(7n, ONE / 2n), taoToAlpha(7n, ONE * 2n)]).toEqual([3n, 3n])
    expect(alphaToTao(1n << 40n, 1n << 100n)).toBe((1n << 64n) - 1n)
  })

  test('of TAO where there is no price is nothing, and where it is next to nothing too much', () => {
    expect(taoToAlpha(7n, 0n)).toBe(0n)
    expect(() => taoToAlpha(1n, 1n)).toThrow('LimitOrders.ArithmeticOverflow')
    expect(() => residual({ price: 1n, buyNet: 1n, sellNet: 9n, sellTaoEquiv: 2n })).toThrow(
      'LimitOrders.ArithmeticOverflow',
    )
  })

  test('never grows on the way there and back', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 1n << 40n), fc.bigInt(ONE >> 20n, ONE << 20n), (tao, price) => {
        expect(alphaToTao(taoToAlpha(tao, price), price)).toBeLessThanOrEqual(tao)
      }),
    )
  })
})

describe('shares', () => {
  test('come to no more than there is, and less by at most one rao each', () => {
    fc.assert(
      fc.property(rao, fc.array(rao, { minLength: 1, maxLength: 20 }), (total, parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0n)
        const given = parts.reduce((sum, part) => sum + proRata(total, part, whole), 0n)
        expect(given).toBeLessThanOrEqual(total)
        if (whole > 0n) expect(total - given).toBeLessThanOrEqual(BigInt(parts.length))
      }),
    )
  })

  test('of nothing are nothing', () => {
    expect(proRata(5n, 0n, 0n)).toBe(0n)
  })
})

test('the side left over is buying where both come to the same', () => {
  const even = { price: ONE, buyNet: 5n, sellNet: 5n, sellTaoEquiv: 5n }
  expect([netSide(even), residual(even)]).toEqual(['Buy', 0n])
  const sold = { ...even, sellNet: 6n, sellTaoEquiv: 6n }
  expect([netSide(sold), residual(sold)]).toEqual(['Sell', 1n])
})

describe('a batch', () => {
  const traders = [ALICE, BOB, CHARLIE, DAVE]
  const amount = fc.bigInt(TAO / 100n, 200n * TAO)
  const amounts = fc.tuple(amount, amount, amount, amount)
  // Fees below the existential deposit may find no account to be kept in, or to go to.
  const fee = fc.oneof(fc.constant(0), fc.integer({ min: PERCENT, max: 10 * PERCENT }))

  test('makes neither TAO nor alpha, and everybody gives what the order says', () => {
    const chain = new OrdersChain()
    const { ctx } = chain
    const untouched = ctx.state.mark()
    /** Free TAO and staked alpha of each, and all alpha of the four and of the pallet. */
    const holdings = () => {
      const stake = traders.map((who) => chain.stake(who))
      const all = stake.reduce((sum, one) => sum + one, chain.dust(PALLET_ACCOUNT))
      return { free: traders.map(({ coldkey }) => chain.free(coldkey)), stake, all }
    }
    const everyone = fc.property(amounts, fee, (offered, fee_rate) => {
      const orders = traders.map((who, i) => {
        const terms = { amount: offered[i] ?? 0n, fee_rate }
        return i < 2 ? chain.sell(who, terms) : chain.buy(who, terms)
      })
      const [issued, out, before] = [totalIssuance(ctx), S.SubnetAlphaOut.get(ctx, 1), holdings()]
      chain.batch(orders)
      const after = holdings()
      // What rounding leaves on the pallet's account is lost with it, if it cannot keep it open.
      const lost = issued - totalIssuance(ctx)
      expect(lost >= 0n && lost < EXISTENTIAL_DEPOSIT).toBe(true)
      const made = after.all - before.all - (S.SubnetAlphaOut.get(ctx, 1) - out)
      // Shares of a hotkey's alpha are rounded, a few rao a transfer.
      expect(made).toBeLessThanOrEqual(10n)
      expect(made).toBeGreaterThanOrEqual(-10n)
      const gave = traders.map((_, i) =>
        i < 2
          ? (before.stake[i] ?? 0n) - (after.stake[i] ?? 0n)
          : (before.free[i] ?? 0n) - (after.free[i] ?? 0n),
      )
      expect(gave.slice(2)).toEqual(offered.slice(2))
      gave.slice(0, 2).forEach((alpha, i) => {
        expect(alpha - (offered[i] ?? 0n)).toBeLessThanOrEqual(1n)
        expect(alpha - (offered[i] ?? 0n)).toBeGreaterThanOrEqual(-1n)
      })
    })
    fc.assert(
      everyone.beforeEach(() => ctx.state.rollback(untouched)),
      { numRuns: 60 },
    )
  })
})
