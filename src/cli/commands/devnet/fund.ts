import { amountJson, parseRao } from '../../../amounts.ts'
import { readBalances } from '../../../chain/accounts.ts'
import { View } from '../../../chain/view.ts'
import { fund } from '../../../devnet/fund.ts'
import { accountNamed, accountText } from '../../accounts.ts'
import { requiredPosition } from '../../args.ts'
import { lookAt, ofBlock, openChain } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import { fieldLines } from '../../present/fields.ts'
import { money } from '../../present/money.ts'
import { receiptFields, receiptJson } from '../../present/transaction.ts'
import { shown } from '../../signing.ts'
import { text } from '../../values.ts'

export const command = defineCommand({
  args: {
    account: requiredPosition({ name: 'account', help: 'a wallet or an address', parse: text }),
    amount: requiredPosition({
      name: 'amount',
      help: 'TAO to give it: 100, 0.5tao, 250000rao',
      parse: (value) => parseRao(value, { token: 'tao' }),
    }),
  },
  description:
    'A signed transfer from //Alice, whose key everybody knows: for chains of development alone.',
  examples: [
    'dtao devnet fund alice 100',
    'dtao devnet fund 5F… 0.5 --network ws://127.0.0.1:9944',
  ],
  async run(ctx, { account, amount }) {
    const to = await accountNamed(ctx, account)
    const chain = await openChain(ctx)
    await lookAt(ctx, chain)
    const receipt = await shown(ctx, (onStage) =>
      fund(chain, to.address, amount, { onStage, signal: ctx.signal }),
    )
    const after = new View(chain, { hash: receipt.blockHash, number: receipt.blockNumber })
    const [balance] = await readBalances(ofBlock(ctx, after), [to.address])
    return { to, amount, receipt, free: balance?.free ?? 0n }
  },
  render({ to, amount, receipt, free }, ui) {
    const { glyphs, out } = ui.theme
    ui.print(
      fieldLines(
        [
          ['Account', accountText(to)],
          ['Given', out.good(money(amount, 0, glyphs))],
          ['Free now', money(free, 0, glyphs)],
          ...receiptFields(receipt, ui.theme),
        ],
        out,
      ),
    )
  },
  json: ({ to, amount, receipt, free }) => ({
    wallet: to.wallet ?? null,
    coldkey: to.address,
    amount: amountJson(amount),
    free: amountJson(free),
    transaction: receiptJson(receipt),
  }),
})
