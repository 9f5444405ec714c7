import { DtaoError, EXIT } from './base.ts'
import type { ErrorCopy } from './dispatch/copy.ts'
import { transactionPayment } from './dispatch/frame.ts'
import { dispatchCopy, errorCode, errorExit } from './dispatch.ts'

/** The `error` of a JSON-RPC answer. */
export interface RpcErrorBody {
  readonly code: number
  readonly message: string
  readonly data?: unknown
}

interface PoolFact {
  readonly name: string
  readonly copy: ErrorCopy
  /** Where our own exit code is not the one the name implies. */
  readonly exit?: number
}

/** The number of `Custom error: N` → error name; common/src/transaction_error.rs. */
const CUSTOM: Readonly<Record<number, string>> = {
  0: 'ColdkeySwapAnnounced',
  1: 'AmountTooLow',
  2: 'NotEnoughBalanceToStake',
  3: 'SubnetNotExists',
  4: 'HotKeyAccountNotExists',
  5: 'NotEnoughStakeToWithdraw',
  6: 'RateLimitExceeded',
  7: 'InsufficientLiquidity',
  8: 'SlippageTooHigh',
  9: 'TransferDisallowed',
  10: 'HotKeyNotRegisteredInNetwork',
  11: 'InvalidIpAddress',
  12: 'ServingRateLimitExceeded',
  13: 'InvalidPort',
  14: 'ZeroMaxAmount',
  15: 'InvalidRevealRound',
  16: 'NoWeightsCommitFound',
  17: 'RevealTooEarly',
  18: 'InputLengthsUnequal',
  19: 'HotKeyNotRegisteredInSubNet',
  20: 'EvmKeyAssociateRateLimitExceeded',
  21: 'ColdkeySwapDisputed',
  22: 'InvalidRealAccount',
  23: 'FailedShieldedTxParsing',
  24: 'InvalidShieldedTxPubKeyHash',
  25: 'NonAssociatedColdKey',
  26: 'DelegateTakeTooLow',
  27: 'DelegateTakeTooHigh',
  255: 'BadRequest',
}

/** Those of {@link CUSTOM} that no pallet has. */
const POOL_ONLY: Readonly<Record<string, ErrorCopy>> = {
  RateLimitExceeded: [
    'This account has done that too recently.',
    'Wait until the limit of the subnet has passed.',
  ],
  ZeroMaxAmount: [
    'The price is already beyond the limit, so nothing could be traded.',
    'Quote again with `dtao stake quote`, or use a wider --tolerance.',
  ],
  InvalidRealAccount: [
    'The proxied account is invalid.',
    'Check the address of the account that the proxy acts for.',
  ],
  FailedShieldedTxParsing: [
    'The encrypted transaction cannot be read.',
    'Submit it again; the key of the shield changes with every block.',
  ],
  InvalidShieldedTxPubKeyHash: [
    'The transaction was encrypted for a key that has passed.',
    'Submit it again; the key of the shield changes with every block.',
  ],
  BadRequest: [
    'The chain would refuse this transaction, without saying why.',
    'Run it with --dry-run to see the checks by name.',
  ],
}

/** What a node says in words about a transaction (sp_runtime, InvalidTransaction), by a part of its text. */
const SAID: readonly (PoolFact & { readonly text: string })[] = [
  {
    text: 'bad signature',
    name: 'BadSignature',
    copy: ['The signature is not valid on this chain.', 'Check that the key file is the account.'],
  },
  {
    text: 'outdated',
    name: 'OutdatedNonce',
    copy: [
      'Another transaction of this account came first.',
      'Run it again; it will take the next nonce.',
    ],
  },
  {
    text: 'valid in the future',
    name: 'FutureNonce',
    copy: ['An earlier transaction of this account is missing.', 'Run it again in a moment.'],
  },
  {
    text: 'ancient birth block',
    name: 'ExpiredEra',
    copy: ['The transaction has expired before it was included.', 'Run it again.'],
  },
  {
    text: 'pay some fees',
    name: 'CannotPayFee',
    copy: transactionPayment.CannotPayFee,
  },
  {
    text: 'exhaust',
    name: 'ExhaustsResources',
    copy: ['The transaction does not fit into a block.', 'Split it, or try again.'],
  },
  {
    text: 'call is not expected',
    name: 'CallNotAllowed',
    copy: ['The chain does not allow this call.', 'There is no way around it.'],
  },
]

/** The pool's own refusals, by JSON-RPC code (sc_rpc_api::author). */
const CODES: Readonly<Record<number, PoolFact>> = {
  1011: {
    name: 'UnknownValidity',
    copy: ['The node cannot tell whether the transaction is valid.', 'Use another node.'],
  },
  1012: {
    name: 'TemporarilyBanned',
    copy: [
      'The node has banned this transaction for half an hour.',
      'Change something about it, or wait.',
    ],
  },
  1013: {
    name: 'AlreadyImported',
    copy: ['The node has this transaction already.', 'Nothing needs to be done.'],
  },
  1014: {
    name: 'PriorityTooLow',
    copy: [
      'Another transaction with the same nonce is waiting.',
      'Wait until it is included, then run this again.',
    ],
  },
  1015: {
    name: 'CycleDetected',
    copy: ['The transaction depends on itself.', 'Run it again.'],
  },
  1016: {
    name: 'ImmediatelyDropped',
    copy: ['The pool of the node is full.', 'Try again later, or use another node.'],
    exit: EXIT.network,
  },
}

/** A node refused a transaction before any block had it: nothing was changed and no fee was paid. */
export class PoolError extends DtaoError {
  override readonly name = 'PoolError'
  readonly errorName: string

  constructor(body: RpcErrorBody) {
    const fact = poolFact(body)
    super(fact.copy[0], errorCode(fact.name), fact.exit ?? errorExit(fact.name), {
      hints: [fact.copy[1]],
      details: { error: fact.name, rpcCode: body.code, rpcMessage: body.message, data: body.data },
    })
    this.errorName = fact.name
  }
}

/** Whether an error of a JSON-RPC answer is a pool's verdict on a transaction. */
export function isPoolError(body: RpcErrorBody): boolean {
  return body.code >= 1010 && body.code <= 1016
}

function poolFact(body: RpcErrorBody): PoolFact {
  const data = typeof body.data === 'string' ? body.data : ''
  const custom = /^Custom error: (\d+)/.exec(data)
  if (custom) return customFact(Number(custom[1]))
  const said = SAID.find((entry) => data.includes(entry.text))
  if (said) return said
  const known = CODES[body.code]
  if (known) return known
  const words = data === '' ? body.message : `${body.message}: ${data}`
  return {
    name: 'InvalidTransaction',
    copy: [`The node refused the transaction: ${words}.`, 'Run it with --dry-run to see why.'],
  }
}

function customFact(number: number): PoolFact {
  const name = CUSTOM[number] ?? 'CustomError'
  const copy = POOL_ONLY[name] ??
    dispatchCopy('SubtensorModule', name) ?? [
      `The chain refused the transaction with its own error ${number}.`,
      'The chain is newer than dtao; update dtao.',
    ]
  return name === 'ZeroMaxAmount' ? { name, copy, exit: EXIT.limit } : { name, copy }
}
