import { unitVariants, type ValueOf } from '../../../codec/index.ts'

/**
 * How a block's TAO reaches subnets: `Root` by the weights of root's validators, `Stao` by the TAO staked into subnets,
 * `DtaoLaunch` and `Dtao` by the moving prices of their tokens (as launched, as today), `Flow` by the TAO that flows in.
 */
export const EmissionRegime = unitVariants(
  { Root: 0, Stao: 1, DtaoLaunch: 2, Dtao: 3, Flow: 4 },
  { path: 'pallet_devnet::EmissionRegime' },
)
export type EmissionRegime = ValueOf<typeof EmissionRegime>

/** Whether subnets have a token of their own with a market; without one, stake is TAO, one to one. */
export function hasMarkets(regime: EmissionRegime): boolean {
  return regime !== 'Root' && regime !== 'Stao'
}

/** The mechanism of every subnet: 1, a pool with a price; 0, one to one. */
export function mechanismOf(regime: EmissionRegime): number {
  return hasMarkets(regime) ? 1 : 0
}
