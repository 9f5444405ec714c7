import { type Hex, toHex } from '../../../codec/index.ts'
import { blake2b256 } from '../../../crypto/index.ts'
import type { TransactionStatus } from '../pool/entry.ts'
import type { Call } from './method.ts'
import { invalidParams } from './params.ts'
import { whenSettled } from './settled.ts'

/** `[hex]` → hash of the transaction. */
export function author_submitExtrinsic({ node, params }: Call): Hex {
  return node.submit(params.bytes('bytes'))
}

function isLast(status: TransactionStatus): boolean {
  return (
    status === 'invalid' ||
    status === 'dropped' ||
    (typeof status === 'object' && !('inBlock' in status))
  )
}

/** `[hex]` → a subscription that tells what happens to the transaction, up to `finalized`. */
export function author_submitAndWatchExtrinsic({ node, session, params }: Call): string {
  const bytes = params.bytes('bytes')
  return session.open('author_extrinsicUpdate', (feed) => {
    let cancel: (() => void) | undefined
    const tell = (status: TransactionStatus) => {
      feed.push(status)
      if (isLast(status)) feed.end()
    }
    node.submit(bytes, (status) => {
      if (typeof status === 'object' && 'finalized' in status)
        cancel = whenSettled(session, () => tell(status))
      else tell(status)
    })
    return () => cancel?.()
  })
}

export function author_unwatchExtrinsic({ session, params }: Call): boolean {
  session.close(params.text('subscription'))
  return true
}

/** Ready transactions in the order in which a block would take them. */
export function author_pendingExtrinsics({ node }: Call): Hex[] {
  node.catchUp()
  return Array.from(
    node.pool.best(() => true),
    ({ extrinsic }) => toHex(extrinsic.bytes),
  )
}

/** `[[{hash} | {extrinsic}…]]` → the hashes of what was removed. */
export function author_removeExtrinsic({ node, params }: Call): Hex[] {
  const asked = params.optional('bytes_or_hash')
  if (!Array.isArray(asked)) throw invalidParams('`bytes_or_hash`: expected a sequence')
  const removed: Hex[] = []
  for (const one of asked) {
    const { hash, extrinsic } = (one ?? {}) as { hash?: unknown; extrinsic?: unknown }
    const found =
      typeof extrinsic === 'string'
        ? toHex(blake2b256(Buffer.from(extrinsic.replace(/^0x/, ''), 'hex')))
        : (hash as Hex)
    if (node.pool.get(found) === undefined) continue
    node.pool.reject(found)
    removed.push(found)
  }
  return removed
}
