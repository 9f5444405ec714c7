import { DtaoError } from '../../../errors/base.ts'
import { stopwatch } from '../clock.ts'
import { RpcError } from '../rpc-error.ts'
import type { Method } from './method.ts'
import { methods, movesChain } from './methods.ts'
import { Params } from './params.ts'
import type { Session } from './session.ts'

/**
 * Runs one method for a connection.
 *
 * @throws {RpcError} as the method refuses; {DtaoError} for troubles of this machine.
 */
export async function dispatch(session: Session, name: string, params: unknown): Promise<unknown> {
  const { called } = session.options
  const seconds = stopwatch()
  let failed = true
  try {
    const method = methodOf(session, name)
    session.node.catchUp()
    const result = await method({ node: session.node, session, params: new Params(params) })
    failed = false
    return result
  } finally {
    // Names that no method has are anybody's to invent.
    called?.(methods.has(name) ? name : 'unknown', seconds(), failed)
    session.calls.emit()
  }
}

function methodOf(session: Session, name: string): Method {
  const method = methods.get(name)
  if (method === undefined || (movesChain(name) && !session.options.trusted))
    throw new RpcError(-32601, 'Method not found', `there is no method ${name}`)
  return method
}

/** What a client is told of any error. */
export function rpcErrorOf(error: unknown): { code: number; message: string; data?: unknown } {
  if (error instanceof RpcError)
    return error.data === undefined
      ? { code: error.code, message: error.message }
      : { code: error.code, message: error.message, data: error.data }
  if (error instanceof DtaoError)
    return { code: -32000, message: error.message, data: error.hints.join('; ') }
  const why = error instanceof Error ? error.message : String(error)
  return { code: -32603, message: 'Internal error', data: why }
}
