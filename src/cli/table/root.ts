import type { CommandEntry } from './entry.ts'

/** The commands of `dtao root`, with the names of btcli's old group. */
export const ROOT: readonly CommandEntry[] = [
  {
    path: 'root list',
    summary: 'Show who sits on root, with how much TAO behind them',
    load: () => import('../commands/root/list.ts'),
  },
  {
    path: 'root show',
    aliases: ['get-weights', 'get_weights'],
    summary: 'Show which subnets root’s validators chose, and what that gives',
    load: () => import('../commands/root/show.ts'),
  },
  {
    path: 'root register',
    summary: 'Give a hotkey a seat on root',
    load: () => import('../commands/root/register.ts'),
  },
  {
    path: 'root set-weights',
    aliases: ['set_weights', 'weights'],
    summary: 'Say how a root validator would share emission among subnets',
    load: () => import('../commands/root/set-weights.ts'),
  },
]
