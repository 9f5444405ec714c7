import { amountJson } from '../../../amounts.ts'
import { defineCommand } from '../../command.ts'
import { quoteJson } from '../../present/quote.ts'
import { receiptJson } from '../../present/transaction.ts'
import { renderNext, renderSheet, sheetJson } from './render.ts'
import { runQuickstart } from './run.ts'
import type { Made } from './trades.ts'

export const command = defineCommand({
  args: {},
  description:
    'Makes a wallet, funds it, stakes 10 TAO on a chain of its own, unstakes half, and shows where every rao went. Asks nothing; safe to run again.',
  examples: ['dtao quickstart', 'dtao quickstart --json'],
  run: (ctx) => runQuickstart(ctx),
  render(result, ui) {
    renderSheet(result.sheet, ui)
    renderNext(result, ui)
  },
  json: ({ place, keys, funded, bought, sold, sheet }) => ({
    dataDir: place.root,
    walletPath: place.wallets,
    wallet: keys.wallet,
    coldkey: keys.coldkey,
    hotkey: keys.hotkey,
    madeWallet: keys.made,
    funded: amountJson(funded),
    stake: madeJson(bought),
    unstake: madeJson(sold),
    balance: sheetJson(sheet),
  }),
})

function madeJson({ plan, receipt, trade }: Made) {
  const { netuid } = plan.subnet
  return {
    quote: quoteJson(plan.trade, plan.request.tolerance),
    tao: amountJson(trade.tao),
    alpha: amountJson(trade.alpha, netuid),
    swapFee: amountJson(trade.fee, trade.direction === 'buy' ? 0 : netuid),
    transaction: receiptJson(receipt),
  }
}
