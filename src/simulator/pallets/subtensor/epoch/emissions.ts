import type { EpochOutputs } from './inputs.ts'
import { normalizedBy, sum, type Vector } from './math/vector.ts'

/** What emission is shared out by. */
export interface Merits {
  readonly incentive: Vector
  readonly dividends: Vector
  readonly stake: Vector
  readonly activeStake: Vector
}

/**
 * What miners and validators get of `emission` rao. Where nobody earned anything, validators get it by stake.
 *
 * Upstream: epoch/run_epoch.rs, `epoch_mechanism`, from "Emission and Pruning scores".
 */
export function emissionsOf(
  { incentive, dividends, stake, activeStake }: Merits,
  emission: bigint,
): Pick<EpochOutputs, 'serverEmission' | 'validatorEmission' | 'combinedEmission'> {
  const combined = incentive.map((value, uid) => value + (dividends[uid] ?? 0))
  const total = sum(combined)
  // Inactive stake counts when there is no other.
  const byStake = sum(activeStake) === 0 ? stake : activeStake
  const share = (part: Vector) => Array.from(part, (bits) => (BigInt(bits) * emission) >> 32n)
  return {
    serverEmission: share(normalizedBy(incentive, total)),
    validatorEmission: share(total === 0 ? byStake : normalizedBy(dividends, total)),
    combinedEmission: share(total === 0 ? byStake : normalizedBy(combined, total)),
  }
}
