import type { ErrorCopies } from './copy.ts'

/** Devnet: what only a simulated chain has. */
export const devnet: ErrorCopies = {
  NotRootRegime: [
    'The emission regime of this chain is not root: weights of root’s validators decide nothing.',
    'On a devnet, change it with `dtao devnet set emission-regime root`.',
  ],
  StakeIsOnRoot: [
    'The emission regime of this chain is root: stake is on root, and on no other subnet.',
    'Stake on root with `--netuid 0`; its validators choose subnets with `dtao root set-weights`.',
  ],
}
