import {
  getLockCostTerms,
  type LockCostTerms,
  lockCost,
} from '../simulator/pallets/subtensor/subnets/lock-cost.ts'
import { onStateOf } from './remote-state.ts'
import type { View } from './view.ts'

/** How the price of a subnet moves. Amounts in rao. */
export interface LockCost {
  /** What the chain asks now. */
  readonly cost: bigint
  /** What it will ask for the one after, in the same block. */
  readonly next: bigint
  readonly least: bigint
  /** The last price paid, and when; the genesis' own where nobody has paid. */
  readonly lastPaid: bigint
  readonly lastBlock: bigint
  /** Blocks in which the price falls by the last price paid. */
  readonly interval: bigint
  readonly fallsPerBlock: bigint
  /** What it will ask after so many days in which nobody creates a subnet, or nobody else after one that is created now. */
  readonly forecast: readonly {
    readonly days: number
    readonly cost: bigint
    readonly afterYours: bigint
  }[]
}

/** Blocks of twelve seconds. */
const BLOCKS_A_DAY = 7_200n
const DAYS = [1, 3, 7, 14, 28]

/**
 * Reads how the price of a subnet doubles and falls.
 *
 * Upstream: pallets/subtensor/src/coinbase/root.rs, `get_network_lock_cost`, `get_lock_reduction_interval`.
 */
export async function readLock(view: View): Promise<LockCost> {
  return forecast(await onStateOf(view, getLockCostTerms))
}

/** How a price moves from its terms. */
export function forecast(terms: LockCostTerms): LockCost {
  const { lastLock, lastLockBlock, currentBlock, reductionInterval, minLock } = terms
  const cost = lockCost(terms)
  const paid = { ...terms, lastLock: cost, lastLockBlock: currentBlock === 0n ? 1n : currentBlock }
  return {
    cost,
    next: lockCost({ ...paid, currentBlock: paid.lastLockBlock }),
    least: minLock,
    lastPaid: lastLock,
    lastBlock: lastLockBlock,
    interval: reductionInterval,
    fallsPerBlock: reductionInterval === 0n ? 0n : lastLock / reductionInterval,
    forecast: DAYS.map((days) => {
      const then = { currentBlock: paid.lastLockBlock + BigInt(days) * BLOCKS_A_DAY }
      return {
        days,
        cost: lockCost({ ...terms, ...then }),
        afterYours: lockCost({ ...paid, ...then }),
      }
    }),
  }
}
