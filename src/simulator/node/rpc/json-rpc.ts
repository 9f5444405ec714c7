import { dispatch, rpcErrorOf } from './dispatch.ts'
import type { Session } from './session.ts'

type Id = string | number | null

export interface RpcFailure {
  readonly code: number
  readonly message: string
  readonly data?: unknown
}

/** A JSON-RPC response. */
export type Response =
  | { readonly jsonrpc: '2.0'; readonly id: Id; readonly result: unknown }
  | { readonly jsonrpc: '2.0'; readonly id: Id; readonly error: RpcFailure }

/** Most requests of one batch. */
const BATCH = 1000
const INVALID: RpcFailure = { code: -32600, message: 'Invalid request' }

function failure(id: Id, error: RpcFailure): Response {
  return { jsonrpc: '2.0', id, error }
}

function isId(value: unknown): value is Id {
  return value === null || typeof value === 'string' || typeof value === 'number'
}

/** Answers one request; nothing for a notification, which nobody waits for. */
export async function respond(session: Session, request: unknown): Promise<Response | undefined> {
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    return failure(null, INVALID)
  const { jsonrpc, id, method, params } = request as Readonly<Record<string, unknown>>
  const known = isId(id) ? id : null
  if (jsonrpc !== '2.0' || typeof method !== 'string' || (id !== undefined && !isId(id)))
    return failure(known, INVALID)
  if (id === undefined) return undefined
  try {
    const result = (await dispatch(session, method, params)) ?? null
    return { jsonrpc: '2.0', id: known, result }
  } catch (error) {
    return failure(known, rpcErrorOf(error))
  }
}

async function batch(session: Session, requests: readonly unknown[]): Promise<readonly Response[]> {
  const responses: Response[] = []
  for (const request of requests) {
    const response = await respond(session, request)
    if (response !== undefined) responses.push(response)
  }
  return responses
}

function speak(session: Session, responses: readonly Response[]): void {
  for (const response of responses) if ('result' in response) session.answered(response.result)
}

/**
 * Answers the text that came in over a connection, whatever it is. Subscriptions that it opened speak only after the
 * answer is sent.
 */
export async function answer(
  session: Session,
  text: string,
  send: (text: string) => void,
): Promise<void> {
  let request: unknown
  try {
    request = JSON.parse(text)
  } catch {
    send(JSON.stringify(failure(null, { code: -32700, message: 'Parse error' })))
    return
  }
  if (!Array.isArray(request)) {
    const response = await respond(session, request)
    if (response === undefined) return
    send(JSON.stringify(response))
    speak(session, [response])
  } else if (request.length === 0) send(JSON.stringify(failure(null, INVALID)))
  else if (request.length > BATCH) {
    const data = `Exceeded max limit of ${BATCH}`
    const error = { code: -32010, message: 'The batch request was too large', data }
    send(JSON.stringify(failure(null, error)))
  } else {
    const responses = await batch(session, request)
    if (responses.length > 0) send(JSON.stringify(responses))
    speak(session, responses)
  }
}
