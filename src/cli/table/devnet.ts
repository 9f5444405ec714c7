import type { CommandEntry } from './entry.ts'

/** The commands of `dtao devnet`. */
export const DEVNET: readonly CommandEntry[] = [
  {
    path: 'devnet up',
    summary: 'Bring a local chain up: Subtensor in Docker, or the simulator',
    load: () => import('../commands/devnet/up.ts'),
  },
  {
    path: 'devnet down',
    summary: 'End the devnet; with --volumes forget its chain',
    load: () => import('../commands/devnet/down.ts'),
  },
  {
    path: 'devnet start',
    summary: 'Serve the embedded chain to every tool that speaks Substrate',
    load: () => import('../commands/devnet/start.ts'),
  },
  {
    path: 'devnet stop',
    summary: 'Stop the devnet that runs in the background',
    load: () => import('../commands/devnet/stop.ts'),
  },
  {
    path: 'devnet status',
    summary: 'Show whether a devnet runs, where, and how far it is',
    load: () => import('../commands/devnet/status.ts'),
  },
  {
    path: 'devnet reset',
    summary: 'Take the chain back to its beginning',
    load: () => import('../commands/devnet/reset.ts'),
  },
  {
    path: 'devnet logs',
    summary: 'Show what happened on the devnet',
    load: () => import('../commands/devnet/logs.ts'),
  },
  {
    path: 'devnet fund',
    summary: 'Give TAO of a devnet to an account',
    load: () => import('../commands/devnet/fund.ts'),
  },
]
