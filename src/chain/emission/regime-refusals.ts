import { DispatchError } from '../../errors/dispatch.ts'
import type { View } from '../view.ts'
import { readRegime } from './regime.ts'

/** What the emission regime holds against stake on a subnet: in the root regime all stake is on root. */
export async function regimeRefusals(view: View, netuid: number): Promise<DispatchError[]> {
  const isElsewhere = netuid !== 0 && (await readRegime(view)) === 'root'
  return isElsewhere ? [new DispatchError('Devnet', 'StakeIsOnRoot')] : []
}
