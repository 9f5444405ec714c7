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
  {
    path: 'devnet advance',
    summary: 'Make blocks at once, in virtual time',
    load: () => import('../commands/devnet/advance.ts'),
  },
  {
    path: 'devnet time',
    summary: 'Show what time it is on the devnet, or travel to a later one',
    load: () => import('../commands/devnet/time.ts'),
  },
  {
    path: 'devnet snapshot',
    summary: 'Remember the chain as it is now',
    load: () => import('../commands/devnet/snapshot.ts'),
  },
  {
    path: 'devnet revert',
    summary: 'Go back to a snapshot',
    load: () => import('../commands/devnet/revert.ts'),
  },
  {
    path: 'devnet set balance',
    summary: 'Set what an account has',
    load: () => import('../commands/devnet/set/balance.ts'),
  },
  {
    path: 'devnet set emission-regime',
    summary: 'Set how TAO reaches subnets',
    load: () => import('../commands/devnet/set/emission-regime.ts'),
  },
  {
    path: 'devnet set storage',
    summary: 'Set any storage value',
    load: () => import('../commands/devnet/set/storage.ts'),
  },
  {
    path: 'devnet dump',
    summary: 'Write the whole chain into a file',
    load: () => import('../commands/devnet/dump.ts'),
  },
  {
    path: 'devnet load',
    summary: 'Put the chain of a dump in the place of this one',
    load: () => import('../commands/devnet/load.ts'),
  },
]
