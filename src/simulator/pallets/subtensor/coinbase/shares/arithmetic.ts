import { U64F64 } from '../../../../../amm/fixed/index.ts'
import type { Shares } from './shares.ts'

/** The sum of all values, as U64F64 bits. */
export function sumOf(values: Iterable<bigint>): bigint {
  // None is negative: what would saturate on the way is too much in the end as well.
  let sum = 0n
  for (const value of values) sum += value
  return sum > U64F64.max ? U64F64.max : sum
}

/** The greatest value; 0 of none. */
export function greatestOf(values: Shares): bigint {
  let greatest = 0n
  for (const value of values.values()) if (value > greatest) greatest = value
  return greatest
}

/** The same subnets with other values. */
export function mapShares(
  values: Shares,
  change: (value: bigint, netuid: number) => bigint,
): Map<number, bigint> {
  const changed = new Map<number, bigint>()
  for (const [netuid, value] of values) changed.set(netuid, change(value, netuid))
  return changed
}
