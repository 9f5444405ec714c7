import type { Claim } from './findings.ts'
import { firstTrade, isMarket } from './look.ts'

/** Somebody raises the share of a subnet; what becomes of all others who are in it. */
export const nonCompetitive: Claim = {
  title: 'What raising one’s share does to others',
  read(run) {
    const entry = firstTrade(run, 'support')
    if (entry === undefined) return undefined
    const [unitsBefore, unitsAfter] = entry.others.units
    const [valueBefore, valueAfter] = entry.others.value
    const whole = unitsBefore === unitsAfter && valueBefore === valueAfter
    return {
      says: isMarket(run.regime)
        ? 'It moves the price of the token for everybody who holds it.'
        : 'It leaves the stake of every other holder whole.',
      held: isMarket(run.regime) ? entry.priceAfter > entry.priceBefore : whole,
      figures: [
        { name: 'staked', unit: 'TAO', value: entry.tao },
        {
          name: 'others’ stake before',
          unit: isMarket(run.regime) ? 'alpha' : 'TAO',
          value: unitsBefore,
        },
        {
          name: 'others’ stake after',
          unit: isMarket(run.regime) ? 'alpha' : 'TAO',
          value: unitsAfter,
        },
        { name: 'its worth before', unit: 'TAO', value: valueBefore },
        { name: 'its worth after', unit: 'TAO', value: valueAfter },
        { name: 'price before', unit: 'price', value: entry.priceBefore },
        { name: 'price after', unit: 'price', value: entry.priceAfter },
      ],
    }
  },
}
