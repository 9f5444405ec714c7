import { connect as connectTcp } from 'node:net'

/** What a look at an address found. */
export interface Probe {
  readonly answers: boolean
  readonly specVersion?: number
}

const NOTHING: Probe = { answers: false }

/**
 * Whether a Subtensor answers JSON-RPC at a WebSocket address within `deadlineMs`. Never throws: nothing there, something
 * else there and something that accepts and keeps silent are all "no".
 */
export async function probe(endpoint: string, deadlineMs: number): Promise<Probe> {
  const started = AbortSignal.timeout(deadlineMs)
  // A refused connection is known in a millisecond; the WebSocket library takes thirty to load.
  if (!(await accepts(endpoint, started))) return NOTHING
  const { WebSocket } = await import('ws')
  return await new Promise<Probe>((resolve) => {
    const socket = new WebSocket(endpoint, { handshakeTimeout: deadlineMs })
    const finish = (found: Probe) => {
      socket.removeAllListeners()
      socket.on('error', () => undefined)
      socket.terminate()
      resolve(found)
    }
    started.addEventListener('abort', () => finish(NOTHING))
    socket.on('error', () => finish(NOTHING))
    socket.on('close', () => finish(NOTHING))
    socket.on('open', () => {
      socket.send('{"jsonrpc":"2.0","id":1,"method":"state_getRuntimeVersion","params":[]}')
    })
    socket.on('message', (data) => finish(read(String(data))))
  })
}

function read(text: string): Probe {
  try {
    const answer = JSON.parse(text) as { result?: { specName?: string; specVersion?: number } }
    const { specName, specVersion } = answer.result ?? {}
    if (specName === 'node-subtensor' && specVersion !== undefined)
      return { answers: true, specVersion }
  } catch {
    return NOTHING
  }
  return NOTHING
}

function accepts(endpoint: string, signal: AbortSignal): Promise<boolean> {
  const url = new URL(endpoint)
  const port = Number(url.port) || (url.protocol === 'wss:' ? 443 : 80)
  return new Promise((resolve) => {
    const socket = connectTcp({ host: url.hostname.replace(/^\[|\]$/g, ''), port })
    const finish = (open: boolean) => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', () => finish(true))
    socket.once('error', () => finish(false))
    signal.addEventListener('abort', () => finish(false))
  })
}
