import type { Trade } from '../../../chain/events.ts'
import { valueAtPrice } from '../../../chain/price.ts'

/** What a coldkey has at one block: free TAO, its stake in one subnet, and the price there (U64F64 bits). */
export interface Holdings {
  readonly free: bigint
  readonly stake: bigint
  readonly price: bigint
}

/** A trade with what it cost to send, and the price (U64F64 bits) that was shown before it. */
export interface PricedTrade {
  readonly trade: Trade
  readonly fee: bigint
  readonly priceBefore: bigint
}

/** Where every rao of a purchase and a sale went; rao of TAO, and a gain is a negative cost. */
export interface BalanceSheet {
  readonly start: bigint
  readonly free: bigint
  readonly transactionFees: { readonly buying: bigint; readonly selling: bigint }
  readonly swapFees: { readonly buying: bigint; readonly selling: bigint }
  /** What the position is worth at the end, at the spot price. */
  readonly position: bigint
  readonly slippage: {
    /** Against the price shown before the purchase, and before the sale. */
    readonly buying: bigint
    readonly selling: bigint
    /** What the price has done since to the alpha that stayed; below zero where it rose. */
    readonly price: bigint
    /** What the chain paid on the position meanwhile, as a negative cost. */
    readonly earned: bigint
  }
  /** Start less all of the above: zero where every rao is accounted for. */
  readonly missing: bigint
}

/**
 * The balance sheet of one purchase and one sale between two looks at the chain. Every item is taken from state, events or
 * the prices shown; none is the remainder of the others, so that `missing` tells when one is wrong.
 */
export function balanceSheet(
  before: Holdings,
  bought: PricedTrade,
  sold: PricedTrade,
  after: Holdings,
): BalanceSheet {
  const boughtAlpha = bought.trade.alpha
  const soldAlpha = sold.trade.alpha + sold.trade.fee
  const boughtWorth = valueAtPrice(boughtAlpha, bought.priceBefore)
  const soldWorth = valueAtPrice(soldAlpha, sold.priceBefore)
  const saleFee = valueAtPrice(sold.trade.fee, sold.priceBefore)
  const earnedAlpha = after.stake - (before.stake + boughtAlpha - soldAlpha)
  const startWorth = valueAtPrice(before.stake, before.price)
  const endWorth = valueAtPrice(after.stake, after.price)
  const earned = valueAtPrice(earnedAlpha, after.price)

  const start = before.free + startWorth
  const transactionFees = { buying: bought.fee, selling: sold.fee }
  const swapFees = { buying: bought.trade.fee, selling: saleFee }
  const slippage = {
    buying: bought.trade.tao - bought.trade.fee - boughtWorth,
    selling: soldWorth - saleFee - sold.trade.tao,
    price: startWorth + boughtWorth - soldWorth - (endWorth - earned),
    earned: -earned,
  }
  const accounted = after.free + sum(transactionFees) + sum(swapFees) + endWorth + sum(slippage)
  return {
    start,
    free: after.free,
    transactionFees,
    swapFees,
    position: endWorth,
    slippage,
    missing: start - accounted,
  }
}

/** All parts of one item of the sheet. */
export function sum(parts: Readonly<Record<string, bigint>>): bigint {
  return Object.values(parts).reduce((total, each) => total + each, 0n)
}
