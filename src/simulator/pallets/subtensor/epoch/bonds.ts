import { I32F32, I64F64 } from '../../../../amm/fixed/index.ts'
import type { EpochInputs } from './inputs.ts'
import { liquidAlphas } from './liquid-alpha.ts'
import { movingAverage, movingAverageBy } from './math/average.ts'
import { type Bits, fromRaw } from './math/bits.ts'
import {
  columnsNormalized,
  columnsUpscaled,
  proportionsOf,
  rowsScaled,
  timesColumns,
} from './math/matrix.ts'
import { type Sparse, sparseOf } from './math/sparse.ts'
import { normalized, productOf, type Vector } from './math/vector.ts'

/** What validators earn, and the bonds to keep for the next epoch. */
export interface BondsAndDividends {
  readonly bonds: Sparse
  readonly dividends: Vector
}

/** Where a validator's dividends come from. */
export interface BondTerms {
  /** Weights with the penalty for standing above consensus. */
  readonly weights: Sparse
  readonly consensus: Vector
  readonly incentive: Vector
  readonly activeStake: Vector
}

/**
 * Bonds as Yuma 2 keeps them: of each miner's bonds a validator holds a share, which follows its part of the weighted
 * stake.
 *
 * Upstream: epoch/run_epoch.rs, `epoch_mechanism`.
 */
export function yuma2Bonds(inputs: EpochInputs, terms: BondTerms): BondsAndDividends {
  const { size } = inputs
  const held = columnsNormalized(standingBonds(inputs), size)
  const fresh = columnsNormalized(rowsScaled(terms.weights, terms.activeStake), size)
  const averaged = movingAverage(fresh, held, bondsAlpha(inputs.bondsMovingAverage))
  const shares = columnsNormalized(averaged, size)
  return {
    dividends: normalized(timesColumns(shares, terms.incentive)),
    // Stored with each column's greatest bond as a whole, which u16 then resolves best.
    bonds: columnsUpscaled(shares, size),
  }
}

/**
 * Bonds as Yuma 3 keeps them: each follows its own weight, fast or slow by liquid alpha where that is on, and stake counts
 * only when dividends are paid.
 *
 * Upstream: epoch/run_epoch.rs, `epoch_mechanism`, `compute_bonds_sparse`.
 */
export function yuma3Bonds(inputs: EpochInputs, terms: BondTerms): BondsAndDividends {
  const { weights, consensus } = terms
  const held = proportionsOf(standingBonds(inputs))
  const liquid = consensus.some((value) => value !== 0) ? inputs.liquidAlpha : undefined
  const bonds =
    liquid === undefined
      ? movingAverage(weights, held, bondsAlpha(inputs.bondsMovingAverage))
      : movingAverageBy(weights, held, liquidAlphas(liquid, weights, held, consensus))
  const shares = timesColumns(columnsNormalized(bonds, inputs.size), terms.incentive)
  return { bonds, dividends: normalized(productOf(shares, terms.activeStake)) }
}

/** The stored bonds without those of neurons that registered since the last epoch; values are plain u16. */
function standingBonds({ size, bonds, registeredAt, lastTempo }: EpochInputs): Sparse {
  return sparseOf(bonds, {
    limits: new Float64Array(size).fill(lastTempo),
    marks: Float64Array.from(registeredAt),
    keepsOwn: () => true,
  })
}

/**
 * How much of a new observation enters the bonds: 1 − average / 10^6.
 *
 * Upstream: epoch/run_epoch.rs, `compute_ema_bonds_normal_sparse`, `compute_disabled_liquid_alpha`.
 */
export function bondsAlpha(movingAverage: bigint): Bits {
  const stays = I64F64.divOr(I64F64.fromInt(movingAverage), I64F64.fromInt(1_000_000n))
  return fromRaw(I32F32.subSaturating(I32F32.one, I32F32.fromFixed(stays, I64F64)))
}
