import type { Hex } from '../../../codec/index.ts'
import { EmptyBlockError } from '../refusals.ts'
import { RpcError } from '../rpc-error.ts'
import { type Call, known } from './method.ts'

/** What test runners ask of a Substrate node that makes blocks by hand (`--sealing=manual`); here any devnet answers. */
interface CreatedBlock {
  readonly hash: Hex
  readonly aux: Readonly<Record<string, boolean>>
}

/** The codes of sc-consensus-manual-seal. */
const EMPTY_TRANSACTION_POOL = 12_000
const BLOCK_NOT_FOUND = 13_000

/** `[createEmpty, finalize, parent?]`: a block of what is ready; it is final at once. Only the head can be its parent. */
export function engine_createBlock({ node, params }: Call): CreatedBlock {
  const mayBeEmpty = params.boolean('create_empty')
  params.boolean('finalize')
  const parent = params.optionalHash('parent_hash')
  if (parent !== undefined && parent !== node.chain.head.hash)
    throw new RpcError(BLOCK_NOT_FOUND, `The block ${parent} is not the last one of this chain`)
  try {
    const { hash } = node.seal({ needsExtrinsic: !mayBeEmpty })
    const aux = {
      header_only: false,
      clear_justification_requests: false,
      needs_justification: false,
      bad_justification: false,
      is_new_best: true,
    }
    return { hash, aux }
  } catch (error) {
    if (!(error instanceof EmptyBlockError)) throw error
    throw new RpcError(
      EMPTY_TRANSACTION_POOL,
      'No transaction is ready, and the block may not be empty',
    )
  }
}

/** `[hash, justification?]` → true: every block is final when it is made. */
export function engine_finalizeBlock({ node, params }: Call): boolean {
  const hash = params.hash('hash')
  known(() => node.chain.contextAt(hash))
  return true
}
