import { DtaoError, type DtaoErrorOptions, EXIT } from './base.ts'

/** A chain could not be reached, did not answer, or is not what was expected. */
export class NetworkError extends DtaoError {
  override readonly name = 'NetworkError'

  constructor(message: string, code: string, options: DtaoErrorOptions = {}) {
    super(message, code, EXIT.network, options)
  }
}

/** Nobody listens at the address, or the connection broke. */
export function unreachable(endpoint: string, cause?: unknown): NetworkError {
  return new NetworkError(`No chain answers at ${endpoint}.`, 'network_unreachable', {
    cause,
    details: { endpoint },
    hints: [
      'Check the address and that the node runs, or use --network sim for the embedded chain.',
    ],
  })
}

/** Somebody listens and says nothing. */
export function silent(endpoint: string, seconds: number): NetworkError {
  return new NetworkError(
    `${endpoint} accepted the connection and did not answer within ${seconds} s.`,
    'network_timeout',
    {
      details: { endpoint, seconds },
      hints: ['Is that a Subtensor node? Try again, or name another endpoint with --network.'],
    },
  )
}

/** Somebody answers, and not as a Subtensor node does. */
export function notSubtensor(endpoint: string, cause: unknown): NetworkError {
  return new NetworkError(
    `${endpoint} does not answer as a Subtensor node does.`,
    'network_not_subtensor',
    {
      cause,
      details: { endpoint, reason: cause instanceof Error ? cause.message : String(cause) },
      hints: ['Name a Subtensor node with --network; --verbose shows what it said.'],
    },
  )
}

/** The chain answers and is of another kind or version than the command needs. */
export function missingOnChain(what: string, specVersion: number, way: string): NetworkError {
  return new NetworkError(`This chain (spec ${specVersion}) has no ${what}.`, 'chain_lacks', {
    details: { missing: what, specVersion },
    hints: [way],
  })
}

/**
 * What a failed request means: a line that broke or fell silent as one of ours, anything else as it is. polkadot-js has no
 * error classes for this, only words.
 */
export function broken(endpoint: string, error: unknown): unknown {
  const words = error instanceof Error ? error.message : ''
  const late = /^No response received from RPC endpoint in (\d+)s/.exec(words)
  if (late) return silent(endpoint, Number(late[1]))
  // bin/shims/x-ws.mjs
  if (/^disconnected from .*: 1002:: no JSON-RPC/.test(words)) return notSubtensor(endpoint, error)
  const gone = /^disconnected from |WebSocket is not connected|Abnormal Closure|ECONNRESET/
  return gone.test(words) ? unreachable(endpoint, error) : error
}
