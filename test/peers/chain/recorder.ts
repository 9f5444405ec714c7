import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

/** Methods of the new JSON-RPC, which a node of the old kind does not list. */
const NEW = /^(archive|chainHead|chainSpec|transaction|transactionWatch)_v1_/

/** Stands between a client and a node, and remembers which methods were called. */
export interface Recorder {
  readonly url: string
  readonly called: ReadonlySet<string>
  close(): Promise<void>
}

/** Where `old`, the node looks like one that knows the old JSON-RPC only. */
export async function recordBefore(node: string, old: boolean): Promise<Recorder> {
  const called = new Set<string>()
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (client) => {
    const upstream = new WebSocket(node)
    const waiting: string[] = []
    const asking = new Set<unknown>()
    upstream.on('open', () => {
      for (const text of waiting) upstream.send(text)
    })
    client.on('message', (data) => {
      const text = data.toString()
      const { id, method } = JSON.parse(text) as { id: unknown; method: string }
      called.add(method)
      if (method === 'rpc_methods') asking.add(id)
      if (upstream.readyState === upstream.OPEN) upstream.send(text)
      else waiting.push(text)
    })
    upstream.on('message', (data) => {
      const text = data.toString()
      const answer = JSON.parse(text) as { id?: unknown; result?: { methods: string[] } }
      if (!old || !asking.delete(answer.id) || answer.result === undefined) {
        client.send(text)
        return
      }
      const methods = answer.result.methods.filter((name) => !NEW.test(name))
      client.send(JSON.stringify({ ...answer, result: { ...answer.result, methods } }))
    })
    client.on('close', () => upstream.close())
    upstream.on('close', () => client.close())
  })
  await new Promise((resolve) => {
    server.once('listening', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    called,
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate()
        server.close(() => resolve())
      }),
  }
}
