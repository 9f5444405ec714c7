import type { CommandEntry } from './entry.ts'

/** The commands of `dtao emission`. */
export const EMISSION: readonly CommandEntry[] = [
  {
    path: 'emission compare',
    summary: 'Run the same people and stakes through every emission regime',
    load: () => import('../commands/emission/compare.ts'),
  },
  {
    path: 'emission ledger',
    summary: "Show where every unit of a subnet's token came from and where it is",
    load: () => import('../commands/emission/ledger.ts'),
  },
]
