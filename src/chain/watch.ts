import { NetworkError } from '../errors/network.ts'
import { isPoolError, PoolError } from '../errors/pool.ts'
import type { Chain } from './chain.ts'
import { outlived, PATIENCE, type Patience } from './outlived.ts'
import type { Signed } from './sign.ts'

/** How far a transaction must be. */
export type Goal = 'included' | 'finalized'

export interface WatchOptions {
  readonly goal: Goal
  readonly onStage: (stage: 'waiting' | 'included' | 'finalized') => void
  readonly signal?: AbortSignal
  readonly patience?: Patience
}

/** `author_extrinsicUpdate`: a word, or an object whose only key is the word. */
type Status = string | Readonly<Record<string, unknown>>

/**
 * Sends a transaction and follows it; resolves to the hash of its block.
 *
 * @throws {PoolError} when the node refused it; nothing was paid.
 * @throws {NetworkError} `transaction_dropped` when the pool let it go, `transaction_unknown` when the line broke,
 * `transaction_expired` when no block may include it any more, `transaction_waiting` when no blocks come.
 */
export async function sendAndWatch(
  chain: Chain,
  signed: Signed,
  { goal, onStage, signal, patience = PATIENCE }: WatchOptions,
): Promise<string> {
  const { hex, hash } = signed
  let stop: () => void = () => undefined
  let waits = true
  const block = new Promise<string>((resolve, reject) => {
    const lost = (): void => reject(unknownFate(hash))
    const leave = chain.onDisconnect(lost)
    signal?.addEventListener('abort', lost)
    const watching = new AbortController()
    void outlived(chain, signed, patience, () => waits, watching.signal).then(
      (error) => error && reject(error),
    )
    stop = () => {
      watching.abort()
      leave()
      signal?.removeEventListener('abort', lost)
    }
    const hear = (status: Status): void => {
      const [word, value] =
        typeof status === 'string' ? [status, undefined] : (Object.entries(status)[0] ?? [''])
      if (word === 'ready' || word === 'broadcast') onStage('waiting')
      if (word === 'inBlock' || word === 'retracted') waits = word === 'retracted'
      if (word === 'inBlock') onStage('included')
      if (word === 'finalized') onStage('finalized')
      if (word === 'finalized' || (word === 'inBlock' && goal === 'included'))
        resolve(String(value))
      const reason = LOST[word]
      if (reason !== undefined) reject(dropped(reason))
    }
    chain.subscribe<Status>('author_extrinsicUpdate', WATCH, UNWATCH, [hex], hear).then(
      (unsubscribe) => {
        const before = stop
        stop = () => {
          before()
          unsubscribe()
        }
      },
      (error: unknown) => reject(refusal(error)),
    )
  })
  try {
    return await block
  } finally {
    stop()
  }
}

const WATCH = 'author_submitAndWatchExtrinsic'
const UNWATCH = 'author_unwatchExtrinsic'

const LOST: Readonly<Record<string, string>> = {
  invalid: 'became invalid',
  dropped: 'was dropped by the node',
  usurped: 'was replaced by another with the same nonce',
}

function dropped(reason: string): NetworkError {
  return new NetworkError(`The transaction ${reason}; nothing was done.`, 'transaction_dropped', {
    hints: ['Run it again; a devnet drops what waits while its disk is full.'],
  })
}

function unknownFate(hash: string): NetworkError {
  return new NetworkError(
    'The connection ended before the chain said what became of the transaction.',
    'transaction_unknown',
    {
      details: { extrinsicHash: hash },
      hints: ['It may still be included: look at the balance or the stake before you try again.'],
    },
  )
}

/** polkadot-js turns a JSON-RPC error into an Error with its code, and repeats code and data in the message. */
function refusal(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number')
    return error
  const data = 'data' in error ? error.data : undefined
  const message = error.message.replace(/^\d+: /, '').replace(`: ${String(data)}`, '')
  const body = { code: error.code, message, data }
  return isPoolError(body) ? new PoolError(body) : error
}
