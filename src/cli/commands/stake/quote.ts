import { ladder, type Rung, roundAmounts } from '../../../amm/ladder.ts'
import { type Amount, parseAmount, RAO_PER_TAO } from '../../../amounts.ts'
import { nextBlock } from '../../../chain/next-block.ts'
import { quoteTrade, type TradeQuote } from '../../../chain/quote.ts'
import { readSubnet } from '../../../chain/subnets.ts'
import { UsageError } from '../../../errors/base.ts'
import { flag, fromSetting, option } from '../../args.ts'
import { lookAt, openChain } from '../../chain.ts'
import { chooseAmount, chooseSubnet } from '../../choose.ts'
import { defineCommand } from '../../command.ts'
import { fieldLines } from '../../present/fields.ts'
import { ladderJson, renderLadder } from '../../present/ladder.ts'
import { quoteFields, quoteJson, tokensOf } from '../../present/quote.ts'
import { text } from '../../values.ts'
import { TRADE_ARGS } from './trade-args.ts'

/** Rungs of the ladder: 1, 2, 5, 10 … 5,000 whole tokens. */
const RUNGS = 12

interface QuoteResult {
  readonly trade: TradeQuote
  readonly rungs: readonly Rung[]
  readonly tolerance: bigint | undefined
  readonly exactOut: boolean
}

export const command = defineCommand({
  args: {
    netuid: TRADE_ARGS.netuid,
    amount: option({
      flags: ['--amount', '-a'],
      value: 'amount',
      help: 'what goes in: TAO, or with --sell the token of the subnet',
      parse: text,
    }),
    sell: flag({ flags: ['--sell'], help: 'quote unstaking instead of staking' }),
    exactOut: flag({ flags: ['--exact-out'], help: 'the amount is what shall come out' }),
    tolerance: fromSetting('tolerance'),
    partial: fromSetting('partial'),
    noLimit: TRADE_ARGS.noLimit,
  },
  description: 'Needs no wallet and signs nothing.',
  examples: [
    'dtao stake quote --netuid 1 --amount 10',
    'dtao stake quote --netuid 1 --amount 500 --sell',
    'dtao stake quote --netuid 1 --amount 100 --exact-out --json',
  ],
  async run(ctx, args): Promise<QuoteResult> {
    const { sell, exactOut, noLimit, partial } = args
    const direction = sell ? 'sell' : 'buy'
    if (args.amount !== undefined) exact(parseAmount(args.amount))
    const head = await lookAt(ctx, await openChain(ctx))
    const netuid = args.netuid ?? (await chooseSubnet(ctx, head))
    const view = await nextBlock(head)
    const subnet = await readSubnet(view, netuid)
    const token = sell !== exactOut && netuid !== 0 ? 'alpha' : 'tao'
    const amount = exact(
      args.amount === undefined
        ? await chooseAmount(ctx, exactOut ? 'Amount to receive' : 'Amount', token)
        : parseAmount(args.amount, { token }),
    )
    const tolerance = noLimit === true ? undefined : args.tolerance
    const limits = tolerance === undefined ? {} : { tolerance }
    const trade = await quoteTrade(view, subnet, {
      direction,
      amount,
      exactOut,
      partial,
      ...limits,
    })
    const rungs = ladder(trade.subnet.market, { direction }, roundAmounts(RAO_PER_TAO, RUNGS))
    return { trade, rungs, tolerance, exactOut }
  },
  render({ trade, rungs, tolerance }, ui) {
    ui.print(fieldLines(quoteFields(trade, tolerance, ui.theme), ui.theme.out))
    if (!trade.agrees) ui.warn('The node simulates another result than we compute: be careful.')
    if (trade.subnet.dynamic) renderLadder(trade, rungs, ui)
  },
  json: ({ trade, rungs, tolerance, exactOut }) => ({
    ...quoteJson(trade, tolerance),
    exactOut,
    ladder: rungs.map((rung) => ladderJson(rung, tokensOf(trade))),
  }),
})

/** @throws UsageError for a share, since there is no balance that it could be a share of */
function exact(amount: Amount): bigint {
  if (amount.kind === 'exact') return amount.rao
  throw new UsageError('A quote needs an amount, not a share.', 'amount_invalid', {
    hints: ['Write 1.5, 1.5tao or 1500000000rao.'],
  })
}
