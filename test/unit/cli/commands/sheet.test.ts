import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Trade } from '../../../../src/chain/events.ts'
import { balanceSheet, sum } from '../../../../src/cli/commands/quickstart/sheet.ts'

interface Case {
  readonly free: bigint
  readonly stake: bigint
  readonly prices: readonly [bigint, bigint, bigint, bigint]
  readonly fees: readonly [bigint, bigint]
  readonly paid: bigint
  readonly buyFee: bigint
  readonly bought: bigint
  readonly sold: bigint
  readonly sellFee: bigint
  readonly received: bigint
  readonly earned: bigint
}

const rao = fc.bigInt({ min: 0n, max: 10n ** 15n })
const price = fc.bigInt({ min: 1n, max: 100n << 64n })
const cases: fc.Arbitrary<Case> = fc.record({
  free: rao,
  stake: rao,
  prices: fc.tuple(price, price, price, price),
  fees: fc.tuple(rao, rao),
  paid: rao,
  buyFee: rao,
  bought: rao,
  sold: rao,
  sellFee: rao,
  received: rao,
  earned: rao,
})

function trade(direction: Trade['direction'], tao: bigint, alpha: bigint, fee: bigint): Trade {
  return { direction, coldkey: 'c', hotkey: 'h', netuid: 1, tao, alpha, fee }
}

/** The sheet of a purchase and a sale, where `lost` rao left the coldkey without any event. */
function sheetOf(one: Case, lost = 0n) {
  const { free, stake, prices, fees } = one
  return balanceSheet(
    { free, stake, price: prices[0] },
    { trade: trade('buy', one.paid, one.bought, one.buyFee), fee: fees[0], priceBefore: prices[1] },
    {
      trade: trade('sell', one.received, one.sold, one.sellFee),
      fee: fees[1],
      priceBefore: prices[2],
    },
    {
      free: free - one.paid - fees[0] + one.received - fees[1] - lost,
      stake: stake + one.bought - one.sold - one.sellFee + one.earned,
      price: prices[3],
    },
  )
}

describe('the balance sheet', () => {
  test('accounts for every rao, whatever prices do', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const sheet = sheetOf(one)
        expect(sheet.missing).toBe(0n)
        const { start, free, transactionFees, swapFees, position, slippage } = sheet
        expect(free + sum(transactionFees) + sum(swapFees) + position + sum(slippage)).toBe(start)
      }),
    )
  })

  test('notices every rao that no event tells of', () => {
    fc.assert(
      fc.property(cases, fc.bigInt({ min: 1n, max: 10n ** 12n }), (one, lost) => {
        expect(sheetOf(one, lost).missing).toBe(lost)
      }),
    )
  })

  test('a trade at the price that was shown has no slippage', () => {
    const one = 1n << 64n
    const sheet = sheetOf({
      free: 100n,
      stake: 0n,
      prices: [one, one, one, one],
      fees: [1n, 2n],
      paid: 50n,
      buyFee: 5n,
      bought: 45n,
      sold: 18n,
      sellFee: 2n,
      received: 18n,
      earned: 0n,
    })
    expect(sheet).toMatchObject({
      start: 100n,
      free: 65n,
      position: 25n,
      swapFees: { buying: 5n, selling: 2n },
      slippage: { buying: 0n, selling: 0n, price: 0n },
    })
  })
})
