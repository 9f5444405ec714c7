import type { Hex } from '../../../codec/index.ts'
import type { TransactionStatus } from '../pool/entry.ts'
import { RpcError } from '../rpc-error.ts'
import type { Call } from './method.ts'

/**
 * `[hex]` → an id for `transaction_v1_stop`. Whether the transaction is valid is not told: the client watches the blocks.
 */
export function transaction_v1_broadcast({ node, session, params }: Call): string {
  const bytes = params.bytes('tx')
  try {
    node.submit(bytes)
  } catch (error) {
    if (!(error instanceof RpcError)) throw error
  }
  const id = session.nextId()
  session.attachments.set(id, 'broadcast')
  return id
}

export function transaction_v1_stop({ session, params }: Call): null {
  const id = params.text('operationId')
  if (session.attachments.get(id) !== 'broadcast')
    throw new RpcError(-32602, 'Invalid operation id')
  session.attachments.delete(id)
  return null
}

/** A status in the words of the specification; nothing where it has none. */
function event(status: TransactionStatus, index: number | undefined) {
  if (status === 'ready' || status === 'future') return { event: 'validated' }
  if (status === 'invalid') return { event: 'invalid', error: 'Invalid Transaction' }
  if (status === 'dropped') return { event: 'dropped', error: 'dropped from the pool' }
  if ('usurped' in status)
    return { event: 'invalid', error: `Transaction was usurped by ${status.usurped}` }
  const place = (hash: Hex) => ({ hash, index: index ?? 0 })
  return 'inBlock' in status
    ? { event: 'bestChainBlockIncluded', block: place(status.inBlock) }
    : { event: 'finalized', block: place(status.finalized) }
}

/** `[hex]` → a subscription that follows the transaction to its end. */
export function transactionWatch_v1_submitAndWatch({ node, session, params }: Call): string {
  const bytes = params.bytes('tx')
  return session.open('transactionWatch_v1_watchEvent', (feed) => {
    const last = new Set(['finalized', 'invalid', 'dropped', 'error'])
    const tell = (told: { readonly event: string }) => {
      feed.push(told)
      if (last.has(told.event)) feed.end()
    }
    try {
      node.submit(bytes, (status, index) => tell(event(status, index)))
    } catch (error) {
      if (!(error instanceof RpcError)) throw error
      const why = typeof error.data === 'string' ? error.data : error.message
      tell({ event: 'invalid', error: why } as { readonly event: string })
    }
    return () => undefined
  })
}

export function transactionWatch_v1_unwatch({ session, params }: Call): null {
  session.close(params.text('subscription'))
  return null
}
