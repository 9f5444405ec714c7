import type { RegimeRun } from '../run/result.ts'
import type { Claim } from './findings.ts'
import { firstTrade, isMarket, peakShare, sampleBefore, shareAt } from './look.ts'

const SAYS = {
  root: 'Colluding validators with most of root’s stake move emission to their subnet at no cost.',
  stao: 'Capital moves emission in proportion to itself, and comes back whole.',
  market: 'Capital must buy the token, moves the price against itself, and loses value on exit.',
}

function says(run: RegimeRun): string {
  if (isMarket(run.regime)) return SAYS.market
  return run.regime === 'root' ? SAYS.root : SAYS.stao
}

/** Capital enters a subnet, and leaves it again. */
export const collusion: Claim = {
  title: 'What it costs to move emission to one’s own subnet',
  read(run) {
    const entry = firstTrade(run, 'support')
    if (entry === undefined) return undefined
    const { netuid, party, block } = entry
    const own = run.trades.filter((trade) => trade.party === party && trade.netuid === netuid)
    const sum = (does: string, of: (trade: (typeof own)[number]) => bigint) =>
      own.reduce((total, trade) => (trade.does === does ? total + of(trade) : total), 0n)
    const paid = sum('support', ({ tao }) => tao)
    const back = sum('withdraw', ({ tao }) => tao)
    const loss = sum('withdraw', ({ spotValue, tao }) => spotValue - tao)
    const hasLeft = own.some(({ does }) => does === 'withdraw')
    const before = shareAt(sampleBefore(run, block - 1), netuid)
    const peak = peakShare(run, netuid, block)
    const rose = peak > before
    const cost = isMarket(run.regime) ? entry.tao - entry.spotValue : 0n
    return {
      says: says(run),
      held: hasLeft
        ? rose && (isMarket(run.regime) ? loss > 0n : loss === 0n && back >= paid)
        : undefined,
      figures: [
        { name: 'share before', unit: 'share', value: before },
        { name: 'share at most', unit: 'share', value: peak },
        { name: 'paid in', unit: 'TAO', value: paid },
        { name: 'price before', unit: 'price', value: entry.priceBefore },
        { name: 'price after', unit: 'price', value: entry.priceAfter },
        { name: 'paid above the price before', unit: 'TAO', value: cost },
        { name: 'got back', unit: 'TAO', value: back },
        { name: 'lost on exit', unit: 'TAO', value: loss },
      ],
    }
  },
}
