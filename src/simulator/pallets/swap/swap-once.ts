import { type SwapInput, type SwapResult, swap } from '../../../amm/swap.ts'

/** The swap that was computed last: calls try an order and then execute it on the very same pool. */
let last: { readonly input: SwapInput; readonly result: SwapResult } | undefined

/** As `swap`, which depends on its input alone, without computing the same thing twice in a row. */
export function swapOnce(input: SwapInput): SwapResult {
  if (last !== undefined && isSame(last.input, input, last.result)) return last.result
  const result = swap(input)
  last = { input, result }
  return result
}

function isSame(a: SwapInput, b: SwapInput, result: SwapResult): boolean {
  return (
    a.amount === b.amount &&
    a.tao === b.tao &&
    a.alpha === b.alpha &&
    a.quoteWeight === b.quoteWeight &&
    a.direction === b.direction &&
    a.priceLimit === b.priceLimit &&
    a.feeRate === b.feeRate &&
    a.minReserve === b.minReserve &&
    a.dropFees === b.dropFees &&
    (a.simulate === b.simulate || isPayable(a, result))
  )
}

/** A trial differs from the swap itself only where the reserve cannot pay. */
function isPayable({ direction, tao, alpha }: SwapInput, result: SwapResult): boolean {
  return result.ok && result.amountPaidOut <= (direction === 'buy' ? alpha : tao)
}
