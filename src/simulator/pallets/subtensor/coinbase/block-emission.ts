import { I96F32 } from '../../../../amm/fixed/index.ts'
import type { Context } from '../../../frame/context.ts'
import * as S from '../storage/index.ts'
import { MAX_TAO_ISSUANCE, mintTao } from './credit.ts'

/** Rao that a block emits before the first halving. */
const DEFAULT_BLOCK_EMISSION = 1_000_000_000n
/** The issuance at which the first halving falls, twice: the logarithm's base line. */
const TWICE_HALVING = I96F32.fromInt(21_000_000_000_000_000n)
const TWO = I96F32.one << 1n

/**
 * Rao that a block emits when `issuance` rao exist: it halves whenever half of what was left has been issued. The same
 * curve holds for TAO and for the alpha of each subnet.
 *
 * Upstream: coinbase/block_emission.rs, `get_block_emission_for_issuance`, whose logarithm is only needed in whole numbers.
 */
export function blockEmissionForIssuance(issuance: bigint): bigint {
  if (issuance >= MAX_TAO_ISSUANCE) return 0n
  for (const { from, to, emission } of stretches)
    if (issuance >= from && issuance <= to) return emission
  const emission = computedEmission(issuance)
  note(issuance, emission)
  return emission
}

/** Issuances between which the emission is known: it only ever falls, so between two of one emission it is the same. */
interface Stretch {
  from: bigint
  to: bigint
  readonly emission: bigint
}

/** What was computed so far, one stretch between two halvings: every block asks for every subnet. */
const stretches: Stretch[] = []

function note(issuance: bigint, emission: bigint): void {
  const known = stretches.find((one) => one.emission === emission)
  if (known === undefined) stretches.push({ from: issuance, to: issuance, emission })
  else if (issuance < known.from) known.from = issuance
  else known.to = issuance
}

function computedEmission(issuance: bigint): bigint {
  const issued = I96F32.divOr(I96F32.fromInt(issuance), TWICE_HALVING)
  const residual = I96F32.divOr(I96F32.one, I96F32.subSaturating(I96F32.one, issued))
  let multiplier = I96F32.one
  // substrate-fixed's log2 halves its operand in just this way, rounding up.
  for (let left = residual; left >= TWO; left = (left + 1n) >> 1n)
    multiplier = I96F32.mulSaturating(multiplier, TWO)
  const part = I96F32.divOr(I96F32.one, multiplier)
  return I96F32.toU64Saturating(I96F32.mulSaturating(part, I96F32.fromInt(DEFAULT_BLOCK_EMISSION)))
}

/**
 * {@link blockEmissionForIssuance}, noted as the last emission that was computed.
 *
 * Upstream: coinbase/block_emission.rs, which notes it for alpha as for TAO.
 */
export function getBlockEmissionForIssuance(ctx: Context, issuance: bigint): bigint {
  const emission = blockEmissionForIssuance(issuance)
  // Beyond the supply there is an early way out, and what was noted last stays.
  if (issuance >= MAX_TAO_ISSUANCE) return emission
  if (S.BlockEmission.get(ctx) !== emission) S.BlockEmission.set(ctx, emission)
  return emission
}

/** Rao that this block emits; nothing is minted. Upstream: coinbase/block_emission.rs, `calculate_block_emission`. */
export function calculateBlockEmission(ctx: Context): bigint {
  return getBlockEmissionForIssuance(ctx, S.TotalIssuance.get(ctx))
}

/** Mints this block's emission and returns it as a credit, in rao. Upstream: coinbase/block_emission.rs, `get_block_emission`. */
export function getBlockEmission(ctx: Context): bigint {
  const emission = calculateBlockEmission(ctx)
  return emission === 0n ? 0n : mintTao(ctx, emission)
}
