import type { CommandEntry } from './entry.ts'

/** The commands of `dtao config`. */
export const CONFIG: readonly CommandEntry[] = [
  {
    path: 'config show',
    aliases: ['list'],
    summary: 'Show every setting and who set it',
    load: () => import('../commands/config/show.ts'),
  },
  {
    path: 'config get',
    summary: 'Print one setting',
    load: () => import('../commands/config/get.ts'),
  },
  {
    path: 'config set',
    summary: 'Write a setting to the configuration file',
    load: () => import('../commands/config/set.ts'),
  },
  {
    path: 'config unset',
    aliases: ['clear'],
    summary: 'Remove a setting from the configuration file',
    load: () => import('../commands/config/unset.ts'),
  },
  {
    path: 'config path',
    summary: 'Print where the configuration file is',
    load: () => import('../commands/config/path.ts'),
  },
]
