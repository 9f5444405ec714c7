import { amountJson } from '../../../amounts.ts'
import { type Balance, readBalances } from '../../../chain/accounts.ts'
import { readPositions } from '../../../chain/stake.ts'
import { type Account, accountNamed, allColdkeys, chooseWallet, coldkeyOf } from '../../accounts.ts'
import { flag, list, option, position } from '../../args.ts'
import { lookAt, openChain } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { brief } from '../../present/money.ts'
import { oneOf, text } from '../../values.ts'

interface Row extends Account {
  readonly balance: Balance
  /** What its stake is worth at spot prices, in rao of TAO. */
  readonly staked: bigint
}

const ORDERS = ['name', 'free', 'staked', 'total'] as const

export const command = defineCommand({
  args: {
    account: position({ name: 'account', help: 'a wallet or an address', parse: text }),
    addresses: list({
      flags: ['--ss58', '--ss58-address', '--coldkey', '-k'],
      value: 'addresses',
      help: 'any coldkeys by their addresses',
      parse: text,
    }),
    all: flag({ flags: ['--all', '-a'], help: 'every wallet' }),
    empty: flag({ flags: ['--empty'], help: 'wallets that hold nothing, too, as always' }),
    sort: option({
      flags: ['--sort'],
      value: ORDERS.join('|'),
      help: 'order of the rows',
      parse: oneOf(...ORDERS),
    }),
  },
  description: 'Stake is valued at spot prices, before what selling it would cost.',
  examples: ['dtao wallet balance --wallet alice', 'dtao wallet balance --all --sort total --json'],
  async run(ctx, { account, addresses, all, sort = 'name' }) {
    const accounts = await accountsOf(ctx, account, addresses, all)
    const view = await lookAt(ctx, await openChain(ctx))
    const [balances, ...positions] = await Promise.all([
      readBalances(
        view,
        accounts.map(({ address }) => address),
      ),
      ...accounts.map(({ address }) => readPositions(view, address)),
    ])
    const rows = balances.map((balance, i): Row => {
      const staked = (positions[i] ?? []).reduce((sum, { value }) => sum + value, 0n)
      return { ...(accounts[i] ?? { address: balance.address }), balance, staked }
    })
    return sort === 'name' ? rows : rows.sort((a, b) => (by(sort, a) < by(sort, b) ? 1 : -1))
  },
  render(rows, ui) {
    const { tao } = ui.theme.glyphs
    const amounts = rows.map((row) => [row.balance.free, row.staked, by('total', row)])
    const totals = [0, 1, 2].map((i) => amounts.reduce((sum, row) => sum + (row[i] ?? 0n), 0n))
    ui.table({
      columns: [
        { title: 'Wallet', least: 8 },
        { title: 'Coldkey', least: 12 },
        { title: `Free ${tao}`, align: 'right' },
        { title: `Staked ${tao}`, align: 'right' },
        { title: `Total ${tao}`, align: 'right' },
      ],
      rows: rows.map((row, i) => [
        row.wallet ?? '',
        row.address,
        ...(amounts[i] ?? []).map((rao) => brief(rao, 9)),
      ]),
      empty: 'No wallets.',
      ...(rows.length > 1 ? { footer: ['', '', ...totals.map((rao) => brief(rao, 9))] } : {}),
    })
  },
  json: (rows) => ({
    balances: rows.map((row) => ({
      wallet: row.wallet ?? null,
      coldkey: row.address,
      free: amountJson(row.balance.free),
      reserved: amountJson(row.balance.reserved),
      frozen: amountJson(row.balance.frozen),
      staked: amountJson(row.staked),
      total: amountJson(by('total', row)),
      nonce: row.balance.nonce,
    })),
  }),
})

async function accountsOf(
  ctx: Context,
  account: string | undefined,
  addresses: readonly string[],
  all: boolean,
): Promise<Account[]> {
  if (all) return allColdkeys(ctx)
  const named = [...(account === undefined ? [] : [account]), ...addresses]
  if (named.length > 0) return Promise.all(named.map((one) => accountNamed(ctx, one)))
  return [await coldkeyOf(ctx, await chooseWallet(ctx))]
}

function by(order: Exclude<(typeof ORDERS)[number], 'name'>, row: Row): bigint {
  const { free, reserved } = row.balance
  return { free, staked: row.staked, total: free + reserved + row.staked }[order]
}
