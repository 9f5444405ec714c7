import type { Header } from '@polkadot/types/interfaces'
import { unreachable } from '../errors/network.ts'
import type { Chain } from './chain.ts'
import { View } from './view.ts'

/** How often the embedded chain is asked whether another process has made a block: nobody tells it. */
const NUDGE_MS = 1000

export interface HeadsOptions {
  /** Ends it. */
  readonly signal: AbortSignal
  /** How many blocks may wait for a slow reader; before more do, the oldest are left out. 1 for the newest alone. */
  readonly backlog: number
}

/**
 * The newest block, then each new one as it comes, until `signal` is aborted. On the embedded chain, those of other processes too.
 *
 * @throws {NetworkError} `network_unreachable` when the line breaks, or as {@link Chain.send}.
 */
export async function* newHeads(
  chain: Chain,
  { signal, backlog }: HeadsOptions,
): AsyncGenerator<View, void, void> {
  const waiting: View[] = []
  let failure: { readonly cause: unknown } | undefined
  let wake = (): void => undefined
  const woken = (): void => wake()
  const fail = (cause: unknown): void => {
    failure ??= { cause }
    woken()
  }
  const hear = (head: unknown): void => {
    // A notification is of the header alone; its hash is the block's.
    const { hash, number } = chain.api.registry.createTypeUnsafe<Header>('Header', [head])
    waiting.push(new View(chain, { hash: hash.toHex(), number: number.toNumber() }))
    if (waiting.length > backlog) waiting.shift()
    woken()
  }
  const leave = chain.onDisconnect(() => fail(unreachable(chain.endpoint)))
  signal.addEventListener('abort', woken)
  const nudge = chain.isEmbedded
    ? // The node looks round before it answers anything.
      setInterval(() => chain.send('chain_getHeader', []).catch(fail), NUDGE_MS)
    : undefined
  let unsubscribe = (): void => undefined
  try {
    unsubscribe = await chain.subscribe('chain_newHead', SUBSCRIBE, UNSUBSCRIBE, [], hear)
    while (!signal.aborted) {
      const next = waiting.shift()
      if (next !== undefined) yield next
      else if (failure !== undefined) throw failure.cause
      else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    clearInterval(nudge)
    signal.removeEventListener('abort', woken)
    leave()
    unsubscribe()
  }
}

const SUBSCRIBE = 'chain_subscribeNewHeads'
const UNSUBSCRIBE = 'chain_unsubscribeNewHeads'
