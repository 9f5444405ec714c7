import type { Claim } from './findings.ts'
import { firstTrade, isMarket, sampleBefore, shareAt } from './look.ts'

/** A whale leaves. */
export const exit: Claim = {
  title: 'What it costs a whale to leave, and what it costs the others',
  read(run) {
    const leave = firstTrade(run, 'withdraw')
    if (leave === undefined) return undefined
    const loss = leave.spotValue - leave.tao
    const [valueBefore, valueAfter] = leave.others.value
    const isHarmed = valueAfter < valueBefore
    return {
      says: isMarket(run.regime)
        ? 'The whale sells into its own price, and all who stay are worth less.'
        : 'The whale gets all of it back, and nobody’s stake changes.',
      held: isMarket(run.regime)
        ? loss > 0n && isHarmed
        : loss === 0n && valueBefore === valueAfter,
      figures: [
        { name: 'worth before', unit: 'TAO', value: leave.spotValue },
        { name: 'received', unit: 'TAO', value: leave.tao },
        { name: 'lost on exit', unit: 'TAO', value: loss },
        { name: 'others’ worth before', unit: 'TAO', value: valueBefore },
        { name: 'others’ worth after', unit: 'TAO', value: valueAfter },
        { name: 'price before', unit: 'price', value: leave.priceBefore },
        { name: 'price after', unit: 'price', value: leave.priceAfter },
        {
          name: 'share before',
          unit: 'share',
          value: shareAt(sampleBefore(run, leave.block - 1), leave.netuid),
        },
        {
          name: 'share at the end',
          unit: 'share',
          value: shareAt(run.samples.at(-1), leave.netuid),
        },
      ],
    }
  },
}
