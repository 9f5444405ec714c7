import type { RegimeRun } from '../run/result.ts'
import type { Curve } from './svg.ts'

type Names = ReadonlyMap<number, string>

/** Each subnet's share of emission over a run, of 1. */
export function shareCurves(run: RegimeRun, names: Names): Curve[] {
  return [...names].map(([netuid, name]) => ({
    name,
    points: run.samples.map(
      ({ block, shares }) => [block, Number(shares.get(netuid) ?? 0n) / 1e9] as const,
    ),
  }))
}

/** The price of each subnet's token over a run, in TAO. */
export function priceCurves(run: RegimeRun, names: Names): Curve[] {
  return [...names].map(([netuid, name]) => ({
    name,
    points: run.samples
      .filter(({ prices }) => prices.has(netuid))
      .map(({ block, prices }) => [block, Number(prices.get(netuid)) / 1e9] as const),
  }))
}

export const shareAxis = (value: number) => `${(100 * value).toPrecision(3)}%`
export const priceAxis = (value: number) => value.toPrecision(3)
