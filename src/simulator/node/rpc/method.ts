import type { Hex } from '../../../codec/index.ts'
import type { Context } from '../../frame/context.ts'
import type { RawState } from '../history.ts'
import type { LocalNode } from '../local-node.ts'
import { DiscardedStateError, UnknownBlockError } from '../refusals.ts'
import { RpcError } from '../rpc-error.ts'
import type { Params } from './params.ts'
import type { Session } from './session.ts'

/** One request being handled. */
export interface Call {
  readonly node: LocalNode
  readonly session: Session
  readonly params: Params
}

/** A JSON-RPC method: every exported function of this room's namespaces is one, under its own name. */
export type Method = (call: Call) => unknown

/** 4003, a state question that cannot be answered. */
export function clientError(why: string): RpcError {
  return new RpcError(4003, `Client error: ${why}`)
}

/** Runs `read`. @throws {RpcError} 4003 for a block that is unknown, or whose state is not kept. */
export function known<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnknownBlockError || error instanceof DiscardedStateError)
      throw clientError(error.message)
    throw error
  }
}

/** Decoded state after a block, the head where none is named. @throws {RpcError} 4003 when it is not kept. */
export function contextAt(node: LocalNode, hash: Hex | undefined): Context {
  return known(() => (hash === undefined ? node.chain.context : node.chain.contextAt(hash)))
}

/** Raw state after a block, the head where none is named. @throws {RpcError} 4003 when it is not kept. */
export function rawAt(node: LocalNode, hash: Hex | undefined): RawState {
  return known(() => node.chain.rawAt(hash ?? node.chain.head.hash))
}
