import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { computeEpoch } from './compute.ts'
import { mechanismIndex } from './mechanism-index.ts'
import { type Neuron, neuronsOf, readInputs } from './read-inputs.ts'
import { type EpochTerms, termsOf } from './terms.ts'

/** What a hotkey earned in an epoch, in rao of alpha. */
export interface HotkeyEmission {
  readonly hotkey: AccountId
  /** As a miner. */
  readonly server: bigint
  /** As a validator. */
  readonly validator: bigint
}

/**
 * Runs an epoch of one mechanism over `emission` rao and keeps its incentive and bonds; terms are by uid.
 *
 * Upstream: epoch/run_epoch.rs, `epoch_mechanism`, `persist_mechanism_epoch_terms`.
 */
export function epochMechanism(
  ctx: Context,
  netuid: number,
  mechanism: number,
  emission: bigint,
  neurons: readonly Neuron[],
): EpochTerms[] {
  const outputs = computeEpoch(readInputs(ctx, netuid, mechanism, emission, neurons))
  const terms = termsOf(neurons, outputs)
  const index = mechanismIndex(netuid, mechanism)
  S.Incentive.set(
    ctx,
    index,
    terms.map((one) => one.incentive),
  )
  ctx.deposit(
    Event.IncentiveAlphaEmittedToMiners({
      netuid: index,
      emissions: terms.map((one) => one.serverEmission),
    }),
  )
  for (const [place, { bonds }] of terms.entries()) S.Bonds.set(ctx, index, place, bonds)
  return terms
}

/** Keeps what an epoch says of the neurons of a subnet. Upstream: epoch/run_epoch.rs, `persist_netuid_epoch_terms`. */
export function persistTerms(ctx: Context, netuid: number, terms: readonly EpochTerms[]): void {
  const column = <T>(of: (one: EpochTerms) => T): T[] => terms.map(of)
  S.Active.set(
    ctx,
    netuid,
    column((one) => one.active),
  )
  S.Emission.set(
    ctx,
    netuid,
    column((one) => one.emission),
  )
  S.Consensus.set(
    ctx,
    netuid,
    column((one) => one.consensus),
  )
  S.Dividends.set(
    ctx,
    netuid,
    column((one) => one.dividend),
  )
  S.ValidatorTrust.set(
    ctx,
    netuid,
    column((one) => one.validatorTrust),
  )
  S.ValidatorPermit.set(
    ctx,
    netuid,
    column((one) => one.validatorPermit),
  )
  S.StakeWeight.set(
    ctx,
    netuid,
    column((one) => one.stakeWeight),
  )
}

/** The emission of each hotkey, by hotkey, as every later step goes through them. */
export function emissionsByHotkey(terms: readonly EpochTerms[]): HotkeyEmission[] {
  return terms
    .map(({ hotkey, serverEmission, validatorEmission }) => ({
      hotkey,
      server: serverEmission,
      validator: validatorEmission,
    }))
    .sort((a, b) => (a.hotkey < b.hotkey ? -1 : 1))
}

/**
 * Runs and keeps an epoch of a subnet's first mechanism alone.
 *
 * Upstream: epoch/run_epoch.rs, `epoch`.
 */
export function epoch(ctx: Context, netuid: number, emission: bigint): HotkeyEmission[] {
  const terms = epochMechanism(ctx, netuid, 0, emission, neuronsOf(ctx, netuid))
  persistTerms(ctx, netuid, terms)
  return emissionsByHotkey(terms)
}
