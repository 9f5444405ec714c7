import type { LocalNode } from './local-node.ts'
import { type Response, respond } from './rpc/json-rpc.ts'
import { Session } from './rpc/session.ts'

/** A JSON-RPC notification. */
interface Notice {
  readonly jsonrpc: '2.0'
  readonly method: string
  readonly params: { readonly subscription: string; readonly result: unknown }
}

/** What polkadot-api 2 calls a provider: JSON-RPC messages as objects, both ways. */
export type MessageProvider = (onMessage: (message: Response | Notice) => void) => {
  readonly send: (request: unknown) => void
  readonly disconnect: () => void
}

/** A provider for `createClient` of polkadot-api, without a socket. */
export function messageProvider(node: LocalNode): MessageProvider {
  return (onMessage) => {
    let open = true
    const deliver = (message: Response | Notice) => {
      if (open) onMessage(message)
    }
    const session = new Session(
      node,
      ({ method, subscription, result }) =>
        queueMicrotask(() => deliver({ jsonrpc: '2.0', method, params: { subscription, result } })),
      { trusted: true, subscriptions: true, finalityLag: 0 },
    )
    const handle = async (request: unknown) => {
      const response = await respond(session, request)
      if (response === undefined) return
      deliver(response)
      if ('result' in response) session.answered(response.result)
    }
    return {
      send: (request) => void handle(request),
      disconnect: () => {
        open = false
        session.end()
      },
    }
  }
}
