import type { EmissionRegime, RegimeName } from '../../simulator/pallets/devnet/regime.ts'
import { REGIME_NAMES } from '../../simulator/pallets/devnet/regime.ts'
import type { View } from '../view.ts'

export type { RegimeName }

/**
 * How a chain shares its emission, by the name that people write: what it says itself where it can choose, today's rule on a
 * Subtensor that stores what that rule reads; `undefined` on older ones.
 */
export async function readRegime(view: View): Promise<RegimeName | undefined> {
  if (view.has('Devnet', 'EmissionRegime')) {
    const [regime] = await view.read([['Devnet', 'EmissionRegime']])
    return nameOf(regime?.toString() ?? 'Dtao')
  }
  return view.has('SubtensorModule', 'MinerBurned') ? 'dtao' : undefined
}

function nameOf(regime: string): RegimeName | undefined {
  const names = Object.entries(REGIME_NAMES) as [RegimeName, EmissionRegime][]
  return names.find(([, each]) => each === regime)?.[0]
}
