import { amountJson } from '../../../amounts.ts'
import { type Balance, readBalance } from '../../../chain/accounts.ts'
import { readOwnedHotkeys } from '../../../chain/memberships.ts'
import { type OwnNeuron, readOwnNeurons } from '../../../chain/overview.ts'
import type { View } from '../../../chain/view.ts'
import {
  type Account,
  accountNamed,
  accountText,
  allColdkeys,
  chooseWallet,
  coldkeyOf,
  hotkeysOf,
} from '../../accounts.ts'
import { flag, list, option, position } from '../../args.ts'
import { lookAt, openChain } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { brief, money } from '../../present/money.ts'
import { subnetTitle } from '../../present/quote.ts'
import type { Ui } from '../../ui/ui.ts'
import { netuid, oneOf, text } from '../../values.ts'

type Row = OwnNeuron & { readonly name?: string }

interface Overview {
  readonly coldkey: Account
  readonly balance: Balance
  readonly neurons: readonly Row[]
}

const ORDERS = {
  netuid: (one) => one.netuid,
  uid: (one) => one.uid,
  stake: (one) => one.stake,
  emission: (one) => one.emission,
  incentive: (one) => one.incentive,
  dividends: (one) => one.dividends,
  updated: (one) => one.lastUpdate,
} satisfies Record<string, (one: Row) => number | bigint>
type Order = keyof typeof ORDERS

export const command = defineCommand({
  args: {
    account: position({ name: 'account', help: 'a wallet or an address', parse: text }),
    all: flag({ flags: ['--all', '-a'], help: 'every wallet' }),
    dust: flag({ flags: ['--dust'], help: 'the smallest stakes, too, as always' }),
    netuids: list({
      flags: ['--netuids', '--netuid', '-n'],
      value: 'netuids',
      help: 'these subnets alone',
      parse: netuid,
    }),
    include: list({
      flags: ['--include-hotkeys', '-in'],
      value: 'hotkeys',
      help: 'these hotkeys alone, by name or address',
      parse: text,
    }),
    exclude: list({
      flags: ['--exclude-hotkeys', '-ex'],
      value: 'hotkeys',
      help: 'all but these hotkeys',
      parse: text,
    }),
    sort: option({
      flags: ['--sort-by', '--sort_by', '--sort'],
      value: Object.keys(ORDERS).join('|'),
      help: 'order of the rows (netuid)',
      parse: oneOf(...(Object.keys(ORDERS) as Order[])),
    }),
    order: option({
      flags: ['--sort-order', '--sort_order'],
      value: 'asc|desc',
      help: 'smallest or largest first',
      parse: oneOf('asc', 'desc'),
    }),
  },
  description:
    'Shows where the hotkeys of a wallet are registered and how they do. Hotkeys are those in the wallet and those that the chain knows as its.',
  examples: [
    'dtao wallet overview --wallet alice',
    'dtao wallet overview --all --sort stake --json',
  ],
  async run(ctx, args) {
    const coldkeys = await coldkeysOf(ctx, args.account, args.all)
    const view = await lookAt(ctx, await openChain(ctx))
    const overviews = await Promise.all(coldkeys.map((coldkey) => read(ctx, view, coldkey)))
    const { sort = 'netuid', include, exclude } = args
    const { order = sort === 'netuid' || sort === 'uid' ? 'asc' : 'desc' } = args
    const wanted = (one: Row): boolean => {
      const named = (texts: readonly string[]) =>
        texts.includes(one.hotkey) || (one.name !== undefined && texts.includes(one.name))
      return (
        (args.netuids.length === 0 || args.netuids.includes(one.netuid)) &&
        (include.length === 0 || named(include)) &&
        !named(exclude)
      )
    }
    const rank = (a: Row, b: Row): number => {
      const [x, y] = [ORDERS[sort](a), ORDERS[sort](b)]
      return x === y ? 0 : x < y === (order === 'asc') ? -1 : 1
    }
    return {
      block: view.block.number,
      overviews: overviews.map((one) => ({
        ...one,
        neurons: one.neurons.filter(wanted).sort(rank),
      })),
    }
  },
  render({ block, overviews }, ui) {
    for (const overview of overviews) renderOverview(overview, block, ui)
    if (overviews.length === 0) ui.note('No wallets.')
  },
  json: ({ block, overviews }) => ({
    wallets: overviews.map(({ coldkey, balance, neurons }) => ({
      wallet: coldkey.wallet ?? null,
      coldkey: coldkey.address,
      free: amountJson(balance.free),
      neurons: neurons.map((one) => ({
        netuid: one.netuid,
        subnet: one.subnet.name,
        uid: one.uid,
        hotkey: one.hotkey,
        hotkeyName: one.name ?? null,
        stake: amountJson(one.stake, one.netuid),
        validator: one.validator,
        incentive: portion(one.incentive),
        dividends: portion(one.dividends),
        emission: amountJson(one.emission, one.netuid),
        lastUpdate: one.lastUpdate,
        blocksSinceUpdate: Math.max(0, block - one.lastUpdate),
      })),
    })),
  }),
})

async function coldkeysOf(
  ctx: Context,
  account: string | undefined,
  all: boolean,
): Promise<Account[]> {
  if (all) return allColdkeys(ctx)
  if (account !== undefined) return [await accountNamed(ctx, account)]
  return [await coldkeyOf(ctx, await chooseWallet(ctx))]
}

async function read(ctx: Context, view: View, coldkey: Account): Promise<Overview> {
  const { wallet, address } = coldkey
  const [own, [known], balance] = await Promise.all([
    wallet === undefined ? [] : hotkeysOf(ctx, wallet),
    readOwnedHotkeys(view, [address]),
    readBalance(view, address),
  ])
  const names = new Map(own.map((one) => [one.address, one.hotkey]))
  const neurons = await readOwnNeurons(view, [...new Set([...names.keys(), ...(known ?? [])])])
  return {
    coldkey,
    balance,
    neurons: neurons.map((one) => {
      const name = names.get(one.hotkey)
      return name === undefined ? one : { ...one, name }
    }),
  }
}

function renderOverview({ coldkey, balance, neurons }: Overview, block: number, ui: Ui): void {
  const { glyphs, out } = ui.theme
  const who = accountText(coldkey)
  ui.print(`${out.strong(who)}  ${money(balance.free, 0, glyphs)} free`)
  ui.table({
    columns: [
      { title: 'Subnet', least: 8 },
      { title: 'UID', align: 'right' },
      { title: 'Hotkey', least: 8 },
      { title: 'Stake', align: 'right' },
      { title: 'Emission', align: 'right' },
      { title: 'Incentive', align: 'right' },
      { title: 'Dividends', align: 'right' },
      { title: 'Updated', align: 'right' },
      { title: 'Permit', rank: 1 },
    ],
    rows: neurons.map((one) => [
      subnetTitle(one.subnet),
      String(one.uid),
      one.name ?? one.hotkey,
      brief(one.stake),
      brief(one.emission),
      portion(one.incentive),
      portion(one.dividends),
      `${Math.max(0, block - one.lastUpdate)} blocks ago`,
      one.validator ? 'validator' : '',
    ]),
    empty: 'No hotkey of it is registered on a subnet.',
  })
}

/** Parts of 65535 with four places. */
function portion(parts: number): string {
  return (parts / 65_535).toFixed(4)
}
