import { I32F32, I64F64 } from '../../../../amm/fixed/index.ts'
import type { UidValues } from '../types/uid-values.ts'
import { type BondTerms, yuma2Bonds, yuma3Bonds } from './bonds.ts'
import { emissionsOf } from './emissions.ts'
import type { EpochInputs, EpochOutputs } from './inputs.ts'
import { fromRaw, fromU16Proportion, toU16Proportion } from './math/bits.ts'
import { columnsClipped, interpolated, rowSums, rowsNormalized, timesRows } from './math/matrix.ts'
import { weightedMedians } from './math/median.ts'
import { type Sparse, sparseOf } from './math/sparse.ts'
import { masked, normalized, topNonzero, type Vector } from './math/vector.ts'

const NO_BONDS: UidValues = new Uint16Array()

/**
 * One epoch of Yuma Consensus: who agreed on what, and what each neuron earns for it. Pure.
 *
 * Upstream: epoch/run_epoch.rs, `epoch_mechanism`.
 */
export function computeEpoch(inputs: EpochInputs): EpochOutputs {
  const { size } = inputs
  const inactive = inputs.lastUpdate.map((at) => at + inputs.activityCutoff < inputs.block)
  const stake = normalizedStake(inputs)
  const permits = withOwner(inputs.validatorPermits, inputs.ownerUid)
  const newPermits = withOwner(topNonzero(stake, inputs.maxValidators), inputs.ownerUid)
  const forbidden = permits.map((permit) => !permit)
  const activeStake = normalized(masked(masked(stake, inactive), forbidden))

  const weights = countedWeights(inputs, permits)
  const consensus = weightedMedians(activeStake, weights, size, fromU16Proportion(inputs.kappa))
  const clipped = columnsClipped(weights, consensus)
  const incentive = normalized(timesRows(clipped, activeStake, size))
  const terms: BondTerms = {
    weights: interpolated(weights, clipped, size, fromU16Proportion(inputs.bondsPenalty)),
    consensus,
    incentive,
    activeStake,
  }
  const { bonds, dividends } = inputs.yuma3 ? yuma3Bonds(inputs, terms) : yuma2Bonds(inputs, terms)

  return {
    active: inactive.map((idle) => !idle),
    stakeWeight: proportions(stake),
    consensus: proportions(consensus),
    incentive: proportions(incentive),
    dividends: proportions(dividends),
    validatorTrust: proportions(rowSums(clipped)),
    validatorPermits: newPermits,
    bonds: newPermits.map((permit, uid) => (permit ? storedRow(bonds, uid) : NO_BONDS)),
    ...emissionsOf({ incentive, dividends, stake, activeStake }, inputs.emission),
    stake: inputs.stake.map((raw) => I64F64.toU64Saturating(raw)),
  }
}

/** Stakes over their sum; a neuron below the threshold has none, unless it is the owner's. */
function normalizedStake({ stake, stakeThreshold, ownerUid }: EpochInputs): Vector {
  const counted = stake.map((raw, uid) =>
    uid !== ownerUid && I64F64.toU64Saturating(raw) < stakeThreshold ? 0n : raw,
  )
  const total = counted.reduce((sum, raw) => I64F64.wrap(sum + raw), 0n)
  return Float64Array.from(counted, (raw) =>
    fromRaw(I32F32.fromFixed(total === 0n ? raw : I64F64.divOr(raw, total), I64F64)),
  )
}

/** The permits, the owner's always granted. */
function withOwner(permits: readonly boolean[], ownerUid: number | undefined): boolean[] {
  return permits.map((permit, uid) => permit || uid === ownerUid)
}

/**
 * Weights that count, each row summing to one: set by a permitted validator, not for itself (but for the owner), and not
 * for a neuron that registered after they were set, or after the commitment that will replace them.
 */
function countedWeights(inputs: EpochInputs, permits: readonly boolean[]): Sparse {
  const { lastUpdate, registeredAt, commitBlocks, ownerUid } = inputs
  // By row, the block before which a neuron must have registered: before the weights were set, or with the commitment.
  const limits = Float64Array.from(permits, (permit, row) =>
    permit
      ? Math.min(lastUpdate[row] ?? 0, (commitBlocks?.[row] ?? Number.POSITIVE_INFINITY) + 1)
      : 0,
  )
  const counted = sparseOf(inputs.weights, {
    limits,
    marks: Float64Array.from(registeredAt),
    keepsOwn: (row) => row === ownerUid,
  })
  return rowsNormalized(counted)
}

function proportions(vector: Vector): number[] {
  return Array.from(vector, toU16Proportion)
}

function storedRow(bonds: Sparse, uid: number): UidValues {
  const start = bonds.starts[uid] ?? 0
  const end = bonds.starts[uid + 1] ?? 0
  const row = new Uint16Array(2 * (end - start))
  for (let at = start; at < end; at += 1) {
    row[2 * (at - start)] = bonds.columns[at] ?? 0
    row[2 * (at - start) + 1] = toU16Proportion(bonds.values[at] ?? 0)
  }
  return row
}
