import { onStateOf } from '../remote-state.ts'
import type { View } from '../view.ts'
import { type RegimeName, readRegime } from './regime.ts'
import type { EmissionWhy } from './step.ts'
import { whyEmission } from './why.ts'

/** Reads what the next block gives to a subnet, and why; nothing of a chain whose rule is not one of ours. */
export async function readEmissionWhy(
  view: View,
  netuid: number,
): Promise<{ readonly regime: RegimeName | undefined; readonly why: EmissionWhy | undefined }> {
  const regime = await readRegime(view)
  if (regime === undefined) return { regime, why: undefined }
  return { regime, why: await onStateOf(view, (at) => whyEmission(at, netuid)) }
}
