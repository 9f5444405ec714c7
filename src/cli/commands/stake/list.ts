import { amountJson } from '../../../amounts.ts'
import { readBalances } from '../../../chain/accounts.ts'
import { type Position, readPositions } from '../../../chain/stake.ts'
import { accountNamed, chooseWallet, coldkeyOf } from '../../accounts.ts'
import { list, option } from '../../args.ts'
import { defineLiveCommand } from '../../live.ts'
import { brief, money, priceBits } from '../../present/money.ts'
import { positionJson } from '../../present/position.ts'
import { subnetTitle } from '../../present/quote.ts'
import { netuid, text } from '../../values.ts'

export const command = defineLiveCommand({
  args: {
    coldkey: option({
      flags: ['--coldkey', '-k', '--ss58', '--coldkey-ss58', '--ss58-address'],
      value: 'address',
      help: 'any coldkey by its address, instead of a wallet',
      parse: text,
    }),
    netuids: list({
      flags: ['--netuids', '--netuid', '-n'],
      value: 'netuids',
      help: 'these subnets alone',
      parse: netuid,
    }),
  },
  description:
    'Values are at the spot price, before what selling would cost; `dtao stake quote --sell` tells that.',
  examples: ['dtao stake list --wallet alice', 'dtao stake list --coldkey 5F… --live'],
  async prepare(ctx, { coldkey, netuids }) {
    const account =
      coldkey === undefined
        ? await coldkeyOf(ctx, await chooseWallet(ctx))
        : await accountNamed(ctx, coldkey)
    return { account, netuids }
  },
  async read(view, { account, netuids }) {
    const [all, [balance]] = await Promise.all([
      readPositions(view, account.address),
      readBalances(view, [account.address]),
    ])
    const positions = all.filter((one) => netuids.length === 0 || netuids.includes(one.netuid))
    return { account, positions, free: balance?.free ?? 0n, value: sum(positions) }
  },
  render({ account, positions, free, value }, ui) {
    const { glyphs, out } = ui.theme
    ui.print(`${out.strong(account.wallet ?? 'Coldkey')}  ${account.address}`)
    ui.table({
      columns: [
        { title: 'Subnet', least: 8 },
        { title: 'Hotkey', least: 12 },
        { title: 'Stake', align: 'right' },
        { title: `Price ${glyphs.tao}`, align: 'right', rank: 1 },
        { title: `Value ${glyphs.tao}`, align: 'right' },
        { title: 'Registered', rank: 3 },
        { title: 'Last epoch', align: 'right', rank: 2 },
      ],
      rows: positions.map((one) => [
        subnetTitle(one.subnet),
        one.hotkey,
        money(one.stake, one.netuid, glyphs),
        priceBits(one.price),
        brief(one.value),
        one.registered ? 'yes' : 'no',
        brief(one.emission),
      ]),
      empty: 'No stake.',
    })
    ui.print(
      `Free ${money(free, 0, glyphs)}, staked ${money(value, 0, glyphs)}, together ${money(free + value, 0, glyphs)}`,
    )
  },
  json: ({ account, positions, free, value }) => ({
    wallet: account.wallet ?? null,
    coldkey: account.address,
    positions: positions.map(positionJson),
    free: amountJson(free),
    value: amountJson(value),
    total: amountJson(free + value),
  }),
})

function sum(positions: readonly Position[]): bigint {
  return positions.reduce((total, { value }) => total + value, 0n)
}
