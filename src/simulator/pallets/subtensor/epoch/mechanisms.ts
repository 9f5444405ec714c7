import { U64F64 } from '../../../../amm/fixed/index.ts'
import type { Context } from '../../../frame/context.ts'
import * as S from '../storage/index.ts'
import type { UidValues } from '../types/uid-values.ts'
import { addU64Saturating, subSaturating } from '../utils/saturating.ts'
import { neuronsOf } from './read-inputs.ts'
import {
  emissionsByHotkey,
  epochMechanism,
  type HotkeyEmission,
  persistTerms,
} from './run-epoch.ts'
import type { EpochTerms } from './terms.ts'
import { updateVotingPowerForSubnet } from './voting-power.ts'

const U16_MAX = 65535n
/** Bonds are kept mechanism by mechanism, not in the sum. */
const NO_BONDS: UidValues = new Uint16Array()

/**
 * What of `alpha` rao each mechanism of a subnet gets; what rounding leaves goes to the first.
 *
 * Upstream: subnets/mechanism.rs, `split_emissions`.
 */
export function splitEmissions(ctx: Context, netuid: number, alpha: bigint): bigint[] {
  const count = S.MechanismCountCurrent.get(ctx, netuid)
  const split = S.MechanismEmissionSplit.get(ctx, netuid)
  const parts = Array.from({ length: count }, (_, mechanism) =>
    split === undefined ? alpha / BigInt(count) : (alpha * BigInt(split[mechanism] ?? 0)) / U16_MAX,
  )
  const rest = subSaturating(
    alpha,
    parts.reduce((sum, part) => sum + part, 0n),
  )
  return parts.map((part, mechanism) => (mechanism === 0 ? part + rest : part))
}

/**
 * Runs the epoch of every mechanism of a subnet over its part of `emission` rao and keeps their sum.
 *
 * Upstream: subnets/mechanism.rs, `epoch_with_mechanisms`.
 */
export function epochWithMechanisms(
  ctx: Context,
  netuid: number,
  emission: bigint,
): HotkeyEmission[] {
  const neurons = neuronsOf(ctx, netuid)
  let terms: EpochTerms[] = []
  for (const [mechanism, part] of splitEmissions(ctx, netuid, emission).entries()) {
    const weight = U64F64.divOr(
      U64F64.fromInt(part),
      U64F64.fromInt(emission),
      mechanism === 0 ? U64F64.one : 0n,
    )
    const fresh = epochMechanism(ctx, netuid, mechanism, part, neurons)
    terms = fresh.map((one, i) => combined(terms[i], one, weight))
  }
  persistTerms(ctx, netuid, terms)
  updateVotingPowerForSubnet(ctx, netuid, terms)
  return emissionsByHotkey(terms)
}

/** What mechanisms before and this one say of a neuron: emissions add up, proportions by `weight`. */
function combined(before: EpochTerms | undefined, one: EpochTerms, weight: bigint): EpochTerms {
  if (before === undefined && weight === U64F64.one) return { ...one, bonds: NO_BONDS }
  const weighted = (old: bigint | undefined, fresh: bigint) =>
    U64F64.addSaturating(
      U64F64.fromInt(old ?? 0n),
      U64F64.mulSaturating(U64F64.fromInt(fresh), weight),
    )
  const share = (old: number | undefined, fresh: number) =>
    Number(U64F64.toIntSaturating(weighted(BigInt(old ?? 0), BigInt(fresh)), 16))
  return {
    hotkey: one.hotkey,
    uid: one.uid,
    active: (before?.active ?? false) || one.active,
    stakeWeight: share(before?.stakeWeight, one.stakeWeight),
    consensus: share(before?.consensus, one.consensus),
    // Incentive is kept mechanism by mechanism; here only the first one's counts.
    incentive: before?.incentive ?? share(undefined, one.incentive),
    dividend: share(before?.dividend, one.dividend),
    validatorTrust: share(before?.validatorTrust, one.validatorTrust),
    validatorPermit: (before?.validatorPermit ?? false) || one.validatorPermit,
    bonds: NO_BONDS,
    serverEmission: addU64Saturating(before?.serverEmission ?? 0n, one.serverEmission),
    validatorEmission: addU64Saturating(before?.validatorEmission ?? 0n, one.validatorEmission),
    emission: U64F64.toU64Saturating(weighted(before?.emission, one.emission)),
    stake: addU64Saturating(before?.stake ?? 0n, one.stake),
  }
}
