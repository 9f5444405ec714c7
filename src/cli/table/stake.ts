import type { CommandEntry } from './entry.ts'

/** The commands of `dtao stake`. */
export const STAKE: readonly CommandEntry[] = [
  {
    path: 'stake add',
    summary: "Buy a subnet's token with TAO and stake it to a hotkey",
    load: () => import('../commands/stake/add.ts'),
  },
  {
    path: 'stake remove',
    summary: "Sell staked tokens to the subnet's pool for TAO",
    load: () => import('../commands/stake/remove.ts'),
  },
  {
    path: 'stake list',
    aliases: ['show'],
    summary: 'Show the positions of a coldkey and what they are worth',
    load: () => import('../commands/stake/list.ts'),
  },
  {
    path: 'stake quote',
    summary: 'Show what a trade would give, without making it',
    load: () => import('../commands/stake/quote.ts'),
  },
]
