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

/** How people write regimes. */
export const REGIME_NAMES = {
  root: 'Root',
  stao: 'Stao',
  'dtao-launch': 'DtaoLaunch',
  dtao: 'Dtao',
  flow: 'Flow',
} as const satisfies Readonly<Record<string, EmissionRegime>>
export type RegimeName = keyof typeof REGIME_NAMES

/** The regime of this name, written as people or as metadata do; `undefined` for any other. */
export function regimeNamed(name: string): EmissionRegime | undefined {
  const found = Object.entries(REGIME_NAMES).find((each) => each.includes(name))
  return found?.[1]
}

/** Whether subnets have a token of their own with a market; without one, stake is TAO, one to one. */
export function hasMarkets(regime: EmissionRegime): boolean {
  return regime !== 'Root' && regime !== 'Stao'
}

/** The mechanism of every subnet: 1, a pool with a price; 0, one to one. */
export function mechanismOf(regime: EmissionRegime): number {
  return hasMarkets(regime) ? 1 : 0
}
