import type { Market } from './market.ts'
import { type QuoteRequest, type QuoteResult, quote } from './quote.ts'

/** One rung: an amount in rao, and what it would give. */
export interface Rung {
  readonly amount: bigint
  readonly quote: QuoteResult
}

/** Quotes of growing amounts against the same market: how deep it is. */
export function ladder(
  market: Market,
  request: Omit<QuoteRequest, 'amount'>,
  amounts: readonly bigint[],
): Rung[] {
  return amounts.map((amount) => ({ amount, quote: quote(market, { ...request, amount }) }))
}

/** `count` amounts from `first` on in steps of 1, 2, 5, 10, … */
export function roundAmounts(first: bigint, count: number): bigint[] {
  const steps = [1n, 2n, 5n] as const
  return Array.from({ length: count }, (_, i) => {
    const step = steps[i % steps.length] ?? 1n
    return first * step * 10n ** BigInt(Math.floor(i / steps.length))
  })
}
