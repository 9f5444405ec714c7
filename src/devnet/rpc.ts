import { WebSocket } from 'ws'

/**
 * The result of one JSON-RPC call over a connection of its own; `undefined` where nobody answers in time or the answer is an
 * error. For looking at nodes that are just coming up, where nothing is not yet a failure.
 */
export function ask(
  url: string,
  method: string,
  params: readonly unknown[],
  deadlineMs: number,
): Promise<unknown> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { handshakeTimeout: deadlineMs })
    const finish = (result: unknown): void => {
      clearTimeout(timer)
      socket.removeAllListeners()
      // Ending a handshake is an error of its own, which nobody needs.
      socket.on('error', () => undefined)
      socket.terminate()
      resolve(result)
    }
    const timer = setTimeout(() => finish(undefined), deadlineMs)
    socket.on('error', () => finish(undefined))
    socket.on('close', () => finish(undefined))
    socket.on('open', () => socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })))
    socket.on('message', (data) => finish(resultOf(String(data))))
  })
}

function resultOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { result?: unknown }).result
  } catch {
    // Something else than a node listens there.
    return undefined
  }
}

/** The newest block of the chain at `url`, if one answers in time. */
export async function headAt(
  url: string,
  deadlineMs: number,
): Promise<{ readonly number: number; readonly hash: string } | undefined> {
  const hash = await ask(url, 'chain_getBlockHash', [], deadlineMs)
  if (typeof hash !== 'string') return undefined
  const header = await ask(url, 'chain_getHeader', [hash], deadlineMs)
  const number = (header as { number?: unknown } | null | undefined)?.number
  return typeof number === 'string' ? { number: Number(number), hash } : undefined
}
