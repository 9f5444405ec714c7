import { CodecError, type Hex, toHex } from '../../../codec/index.ts'
import { callApi } from '../../frame/runtime-api.ts'
import { withApis } from '../../pallets/system/version.ts'
import type { LocalNode } from '../local-node.ts'
import { type Call, clientError, contextAt } from './method.ts'

/** The runtime's version in JSON-RPC's spelling. */
export function rpcVersion(node: LocalNode) {
  const { runtime } = node.chain
  const version = withApis(runtime.version, runtime.definition.apis)
  return { ...version, stateVersion: version.systemVersion }
}

/** `[hash?]`: the runtime never changes, so neither does the answer. */
export function state_getRuntimeVersion({ node, params }: Call) {
  contextAt(node, params.optionalHash('hash'))
  return rpcVersion(node)
}

export const chain_getRuntimeVersion = state_getRuntimeVersion

/** `[hash?]` → metadata V14. */
export function state_getMetadata({ node, params }: Call) {
  contextAt(node, params.optionalHash('hash'))
  return toHex(node.chain.runtime.metadataV14())
}

/**
 * Runs a runtime API on the state after a block.
 *
 * @throws {RpcError} 4003 when there is no such API, block or argument.
 */
export function runtimeCall(
  node: LocalNode,
  name: string,
  input: Uint8Array,
  hash: Hex | undefined,
): Uint8Array {
  const ctx = contextAt(node, hash)
  const method = node.chain.runtime.apiMethod(name)
  if (method === undefined)
    throw clientError(`Execution failed: Other: Exported method ${name} is not found`)
  try {
    return callApi(ctx, method, input)
  } catch (error) {
    if (!(error instanceof CodecError)) throw error
    throw clientError(
      `Execution failed: Execution aborted due to panic: Bad input data provided to ${name}: ${error.message}`,
    )
  }
}

/** `[method, arguments, hash?]` → the SCALE result of a runtime API. */
export function state_call({ node, params }: Call) {
  const name = params.text('name')
  const input = params.bytes('bytes')
  return toHex(runtimeCall(node, name, input, params.optionalHash('hash')))
}

export const state_callAt = state_call

/** The version at once; it never changes afterwards. */
export function state_subscribeRuntimeVersion({ node, session }: Call) {
  return session.open('state_runtimeVersion', (feed) => {
    feed.push(rpcVersion(node))
    return () => undefined
  })
}

export const chain_subscribeRuntimeVersion = state_subscribeRuntimeVersion
export function state_unsubscribeRuntimeVersion({ session, params }: Call): boolean {
  return session.close(params.text('subscription'))
}

export const chain_unsubscribeRuntimeVersion = state_unsubscribeRuntimeVersion
