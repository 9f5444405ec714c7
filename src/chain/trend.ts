import { priceOfBits } from '../amm/prices.ts'
import { isForgotten } from './forgotten.ts'
import { readSubnets } from './subnets.ts'
import { View } from './view.ts'

/** Blocks between two samples, and how many samples: together within the 256 blocks that every node remembers. */
const STEP = 20
const SAMPLES = 12

/**
 * Prices of subnets (TAO per alpha × 10^18) at blocks of the recent past, oldest first, the view's own last; shorter where
 * the chain is young or forgets sooner.
 */
export async function readTrends(
  view: View,
  netuids: readonly number[],
): Promise<Map<number, bigint[]>> {
  const { chain, block } = view
  const numbers = Array.from({ length: SAMPLES }, (_, i) => block.number - (SAMPLES - 1 - i) * STEP)
  const past = await Promise.all(
    numbers
      .filter((number) => number >= 1)
      .map(async (number) => {
        if (number === block.number) return view
        const hash = await chain.send<string | null>('chain_getBlockHash', [number])
        return hash === null ? undefined : new View(chain, { hash, number })
      }),
  )
  const prices = await Promise.all(
    past.map(async (one) => (one === undefined ? [] : await pricesAt(one, netuids))),
  )
  return new Map(
    netuids.map((netuid) => [
      netuid,
      prices.flatMap((at) => at.filter(([id]) => id === netuid).map(([, price]) => price)),
    ]),
  )
}

/** A block whose state the node has discarded has no prices. */
async function pricesAt(
  view: View,
  netuids: readonly number[],
): Promise<(readonly [number, bigint])[]> {
  try {
    const subnets = await readSubnets(view, netuids)
    // Before its first block a subnet has no price.
    return subnets.flatMap(({ netuid, price }) =>
      price === 0n ? [] : [[netuid, priceOfBits(price)] as const],
    )
  } catch (error) {
    if (isForgotten(error)) return []
    throw error
  }
}
