import { amountJson, formatParts } from '../../amounts.ts'
import type { TradeQuote } from '../../chain/quote.ts'
import type { JsonValue } from '../json.ts'
import type { Theme } from '../ui/theme.ts'
import type { Field } from './fields.ts'
import { money, price, priceJson, share } from './money.ts'

/** Which tokens a trade moves, by netuid: TAO is that of netuid 0. */
export function tokensOf({ subnet, quote }: TradeQuote): { in: number; out: number } {
  const { netuid } = subnet
  return quote.direction === 'buy' ? { in: 0, out: netuid } : { in: netuid, out: 0 }
}

/** A subnet by number and name. */
export function subnetTitle({ netuid, name }: { netuid: number; name: string }): string {
  return name === '' ? `${netuid}` : `${netuid} ${name}`
}

/** A quote as facts. `tolerance` in parts of 10^9. */
export function quoteFields(
  trade: TradeQuote,
  tolerance: bigint | undefined,
  { glyphs, out }: Theme,
): Field[] {
  const { subnet, quote } = trade
  const token = tokensOf(trade)
  const { pool } = subnet
  const fields: (Field | false)[] = [
    ['Subnet', subnetTitle(subnet)],
    subnet.dynamic && [
      'Reserves',
      `${money(pool.tao, 0, glyphs)} and ${money(pool.alpha, subnet.netuid, glyphs)}`,
    ],
    ['Spot price', `${price(quote.spotPrice)} ${glyphs.tao}`],
    ['Pays', money(quote.paid, token.in, glyphs)],
    ['  swap fee', money(quote.fee, token.in, glyphs)],
    ['Receives', out.strong(money(quote.received, token.out, glyphs))],
    quote.effectivePrice !== undefined && [
      'Effective price',
      `${price(quote.effectivePrice)} ${glyphs.tao}, the fee in it`,
    ],
    ['Price impact', share(quote.priceImpact)],
    ['Price after', `${price(quote.priceAfter)} ${glyphs.tao}`],
    ['At least', atLeast(trade, tolerance, glyphs)],
    quote.unused > 0n && [
      'Left over',
      `${money(quote.unused, token.in, glyphs)}, beyond the limit`,
    ],
    ['Node', nodeSays(trade, glyphs)],
  ]
  return fields.filter((field) => field !== false)
}

function atLeast(
  trade: TradeQuote,
  tolerance: bigint | undefined,
  glyphs: Theme['glyphs'],
): string {
  const { minimumReceived } = trade.quote
  if (tolerance === undefined) return 'no limit: whatever the price is then'
  const within = `within ${formatParts(tolerance)}`
  return minimumReceived === undefined
    ? `not all of it fits ${within}`
    : `${money(minimumReceived, tokensOf(trade).out, glyphs)} ${within}`
}

function nodeSays(trade: TradeQuote, glyphs: Theme['glyphs']): string {
  const { node, agrees } = trade
  if (node === undefined) return 'has no simulation to compare with'
  if (agrees) return 'simulates the same to the rao'
  return `simulates ${money(node.received, tokensOf(trade).out, glyphs)}: it differs`
}

/** A quote for programs; schemas/quote in dtao-1.schema.json. `tolerance` in parts of 10^9. */
export function quoteJson(trade: TradeQuote, tolerance: bigint | undefined) {
  const { subnet, quote, node } = trade
  const token = tokensOf(trade)
  const { effectivePrice, limitPrice, minimumReceived } = quote
  return {
    netuid: subnet.netuid,
    direction: quote.direction,
    reserves: {
      tao: amountJson(subnet.pool.tao),
      alpha: amountJson(subnet.pool.alpha, subnet.netuid),
    },
    spotPrice: priceJson(quote.spotPrice),
    amount: amountJson(trade.amount, token.in),
    paid: amountJson(quote.paid, token.in),
    fee: amountJson(quote.fee, token.in),
    unused: amountJson(quote.unused, token.in),
    received: amountJson(quote.received, token.out),
    effectivePrice: effectivePrice === undefined ? null : priceJson(effectivePrice),
    priceImpact: formatParts(quote.priceImpact),
    priceAfter: priceJson(quote.priceAfter),
    tolerance: tolerance === undefined ? null : formatParts(tolerance),
    withinTolerance: quote.withinTolerance,
    limitPrice: limitPrice === undefined ? null : priceJson(limitPrice * 1_000_000_000n),
    minimumReceived: minimumReceived === undefined ? null : amountJson(minimumReceived, token.out),
    node:
      node === undefined
        ? null
        : {
            agrees: trade.agrees,
            received: amountJson(node.received, token.out),
            fee: amountJson(node.fee, token.in),
            difference: amountJson(node.received - trade.whole.received, token.out),
          },
  } satisfies JsonValue
}
