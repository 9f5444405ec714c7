import type { RunnableCommand } from './command.ts'

/** One line of the command table. The module is loaded when the command runs, and not before. */
export interface CommandEntry {
  /** The words that name it: `stake add`. */
  readonly path: string
  /** Other verbs for it in the same group. */
  readonly aliases?: readonly string[]
  readonly summary: string
  readonly load: () => Promise<{ readonly command: RunnableCommand }>
}

export interface GroupEntry {
  readonly name: string
  readonly aliases: readonly string[]
  readonly summary: string
}

/** The groups, with btcli's short forms. */
export const GROUPS: readonly GroupEntry[] = [
  { name: 'stake', aliases: ['st'], summary: 'Stake, unstake, quote, and see positions' },
  { name: 'wallet', aliases: ['w', 'wallets'], summary: 'Keys, balances and transfers' },
  { name: 'devnet', aliases: [], summary: 'A chain of your own to try everything on' },
  { name: 'config', aliases: ['c', 'conf'], summary: 'Read and change the settings' },
]

/** Every command; a new one is a file below `commands/` and a line here. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    path: 'stake add',
    summary: "Buy a subnet's token with TAO and stake it to a hotkey",
    load: () => import('./commands/stake/add.ts'),
  },
  {
    path: 'stake remove',
    summary: "Sell staked tokens to the subnet's pool for TAO",
    load: () => import('./commands/stake/remove.ts'),
  },
  {
    path: 'stake list',
    aliases: ['show'],
    summary: 'Show the positions of a coldkey and what they are worth',
    load: () => import('./commands/stake/list.ts'),
  },
  {
    path: 'stake quote',
    summary: 'Show what a trade would give, without making it',
    load: () => import('./commands/stake/quote.ts'),
  },
  {
    path: 'wallet balance',
    summary: 'Show what coldkeys hold, free and staked',
    load: () => import('./commands/wallet/balance.ts'),
  },
  {
    path: 'wallet transfer',
    summary: 'Send TAO to another account',
    load: () => import('./commands/wallet/transfer.ts'),
  },
  {
    path: 'devnet fund',
    summary: 'Give TAO of a devnet to an account',
    load: () => import('./commands/devnet/fund.ts'),
  },
  {
    path: 'config show',
    aliases: ['list'],
    summary: 'Show every setting and who set it',
    load: () => import('./commands/config/show.ts'),
  },
  {
    path: 'config get',
    summary: 'Print one setting',
    load: () => import('./commands/config/get.ts'),
  },
  {
    path: 'config set',
    summary: 'Write a setting to the configuration file',
    load: () => import('./commands/config/set.ts'),
  },
  {
    path: 'config unset',
    aliases: ['clear'],
    summary: 'Remove a setting from the configuration file',
    load: () => import('./commands/config/unset.ts'),
  },
  {
    path: 'config path',
    summary: 'Print where the configuration file is',
    load: () => import('./commands/config/path.ts'),
  },
]
