import { exp, I32F32, I64F64 } from '../../../../../../amm/fixed/index.ts'
import { normalized, sumWrapping } from './normalize.ts'

const U16_MAX = 65535n

/** One entry of a validator's weights: how much it wants for a subnet, out of 65535. */
export type RootWeight = readonly [netuid: number, weight: number]

/** All that a root epoch depends on. */
export interface RootEpochInputs {
  /** Rao delegated to the hotkey of each root validator, by uid. */
  readonly stakes: readonly bigint[]
  /** What each validator chose, by uid; of two entries for one subnet the later counts. */
  readonly weights: readonly (readonly RootWeight[])[]
  /** Every subnet, root among them, in the order of storage. */
  readonly netuids: readonly number[]
  /** How many networks the chain counts; an epoch comes to nothing where `netuids` is of another length. */
  readonly totalNetworks: number
  /** The trust at which consensus is one half, in parts of 65535. */
  readonly kappa: number
  /** How steep consensus is. */
  readonly rho: number
  /** Rao that the block emits. */
  readonly blockEmission: bigint
}

/** What an epoch computes on its way, as I64F64 bits; it stops where an error ends it. */
export interface RootEpochTerms {
  /** Share of each validator in the delegated TAO, by uid. */
  stakes?: readonly bigint[]
  /** Per subnet, as the rest: the stake behind it, split as the validators wish. */
  ranks?: readonly bigint[]
  /** The stake of all who wish it anything. */
  trust?: readonly bigint[]
  /** Trust through a sigmoid: next to 0 below the majority, next to 1 above. */
  consensus?: readonly bigint[]
  /** Ranks times consensus, to a sum of 1: the subnets' shares of emission. */
  weightedEmission?: readonly bigint[]
}

/** Why an epoch set nothing, in upstream's words. */
export type RootEpochError =
  | 'No validators to validate emission values.'
  | 'No networks to validate emission values.'
  | 'No stake on network'
  | 'netuids and emission must have the same length'
  | typeof TRUST_OUT_OF_RANGE

/** Upstream panics with this where e^x of the trust overflows, which defaults never come near. */
export const TRUST_OUT_OF_RANGE =
  'temperatured_trust is on range( -rho * kappa, rho ( 1 - kappa ) ): ()'

export type RootEpoch =
  | {
      readonly ok: true
      readonly terms: Required<RootEpochTerms>
      /** Rao a block by netuid; the floor of each share, so the sum falls a few rao short. */
      readonly emission: readonly (readonly [netuid: number, rao: bigint])[]
    }
  | { readonly ok: false; readonly terms: RootEpochTerms; readonly error: RootEpochError }

/**
 * The root regime: validators with delegated TAO weigh the subnets, and a sigmoid favours what most of them want.
 *
 * Upstream: coinbase/root.rs at d261f674d (spec 218), `root_epoch`, `get_root_weights`; the fixed point of that time,
 * where every product and quotient of I64F64 is cut.
 */
export function rootEpoch(inputs: RootEpochInputs): RootEpoch {
  const { netuids, totalNetworks } = inputs
  const terms: RootEpochTerms = {}
  const failed = (error: RootEpochError): RootEpoch => ({ ok: false, terms, error })
  if (inputs.stakes.length === 0) return failed('No validators to validate emission values.')
  if (netuids.length === 0) return failed('No networks to validate emission values.')

  const stakes = normalized(inputs.stakes.map(I64F64.fromIntWrapping))
  const weights = weightRows(inputs)
  terms.stakes = stakes
  terms.ranks = ranksOf(weights, stakes, totalNetworks)
  const total = sumWrapping(stakes)
  if (total === 0n) return failed('No stake on network')

  terms.trust = trustOf(weights, stakes, totalNetworks).map((sum) => I64F64.divOr(sum, total, sum))
  const consensus = consensusOf(terms.trust, inputs)
  if (consensus === undefined) return failed(TRUST_OUT_OF_RANGE)
  terms.consensus = consensus
  const { ranks } = terms
  terms.weightedEmission = normalized(
    consensus.map((value, column) => I64F64.mulSaturating(value, ranks[column] ?? 0n)),
  )
  if (netuids.length !== totalNetworks)
    return failed('netuids and emission must have the same length')

  const whole = I64F64.fromIntWrapping(inputs.blockEmission)
  const { weightedEmission } = terms
  const emission = netuids.map((netuid, column): [number, bigint] => [
    netuid,
    I64F64.toU64Saturating(I64F64.mulSaturating(weightedEmission[column] ?? 0n, whole)),
  ])
  return { ok: true, terms: terms as Required<RootEpochTerms>, emission }
}

/** The validators' weights as rows that sum to 1, a column for each network. */
function weightRows({ weights, stakes, netuids, totalNetworks }: RootEpochInputs): bigint[][] {
  const columns = new Map(netuids.slice(0, totalNetworks).map((netuid, column) => [netuid, column]))
  return stakes.map((_, uid) => {
    const row = new Array<bigint>(totalNetworks).fill(0n)
    for (const [netuid, weight] of weights[uid] ?? []) {
      const column = columns.get(netuid)
      if (column !== undefined) row[column] = I64F64.fromInt(BigInt(weight))
    }
    return normalized(row)
  })
}

function ranksOf(weights: bigint[][], stakes: readonly bigint[], columns: number): bigint[] {
  const ranks = new Array<bigint>(columns).fill(0n)
  weights.forEach((row, uid) => {
    const stake = stakes[uid] ?? 0n
    row.forEach((weight, column) => {
      ranks[column] = I64F64.addSaturating(ranks[column] ?? 0n, I64F64.mulSaturating(stake, weight))
    })
  })
  return ranks
}

function trustOf(weights: bigint[][], stakes: readonly bigint[], columns: number): bigint[] {
  const trust = new Array<bigint>(columns).fill(0n)
  weights.forEach((row, uid) => {
    row.forEach((weight, column) => {
      if (weight > 0n) trust[column] = I64F64.addSaturating(trust[column] ?? 0n, stakes[uid] ?? 0n)
    })
  })
  return trust
}

/** 1 / (1 + e^(−rho (trust − kappa))); `undefined` where e^x overflows. */
function consensusOf(
  trust: readonly bigint[],
  { kappa, rho }: RootEpochInputs,
): bigint[] | undefined {
  const majority = I64F64.fromFixed(
    I32F32.divOr(I32F32.fromInt(BigInt(kappa)), I32F32.fromInt(U16_MAX)),
    I32F32,
  )
  const steepness = I64F64.fromInt(BigInt(rho))
  const consensus: bigint[] = []
  for (const value of trust) {
    const tempered = I64F64.mulSaturating(I64F64.subSaturating(value, majority), steepness)
    const power = exp(I64F64, I64F64.negSaturating(tempered))
    if (power === undefined) return undefined
    consensus.push(I64F64.divSaturating(I64F64.one, I64F64.addSaturating(I64F64.one, power)))
  }
  return consensus
}
