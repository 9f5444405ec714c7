import { type ListedWallet, listWallets } from '../../../wallet/store/list.ts'
import { flag } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { warnOfUnreadable } from '../../keys/unreadable.ts'

export const command = defineCommand({
  args: {
    coldkeysOnly: flag({ flags: ['--coldkeys-only'], help: 'leave the hotkeys out' }),
  },
  description:
    'Reads public keyfiles only. A key without one is listed without its address; a wallet that cannot be read keeps no other from being listed.',
  async run(ctx, { coldkeysOnly }) {
    const path = ctx.settings.get('wallet-path')
    const { wallets, unreadable } = await listWallets(path)
    return {
      path,
      unreadable,
      wallets: coldkeysOnly ? wallets.map((one) => ({ ...one, hotkeys: [] })) : wallets,
    }
  },
  render({ path, wallets, unreadable }, ui) {
    ui.table({
      columns: [
        { title: 'WALLET' },
        { title: 'HOTKEY' },
        { title: 'ADDRESS', least: 13 },
        { title: 'KEY', rank: 1 },
      ],
      rows: wallets.flatMap(rowsOf),
      empty: `There are no wallets in ${path}: \`dtao wallet create\` makes one.`,
    })
    const isUnknown = (key: Key | undefined): boolean =>
      key !== undefined && key.address === undefined
    if (wallets.some(({ coldkey, hotkeys }) => isUnknown(coldkey) || hotkeys.some(isUnknown)))
      ui.note('?: no public keyfile next to the secret one; `dtao wallet inspect` looks inside.')
    warnOfUnreadable(ui, unreadable)
    if (unreadable.length > 0) ui.note('`dtao wallet inspect --wallet NAME` says more.')
  },
  json: ({ path, wallets, unreadable }) => ({
    path,
    wallets: wallets.map(({ name, coldkey, hotkeys }) => ({
      name,
      coldkey: coldkey === undefined ? null : keyJson(coldkey),
      hotkeys: hotkeys.map((hotkey) => ({ name: hotkey.name, ...keyJson(hotkey) })),
    })),
    unreadable: unreadable.map(({ name, reason }) => ({ name, reason })),
  }),
})

type Key = NonNullable<ListedWallet['coldkey']>

function keyJson({ address, scheme, hasSecret }: Key) {
  return { address: address ?? null, scheme, watchOnly: !hasSecret }
}

function rowsOf({ name, coldkey, hotkeys }: ListedWallet): string[][] {
  const row = (wallet: string, hotkey: string, { address = '?', scheme, hasSecret }: Key) => [
    wallet,
    hotkey,
    address,
    hasSecret ? scheme : `${scheme}, watch-only`,
  ]
  return [
    coldkey === undefined ? [name, '', '', 'hotkeys only'] : row(name, '', coldkey),
    ...hotkeys.map((hotkey) => row('', hotkey.name, hotkey)),
  ]
}
