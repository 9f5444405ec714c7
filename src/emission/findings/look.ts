import type { RegimeId } from '../regimes/model.ts'
import type { RegimeRun, Sample, Trade } from '../run/result.ts'

/** Whether subnets have tokens with markets in a regime. */
export function isMarket(regime: RegimeId): boolean {
  return regime !== 'root' && regime !== 'stao'
}

/** The first action of this kind. */
export function firstTrade(run: RegimeRun, does: Trade['does']): Trade | undefined {
  return run.trades.find((trade) => trade.does === does)
}

/** The last sample before a block, or the first of all. */
export function sampleBefore(run: RegimeRun, block: number): Sample | undefined {
  return run.samples.findLast((sample) => sample.block <= block) ?? run.samples[0]
}

/** A subnet's share at a sample, in parts of 10^9. */
export function shareAt(sample: Sample | undefined, netuid: number): bigint {
  return sample?.shares.get(netuid) ?? 0n
}

/** The greatest share that a subnet had from a block on. */
export function peakShare(run: RegimeRun, netuid: number, from: number): bigint {
  return run.samples
    .filter(({ block }) => block >= from)
    .reduce((most, sample) => (shareAt(sample, netuid) > most ? shareAt(sample, netuid) : most), 0n)
}
