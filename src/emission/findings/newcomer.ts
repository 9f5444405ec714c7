import type { RegimeRun } from '../run/result.ts'
import type { Claim } from './findings.ts'
import { firstTrade, isMarket, shareAt } from './look.ts'

const SAYS = {
  root: 'A new subnet gets nothing until root’s validators want it.',
  stao: 'A new subnet gets its share as soon as somebody stakes into it, and not before.',
  flow: 'A new subnet gets its share from what flows into it.',
  market:
    'A new subnet begins with a pool from its lock cost, and its share grows as its moving price does.',
}

function says({ regime }: RegimeRun): string {
  return regime === 'dtao' || regime === 'dtao-launch' ? SAYS.market : SAYS[regime]
}

/** A subnet is created by paying the lock cost, and finds supporters later. */
export const newcomer: Claim = {
  title: 'What a new subnet costs and how it gets a share',
  read(run) {
    const create = firstTrade(run, 'create')
    if (create === undefined) return undefined
    const { netuid, block } = create
    const first = run.samples.find((sample) => shareAt(sample, netuid) > 0n)
    const support = run.trades.find(
      (trade) => trade.does === 'support' && trade.netuid === netuid && trade.block >= block,
    )
    const untilSupport = run.samples.some(
      (sample) =>
        sample.block > block &&
        sample.block < (support?.block ?? Number.POSITIVE_INFINITY) &&
        shareAt(sample, netuid) > 0n,
    )
    const end = shareAt(run.samples.at(-1), netuid)
    const isByPrice = isMarket(run.regime) && run.regime !== 'flow'
    return {
      says: says(run),
      held: isByPrice ? untilSupport && end > 0n : !untilSupport,
      figures: [
        { name: 'lock cost', unit: 'TAO', value: create.tao },
        {
          name: 'blocks until it had a share',
          unit: 'blocks',
          value: BigInt((first?.block ?? run.blocks) - block),
        },
        { name: 'share at the end', unit: 'share', value: end },
        { name: 'price at first', unit: 'price', value: create.priceAfter },
        {
          name: 'price at the end',
          unit: 'price',
          value: run.samples.at(-1)?.prices.get(netuid) ?? 0n,
        },
      ],
    }
  },
}
