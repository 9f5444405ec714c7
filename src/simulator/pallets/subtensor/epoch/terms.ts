import type { AccountId } from '../../../../crypto/index.ts'
import type { UidValues } from '../types/uid-values.ts'
import type { EpochOutputs } from './inputs.ts'
import type { Neuron } from './read-inputs.ts'

/** What an epoch says of one neuron; units as in {@link EpochOutputs}. */
export interface EpochTerms {
  readonly hotkey: AccountId
  readonly uid: number
  readonly active: boolean
  readonly stakeWeight: number
  readonly consensus: number
  readonly incentive: number
  readonly dividend: number
  readonly validatorTrust: number
  readonly validatorPermit: boolean
  readonly bonds: UidValues
  readonly serverEmission: bigint
  readonly validatorEmission: bigint
  readonly emission: bigint
  readonly stake: bigint
}

/** The outputs of an epoch neuron by neuron, in the order of `neurons`. */
export function termsOf(neurons: readonly Neuron[], outputs: EpochOutputs): EpochTerms[] {
  return neurons.map(([uid, hotkey]) => ({
    hotkey,
    uid,
    active: outputs.active[uid] ?? false,
    stakeWeight: outputs.stakeWeight[uid] ?? 0,
    consensus: outputs.consensus[uid] ?? 0,
    incentive: outputs.incentive[uid] ?? 0,
    dividend: outputs.dividends[uid] ?? 0,
    validatorTrust: outputs.validatorTrust[uid] ?? 0,
    validatorPermit: outputs.validatorPermits[uid] ?? false,
    bonds: outputs.bonds[uid] ?? new Uint16Array(),
    serverEmission: outputs.serverEmission[uid] ?? 0n,
    validatorEmission: outputs.validatorEmission[uid] ?? 0n,
    emission: outputs.combinedEmission[uid] ?? 0n,
    stake: outputs.stake[uid] ?? 0n,
  }))
}
