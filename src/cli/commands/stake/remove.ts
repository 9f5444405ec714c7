import { readStake } from '../../../chain/stake.ts'
import { chooseWallet, coldkeyOf } from '../../accounts.ts'
import { option } from '../../args.ts'
import { lookAt, openChain } from '../../chain.ts'
import { chooseAmount, choosePosition } from '../../choose.ts'
import { defineCommand } from '../../command.ts'
import { money } from '../../present/money.ts'
import { text } from '../../values.ts'
import { makeTrade, tradeExitCode } from './trade.ts'
import { ALL_ARG, amountOf, TRADE_ARGS, toleranceOf } from './trade-args.ts'
import { renderTrade, tradeJson } from './trade-fields.ts'

export const command = defineCommand({
  args: {
    amount: option({
      flags: ['--amount', '-a', '--amount-alpha'],
      value: 'amount',
      help: "what to sell, in the subnet's token: 10, 0.5alpha, 50% or all",
      parse: text,
    }),
    all: ALL_ARG,
    ...TRADE_ARGS,
  },
  description:
    'Sells stake of a subnet to its pool for TAO. What is missing is asked for on a terminal.',
  examples: [
    'dtao stake remove',
    'dtao stake remove --wallet alice --hotkey default --netuid 1 --amount 50%',
    'dtao stake remove --wallet alice --hotkey default --netuid 1 --all --yes --json',
  ],
  async run(ctx, args) {
    // What makes no sense for any token is said before a chain is asked.
    amountOf(args.amount, args.all)
    const wallet = await chooseWallet(ctx)
    const coldkey = { ...(await coldkeyOf(ctx, wallet)), wallet }
    const chain = await openChain(ctx)
    const view = await lookAt(ctx, chain)
    const { netuid, hotkey } = await choosePosition(ctx, view, coldkey, args.netuid)
    // Root stake is TAO; every other subnet has a token of its own.
    const token = netuid === 0 ? 'tao' : 'alpha'
    const given = amountOf(args.amount, args.all, token)
    const amount = given ?? (await chooseAmount(ctx, await stakedQuestion(), token))
    const request = {
      direction: 'sell',
      netuid,
      amount,
      partial: args.partial,
      ...toleranceOf(args),
    } as const
    return makeTrade(ctx, view, { coldkey, hotkey, request }, args)

    async function stakedQuestion(): Promise<string> {
      const staked = await readStake(view, coldkey.address, hotkey.address, netuid)
      return `Amount to unstake (${money(staked, netuid, ctx.ui.theme.glyphs)} staked)`
    }
  },
  render: renderTrade,
  json: tradeJson,
  exitCode: tradeExitCode,
})
