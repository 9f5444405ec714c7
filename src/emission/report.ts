import { formatAmount, formatParts } from '../amounts.ts'
import type { Figure } from './findings/findings.ts'
import type { Scenario } from './scenario/scenario.ts'

/** The subnets of a scenario by netuid, those that are created on the way included, with their names. */
export function subnetNames({ subnets, actions }: Scenario): Map<number, string> {
  const names = new Map(subnets.map(({ netuid, name }) => [netuid, name]))
  for (const action of actions) if (action.does === 'create') names.set(action.netuid, action.name)
  return names
}

/** A share in parts of 10^9 as people read it: "12.34%". */
export function shareText(parts: bigint): string {
  return formatParts(parts - (parts % 100_000n))
}

/** A figure as people read it, with its unit. */
export function figureText({ unit, value }: Figure): string {
  switch (unit) {
    case 'share':
      return shareText(value)
    case 'TAO':
    case 'alpha':
      return formatAmount(value, { grouped: true, places: 2, symbol: unit })
    case 'price':
      return formatAmount(value, { places: 6, symbol: 'TAO' })
    default:
      return value.toString()
  }
}
