import { View } from './view.ts'

/** How a node tells what a block does before its first transaction: our own. */
const METHOD = 'dev_nextBlockState'

/**
 * What a transaction that is sent now will find: a block emits into the pools, and pays stakers, before its first
 * transaction. Where the node cannot tell, the view itself: what a block does beforehand is then not foretold.
 */
export async function nextBlock(view: View): Promise<View> {
  const { chain, block } = view
  if (!(await chain.offers(METHOD))) return view
  return new View(chain, block, await chain.send<string>(METHOD, [block.hash]))
}
