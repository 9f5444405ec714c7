import type { Hex } from '../../codec/index.ts'

/** A question about a block that is not on the chain. */
export class UnknownBlockError extends Error {
  override readonly name = 'UnknownBlockError'

  constructor(hash: Hex) {
    super(`UnknownBlock: Header was not found in the database: ${hash}`)
  }
}

/** A question about a block whose state is no longer kept. */
export class DiscardedStateError extends Error {
  override readonly name = 'DiscardedStateError'

  constructor(hash: Hex) {
    super(`UnknownBlock: State already discarded for ${hash}`)
  }
}

/** A snapshot that was never made, or that a revert went behind. */
export class UnknownSnapshotError extends Error {
  override readonly name = 'UnknownSnapshotError'

  constructor(id: string) {
    super(`there is no snapshot ${id}`)
  }
}

/** A block that would hold nothing but its inherent, where only one with a transaction is wanted. */
export class EmptyBlockError extends Error {
  override readonly name = 'EmptyBlockError'
}
