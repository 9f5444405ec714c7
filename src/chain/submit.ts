import type { SubmittableExtrinsic } from '@polkadot/api/types'
import type { Event, DispatchError as WireError } from '@polkadot/types/interfaces'
import type { ISubmittableResult, SignerPayloadJSON } from '@polkadot/types/types'
import { NetworkError } from '../errors/network.ts'
import { isPoolError, PoolError } from '../errors/pool.ts'
import type { Signer } from '../wallet/signing/signer.ts'
import type { Call } from './call.ts'
import type { Chain } from './chain.ts'
import { type ChainEvent, decodeEvents, dispatchFailure } from './events.ts'
import { asBigInt } from './values.ts'

/** What a transaction goes through, in order. */
export type Stage = 'signing' | 'submitting' | 'waiting' | 'included' | 'finalized'

export interface SubmitOptions {
  /** Told of each stage as it begins. */
  readonly onStage?: (stage: Stage) => void
  /** How many blocks the transaction stays valid; btcli's 16 is too short for people who read before they sign. */
  readonly period?: number
  /** Extra rao for the block's author. */
  readonly tip?: bigint
  /** The account's next nonce, where the caller counts. */
  readonly nonce?: number
  /** What is good enough. A chain may take seconds from inclusion to finality. */
  readonly wait?: 'included' | 'finalized'
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

const PERIOD = 64

/**
 * Signs `call`, submits it and follows it until it is in a block.
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
  options.onStage?.('signing')
  const extrinsic = await signCall(chain, signer, call, options)
  options.onStage?.('submitting')
  return await follow(chain, extrinsic, options)
}

/** `call` as a signed transaction. */
export function signCall(
  chain: Chain,
  signer: Signer,
  call: Call,
  { period = PERIOD, nonce = -1, tip = 0n }: Pick<SubmitOptions, 'period' | 'nonce' | 'tip'>,
): Promise<SubmittableExtrinsic<'promise'>> {
  return call.extrinsic.signAsync(signer.account, {
    era: period,
    nonce,
    tip,
    signer: { signPayload: (payload) => signPayload(chain, signer, payload) },
  })
}

const SCHEME_PREFIX = { ed25519: '00', sr25519: '01' } as const

async function signPayload(chain: Chain, signer: Signer, payload: SignerPayloadJSON) {
  const raw = chain.api.registry
    .createType('ExtrinsicPayload', payload, { version: payload.version })
    .toU8a({ method: true })
  const signature = await signer.sign(raw)
  const hex = Buffer.from(signature).toString('hex')
  return { id: 1, signature: `0x${SCHEME_PREFIX[signer.scheme]}${hex}` as const }
}

function follow(
  chain: Chain,
  extrinsic: SubmittableExtrinsic<'promise'>,
  options: SubmitOptions,
): Promise<Receipt> {
  const hash = extrinsic.hash.toHex()
  return new Promise((resolve, reject) => {
    let stop: (() => void) | undefined
    let over = false
    const finish = (end: () => void) => {
      if (over) return
      over = true
      stop?.()
      chain.api.off('disconnected', broken)
      end()
    }
    const fail = (error: unknown) => finish(() => reject(error))
    const broken = () => fail(unknownFate(hash))
    chain.api.on('disconnected', broken)
    options.signal?.addEventListener('abort', () => fail(unknownFate(hash)))
    extrinsic
      .send((result) => {
        const { status } = result
        if (status.isReady || status.isBroadcast) options.onStage?.('waiting')
        else if (status.isInBlock) options.onStage?.('included')
        const lost = lostReason(result)
        if (lost !== undefined) fail(lost)
        const enough =
          options.wait === 'finalized' ? status.isFinalized : status.isInBlock || status.isFinalized
        if (!enough) return
        if (status.isFinalized) options.onStage?.('finalized')
        const block = (status.isFinalized ? status.asFinalized : status.asInBlock).toHex()
        finish(() => receipt(chain, result, block, hash).then(resolve, reject))
      })
      .then(
        (unsubscribe) => {
          stop = unsubscribe
          if (over) unsubscribe()
        },
        (error: unknown) => fail(refusal(error)),
      )
  })
}

/** polkadot-js turns a JSON-RPC error into an Error with its code, and repeats code and data in the message. */
function refusal(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number')
    return error
  const data = 'data' in error ? error.data : undefined
  const message = error.message.replace(/^\d+: /, '').replace(`: ${String(data)}`, '')
  const body = { code: error.code, message, data }
  return isPoolError(body) ? new PoolError(body) : error
}

function unknownFate(hash: string): NetworkError {
  return new NetworkError(
    'The connection ended before the chain said what became of the transaction.',
    'transaction_unknown',
    {
      details: { extrinsicHash: hash },
      hints: ['It may still be included: look at the balance or the stake before you try again.'],
    },
  )
}

function lostReason({ status }: ISubmittableResult): NetworkError | undefined {
  const reason = status.isInvalid
    ? 'became invalid'
    : status.isDropped
      ? 'was dropped by the node'
      : status.isUsurped
        ? 'was replaced by another with the same nonce'
        : undefined
  if (reason === undefined) return undefined
  return new NetworkError(`The transaction ${reason}; nothing was done.`, 'transaction_dropped', {
    hints: ['Run it again.'],
  })
}

async function receipt(
  chain: Chain,
  result: ISubmittableResult,
  blockHash: string,
  extrinsicHash: string,
): Promise<Receipt> {
  const header = await chain.api.rpc.chain.getHeader(blockHash)
  return receiptOf(
    chain,
    result.events.map(({ event }) => event),
    {
      extrinsicHash,
      blockHash,
      blockNumber: header.number.toNumber(),
      extrinsicIndex: result.txIndex ?? 0,
    },
  )
}

/**
 * What the events of one transaction say of it.
 *
 * @throws {DispatchError} when it failed.
 */
export function receiptOf(
  chain: Chain,
  events: readonly Event[],
  place: Omit<Receipt, 'fee' | 'events'>,
): Receipt {
  const failed = events.find((one) => one.section === 'system' && one.method === 'ExtrinsicFailed')
  if (failed !== undefined) throw dispatchFailure(chain, failed.data[0] as WireError)
  const decoded = decodeEvents(events)
  const paid = decoded.find((one) => one.name === 'TransactionFeePaid')
  return { ...place, fee: paid === undefined ? 0n : asBigInt(paid.fields[1]), events: decoded }
}
