import { amountJson } from '../../../amounts.ts'
import { readBalances } from '../../../chain/accounts.ts'
import type { Receipt } from '../../../chain/submit.ts'
import { planTransfer, type TransferPlan } from '../../../chain/transfer.ts'
import { View } from '../../../chain/view.ts'
import { EXIT } from '../../../errors/base.ts'
import { type Account, accountNamed, accountText, chooseWallet, coldkeyOf } from '../../accounts.ts'
import { flag, option } from '../../args.ts'
import { carryOut } from '../../carry-out.ts'
import { lookAt, ofBlock, openChain } from '../../chain.ts'
import { chooseAmount } from '../../choose.ts'
import { defineCommand } from '../../command.ts'
import { callFields, callJson } from '../../present/call.ts'
import { type Field, fieldLines } from '../../present/fields.ts'
import { money } from '../../present/money.ts'
import {
  receiptFields,
  receiptJson,
  refusalFields,
  refusalsJson,
} from '../../present/transaction.ts'
import { SIGNING_ARGS } from '../../signing.ts'
import type { Theme } from '../../ui/theme.ts'
import { text } from '../../values.ts'
import { amountOf } from '../stake/trade-args.ts'

interface Transferred {
  readonly plan: TransferPlan
  readonly from: Account
  readonly to: Account
  readonly sent?: { readonly receipt: Receipt; readonly free: bigint }
}

export const command = defineCommand({
  args: {
    to: option({
      flags: ['--dest', '-d', '--destination', '--to'],
      value: 'address',
      help: 'who receives: an address, one of your wallets, or a name in the address book',
      parse: text,
    }),
    amount: option({
      flags: ['--amount', '-a', '--amount-tao'],
      value: 'amount',
      help: 'TAO to send: 10, 0.5tao, 250000rao, 50% or all',
      parse: text,
    }),
    all: flag({ flags: ['--all'], help: 'the same as --amount all' }),
    allowDeath: flag({
      flags: ['--allow-death'],
      help: 'let the account be closed when too little stays in it',
    }),
    ...SIGNING_ARGS,
  },
  description: 'Sends TAO. Transferring is not staking: nothing is bought and nothing is earned.',
  examples: [
    'dtao wallet transfer --wallet alice --dest 5F… --amount 5',
    'dtao wallet transfer --wallet alice --dest bob --amount all --yes --json',
  ],
  async run(ctx, args): Promise<Transferred> {
    const given = amountOf(args.amount, args.all, 'tao')
    const wallet = await chooseWallet(ctx)
    const from = await coldkeyOf(ctx, wallet)
    const dest =
      args.to ?? (await ctx.need('--dest', (prompt) => prompt.input('Address to send to')))
    const to = await accountNamed(ctx, dest)
    const view = await lookAt(ctx, await openChain(ctx))
    const { glyphs } = ctx.ui.theme
    const amount = given ?? (await chooseAmount(ctx, await question(), 'tao'))
    const plan = await planTransfer(view, {
      from: from.address,
      to: to.address,
      amount,
      allowDeath: args.allowDeath,
    })
    const showing = {
      fields: fields({ plan, from, to }, ctx.ui.theme),
      question: `Send ${money(plan.amount, 0, glyphs)} to ${to.wallet ?? to.address}`,
    }
    const receipt = await carryOut(ctx, view.chain, { ...plan, wallet }, showing, args)
    if (receipt === undefined) return { plan, from, to }
    const after = new View(view.chain, { hash: receipt.blockHash, number: receipt.blockNumber })
    const [left] = await readBalances(ofBlock(ctx, after), [from.address])
    return { plan, from, to, sent: { receipt, free: left?.free ?? 0n } }

    async function question(): Promise<string> {
      const [balance] = await readBalances(view, [from.address])
      return `Amount to send (${money(balance?.free ?? 0n, 0, glyphs)} free)`
    }
  },
  render(result, ui) {
    const { plan, sent } = result
    const { theme } = ui
    if (sent === undefined) {
      ui.print(fieldLines([...fields(result, theme), ...callFields(plan.call)], theme.out))
      ui.note('Nothing was sent.')
      return
    }
    const sum = money(plan.amount, 0, theme.glyphs)
    const rows: Field[] = [
      ['Sent', theme.out.good(sum)],
      ['To', accountText(result.to)],
      ['Free now', money(sent.free, 0, theme.glyphs)],
      ...receiptFields(sent.receipt, theme),
    ]
    ui.print(fieldLines(rows, theme.out))
  },
  json: ({ plan, from, to, sent }) => ({
    dryRun: sent === undefined,
    wallet: from.wallet ?? null,
    from: from.address,
    to: to.address,
    amount: amountJson(plan.amount),
    fee: amountJson(plan.fee),
    free: amountJson(sent?.free ?? plan.free),
    refusals: refusalsJson(plan.refusals),
    call: callJson(plan.call),
    transaction: sent === undefined ? null : receiptJson(sent.receipt),
  }),
  exitCode: ({ plan, sent }) =>
    sent === undefined ? (plan.refusals[0]?.exitCode ?? EXIT.done) : EXIT.done,
})

function fields({ plan, from, to }: Transferred, theme: Theme): Field[] {
  return [
    ['From', accountText(from)],
    ['  free', money(plan.free, 0, theme.glyphs)],
    ['To', accountText(to)],
    ['Amount', theme.out.strong(money(plan.amount, 0, theme.glyphs))],
    ['Transaction fee', money(plan.fee, 0, theme.glyphs)],
    ...refusalFields(plan.refusals, theme),
  ]
}
