import type { CommandEntry } from './entry.ts'

/** The commands of `dtao subnets`. */
export const SUBNETS: readonly CommandEntry[] = [
  {
    path: 'subnets list',
    summary: 'Show every subnet: price, depth, emission',
    load: () => import('../commands/subnets/list.ts'),
  },
  {
    path: 'subnets show',
    aliases: ['metagraph'],
    summary: 'Show one subnet with its neurons and the depth of its pool',
    load: () => import('../commands/subnets/show.ts'),
  },
  {
    path: 'subnets create',
    summary: 'Create a subnet of your own',
    load: () => import('../commands/subnets/create.ts'),
  },
  {
    path: 'subnets register',
    summary: 'Register a hotkey on a subnet',
    load: () => import('../commands/subnets/register.ts'),
  },
  {
    path: 'subnets start',
    summary: 'Start the emission and the trade of a subnet that you own',
    load: () => import('../commands/subnets/start.ts'),
  },
]
