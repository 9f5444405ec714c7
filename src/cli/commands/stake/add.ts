import { readBalances } from '../../../chain/accounts.ts'
import { chooseWallet, coldkeyOf } from '../../accounts.ts'
import { option } from '../../args.ts'
import { lookAt, openChain } from '../../chain.ts'
import { chooseAmount, chooseHotkey, chooseSubnet } from '../../choose.ts'
import { defineCommand } from '../../command.ts'
import { money } from '../../present/money.ts'
import { text } from '../../values.ts'
import { makeTrade, tradeExitCode } from './trade.ts'
import { ALL_ARG, amountOf, TRADE_ARGS, toleranceOf } from './trade-args.ts'
import { renderTrade, tradeJson } from './trade-fields.ts'

export const command = defineCommand({
  args: {
    amount: option({
      flags: ['--amount', '--amount-tao'],
      value: 'amount',
      help: 'TAO to stake: 10, 0.5tao, 250000rao, 50% or all of what is free',
      parse: text,
    }),
    all: { ...ALL_ARG, flags: [...ALL_ARG.flags, '-a'] },
    ...TRADE_ARGS,
  },
  description:
    'Buys the token of a subnet from its pool and stakes it to a hotkey. What is missing is asked for on a terminal.',
  examples: [
    'dtao stake add',
    'dtao stake add --wallet alice --hotkey default --netuid 1 --amount 10',
    'dtao stake add --wallet alice --hotkey 5F… --netuid 1 --amount 50% --tolerance 1% --yes --json',
  ],
  async run(ctx, args) {
    const given = amountOf(args.amount, args.all, 'tao')
    const wallet = await chooseWallet(ctx)
    const coldkey = { ...(await coldkeyOf(ctx, wallet)), wallet }
    const chain = await openChain(ctx)
    const view = await lookAt(ctx, chain)
    const netuid = args.netuid ?? (await chooseSubnet(ctx, view))
    const hotkey = await chooseHotkey(ctx, view, wallet, netuid)
    const amount = given ?? (await chooseAmount(ctx, await freeQuestion(), 'tao'))
    const request = {
      direction: 'buy',
      netuid,
      amount,
      partial: args.partial,
      ...toleranceOf(args),
    } as const
    return makeTrade(ctx, view, { coldkey, hotkey, request }, args)

    async function freeQuestion(): Promise<string> {
      const [balance] = await readBalances(view, [coldkey.address])
      return `Amount to stake (${money(balance?.free ?? 0n, 0, ctx.ui.theme.glyphs)} free)`
    }
  },
  render: renderTrade,
  json: tradeJson,
  exitCode: tradeExitCode,
})
