import type { Rung } from '../../amm/ladder.ts'
import { amountJson, formatAmount, formatParts, unitOf } from '../../amounts.ts'
import type { TradeQuote } from '../../chain/quote.ts'
import type { JsonValue } from '../json.ts'
import { barChart } from '../ui/chart.ts'
import type { Ui } from '../ui/ui.ts'
import { brief, price, priceJson, share } from './money.ts'
import { tokensOf } from './quote.ts'

/** A ladder of amounts as a table, and its price impact as a chart of the pool's depth. */
export function renderLadder(trade: TradeQuote, rungs: readonly Rung[], ui: Ui): void {
  const { glyphs } = ui.theme
  const token = tokensOf(trade)
  const symbol = (netuid: number): string => (netuid === 0 ? glyphs.tao : unitOf(netuid))
  ui.print('')
  ui.table({
    columns: [
      { title: `Pays ${symbol(token.in)}`, align: 'right' },
      { title: `Receives ${symbol(token.out)}`, align: 'right' },
      { title: `Effective price ${glyphs.tao}`, align: 'right' },
      { title: 'Impact', align: 'right' },
    ],
    rows: rungs.map(({ amount, quote }) =>
      quote.ok
        ? [
            formatAmount(amount, { grouped: true }),
            brief(quote.received),
            quote.effectivePrice === undefined ? '' : price(quote.effectivePrice),
            share(quote.priceImpact),
          ]
        : [formatAmount(amount, { grouped: true }), quote.error, '', ''],
    ),
  })
  ui.print('')
  ui.print(ui.theme.out.dim('Price impact'))
  ui.print(
    barChart(
      rungs.flatMap((rung) => barOf(rung)),
      ui.theme,
    ),
  )
}

function barOf({ amount, quote }: Rung) {
  if (!quote.ok) return []
  return [
    {
      label: formatAmount(amount, { grouped: true }),
      // A chart's length is no money: shares of 10^9 fit a double.
      value: Number(quote.priceImpact),
      text: share(quote.priceImpact),
    },
  ]
}

/** A rung for programs. `token` as `tokensOf` gives it. */
export function ladderJson({ amount, quote }: Rung, token: { in: number; out: number }) {
  return {
    amount: amountJson(amount, token.in),
    received: quote.ok ? amountJson(quote.received, token.out) : null,
    effectivePrice:
      quote.ok && quote.effectivePrice !== undefined ? priceJson(quote.effectivePrice) : null,
    priceImpact: quote.ok ? formatParts(quote.priceImpact) : null,
    refusal: quote.ok ? null : quote.error,
  } satisfies JsonValue
}
