import { CONFIG } from './table/config.ts'
import { DEVNET } from './table/devnet.ts'
import { EMISSION } from './table/emission.ts'
import type { CommandEntry, GroupEntry } from './table/entry.ts'
import { ROOT } from './table/root.ts'
import { STAKE } from './table/stake.ts'
import { SUBNETS } from './table/subnets.ts'
import { WALLET } from './table/wallet.ts'

export type { CommandEntry, GroupEntry }

/** The groups, with btcli's short forms. */
export const GROUPS: readonly GroupEntry[] = [
  { name: 'stake', aliases: ['st'], summary: 'Stake, unstake, quote, and see positions' },
  {
    name: 'subnets',
    aliases: ['s', 'subnet'],
    summary: 'See, create, start and join subnets',
  },
  {
    name: 'root',
    aliases: ['r', 'rt'],
    summary: 'Root’s validators and the subnets that they choose',
  },
  { name: 'wallet', aliases: ['w', 'wallets'], summary: 'Keys, balances and transfers' },
  {
    name: 'emission',
    aliases: ['em'],
    summary: 'How TAO reaches subnets: Root, STAO and Dynamic TAO',
  },
  { name: 'devnet', aliases: [], summary: 'A chain of your own to try everything on' },
  { name: 'config', aliases: ['c', 'conf'], summary: 'Read and change the settings' },
]

/** Every command; a new one is a file below `commands/` and a line in the table of its group. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    path: 'quickstart',
    summary: 'Stake and unstake on a chain of your own, and see where every rao went',
    load: () => import('./commands/quickstart/index.ts'),
  },
  ...STAKE,
  ...ROOT,
  ...EMISSION,
  ...WALLET,
  ...SUBNETS,
  ...DEVNET,
  ...CONFIG,
]
