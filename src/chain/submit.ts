import { NetworkError } from '../errors/network.ts'
import { PoolError } from '../errors/pool.ts'
import type { Signer } from '../wallet/signing/signer.ts'
import type { Call } from './call.ts'
import type { Chain } from './chain.ts'
import { type ChainEvent, dispatchFailure, eventNamed, readEvents } from './events.ts'
import { type Signed, type SignOptions, signCall } from './sign.ts'
import { asBigInt } from './values.ts'
import { View } from './view.ts'
import { type Goal, sendAndWatch } from './watch.ts'

/** What a transaction goes through, in order. */
export type Stage = 'signing' | 'submitting' | 'waiting' | 'included' | 'finalized'

export interface SubmitOptions extends SignOptions {
  /** Told of each stage as it begins. */
  readonly onStage?: (stage: Stage) => void
  /** What is good enough. A chain may take seconds from inclusion to finality. */
  readonly wait?: Goal
  readonly signal?: AbortSignal
}

/** A transaction that is in a block and did what it should. */
export interface Receipt {
  readonly extrinsicHash: string
  readonly blockHash: string
  readonly blockNumber: number
  readonly extrinsicIndex: number
  /** Rao that the signer paid, tip included. */
  readonly fee: bigint
  readonly events: readonly ChainEvent[]
}

/**
 * Signs `call`, submits it and follows it until it is in a block. When other transactions of the account came first, it is
 * signed again with the next nonce.
 *
 * @throws {DispatchError} when it was included and failed there; the fee was paid.
 * @throws {PoolError} when the node refused it; nothing was paid.
 * @throws {NetworkError} when the connection broke: `transaction_unknown` says that it may yet be included.
 */
export async function submit(
  chain: Chain,
  signer: Signer,
  call: Call,
  options: SubmitOptions = {},
): Promise<Receipt> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await submitOnce(chain, signer, call, options)
    } catch (error) {
      const counted = options.nonce !== undefined
      if (left === 0 || counted || !wasOvertaken(chain, error)) throw error
    }
  }
}

/** How often a transaction is signed anew because others of the same account came first. */
const TRIES = 32

/**
 * Whether another transaction of the account took the nonce, so that this one never was and never will be in a block. A
 * pool that drops it later proves that only where nobody else has seen it: in this process.
 */
function wasOvertaken(chain: Chain, error: unknown): boolean {
  if (error instanceof PoolError)
    return error.errorName === 'OutdatedNonce' || error.errorName === 'PriorityTooLow'
  return error instanceof NetworkError && error.code === 'transaction_dropped' && chain.isEmbedded
}

async function submitOnce(
  chain: Chain,
  signer: Signer,
  call: Call,
  options: SubmitOptions,
): Promise<Receipt> {
  const { onStage = () => undefined, wait = 'included', signal } = options
  onStage('signing')
  const signed = await signCall(chain, signer, call, options)
  onStage('submitting')
  const blockHash = await sendAndWatch(chain, signed, {
    goal: wait,
    onStage,
    ...(signal === undefined ? {} : { signal }),
  })
  const receipt = await receiptOf(chain, signed, blockHash)
  if (receipt === undefined) throw new TypeError(`block ${blockHash} lacks the transaction`)
  return receipt
}

interface SignedBlock {
  readonly block: {
    readonly header: { readonly number: string }
    readonly extrinsics: readonly string[]
  }
}

/**
 * What became of a transaction in a block; `undefined` where the block does not hold it.
 *
 * @throws {DispatchError} when it failed there.
 */
export async function receiptOf(
  chain: Chain,
  { hash, hex }: Signed,
  blockHash: string,
): Promise<Receipt | undefined> {
  const { block } = await chain.send<SignedBlock>('chain_getBlock', [blockHash])
  const blockNumber = Number(block.header.number)
  const extrinsicIndex = block.extrinsics.indexOf(hex)
  if (extrinsicIndex < 0) return undefined
  const view = new View(chain, { hash: blockHash, number: blockNumber })
  const events = await readEvents(view, extrinsicIndex)
  const failed = eventNamed(events, 'System', 'ExtrinsicFailed')
  if (failed !== undefined) throw dispatchFailure(chain, failed.fields[0])
  const paid = eventNamed(events, 'TransactionPayment', 'TransactionFeePaid')
  return {
    extrinsicHash: hash,
    blockHash,
    blockNumber,
    extrinsicIndex,
    fee: asBigInt(paid?.fields[1]),
    events,
  }
}
