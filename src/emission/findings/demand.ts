import type { RegimeRun } from '../run/result.ts'
import type { Claim } from './findings.ts'
import { firstTrade, peakShare, sampleBefore, shareAt } from './look.ts'

const SAYS = {
  root: 'Demand changes nothing: the validators’ weights decide.',
  stao: 'The share follows the stake at once.',
  flow: 'The share follows what flows in, and falls when the flow ends.',
  market: 'A token in demand gets a larger share, with the delay of the average.',
}

function isByPrice({ regime }: RegimeRun): boolean {
  return regime === 'dtao' || regime === 'dtao-launch'
}

function says({ regime }: RegimeRun): string {
  return regime === 'dtao' || regime === 'dtao-launch' ? SAYS.market : SAYS[regime]
}

/** A subnet becomes popular. */
export const demand: Claim = {
  title: 'What demand for a subnet does to its share',
  read(run) {
    const entry = firstTrade(run, 'support')
    if (entry === undefined) return undefined
    const { netuid, block } = entry
    const before = shareAt(sampleBefore(run, block - 1), netuid)
    const soon = shareAt(
      run.samples.find((sample) => sample.block > block),
      netuid,
    )
    const after = shareAt(run.samples.at(-1), netuid)
    const grew = after > before
    const halfway = run.samples.find(
      (sample) => grew && sample.block > block && 2n * shareAt(sample, netuid) >= before + after,
    )
    const peak = peakShare(run, netuid, block)
    // What flows in counts while it flows: the share of `flow` fades again.
    const rose = run.regime === 'flow' ? peak > before : grew
    const waited = soon < peak
    return {
      says: says(run),
      held: run.regime === 'root' ? !rose : rose && (!isByPrice(run) || waited),
      figures: [
        { name: 'share before', unit: 'share', value: before },
        { name: 'share at the next look', unit: 'share', value: soon },
        { name: 'share at most', unit: 'share', value: peak },
        { name: 'share at the end', unit: 'share', value: after },
        ...(halfway === undefined
          ? []
          : [
              {
                name: 'blocks to half of the change',
                unit: 'blocks',
                value: BigInt(halfway.block - block),
              } as const,
            ]),
        { name: 'price before', unit: 'price', value: entry.priceBefore },
        {
          name: 'price at the end',
          unit: 'price',
          value: run.samples.at(-1)?.prices.get(netuid) ?? 0n,
        },
      ],
    }
  },
}
