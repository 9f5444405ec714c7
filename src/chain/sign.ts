import { toSs58 } from '../crypto/index.ts'
import type { Signer } from '../wallet/signing/signer.ts'
import type { Call } from './call.ts'
import type { Chain } from './chain.ts'

export interface SignOptions {
  /** How many blocks the transaction stays valid; btcli's 16 is too short for people who read before they sign. */
  readonly period?: number
  /** Extra rao for the block's author. */
  readonly tip?: bigint
  /** The account's next nonce, where the caller counts. */
  readonly nonce?: number
}

/** Blocks for which a transaction is valid unless said otherwise. */
export const PERIOD = 64

/** A signed transaction, ready to be sent. */
export interface Signed {
  /** SCALE bytes with their length. */
  readonly hex: string
  readonly hash: string
  /** The first block that it may not be in. */
  readonly death: number
}

const SCHEME_PREFIX = { ed25519: '00', sr25519: '01' } as const

/**
 * Signs a call, as a transaction that is valid from the last final block on.
 *
 * @throws {WalletError} when the holder of the key refuses.
 */
export async function signCall(
  chain: Chain,
  signer: Signer,
  call: Call,
  options: SignOptions = {},
): Promise<Signed> {
  const { api } = chain
  const { registry } = api
  const [nonce, birth] = await Promise.all([
    options.nonce ?? nextNonce(chain, signer),
    lastFinal(chain),
  ])
  const era = registry.createType('ExtrinsicEra', {
    current: birth.number,
    period: options.period ?? PERIOD,
  })
  const payload = registry
    .createType('SignerPayload', {
      address: signer.account,
      blockHash: birth.hash,
      blockNumber: birth.number,
      era,
      genesisHash: api.genesisHash,
      method: call.extrinsic.method,
      nonce,
      runtimeVersion: api.runtimeVersion,
      signedExtensions: registry.signedExtensions,
      tip: options.tip ?? 0n,
      version: call.extrinsic.version & 0x7f,
    })
    .toPayload()
  const bytes = registry
    .createType('ExtrinsicPayload', payload, { version: payload.version })
    .toU8a({ method: true })
  const signature = Buffer.from(await signer.sign(bytes)).toString('hex')
  const extrinsic = call.extrinsic.addSignature(
    signer.account,
    `0x${SCHEME_PREFIX[signer.scheme]}${signature}`,
    payload,
  )
  const death = era.asMortalEra.death(birth.number)
  return { hex: extrinsic.toHex(), hash: extrinsic.hash.toHex(), death }
}

/** The nonce of the next transaction of an account, those that wait in the pool counted. */
export function nextNonce(chain: Chain, signer: Signer): Promise<number> {
  return chain.send<number>('system_accountNextIndex', [toSs58(signer.account)])
}

async function lastFinal(chain: Chain): Promise<{ hash: string; number: number }> {
  const hash = await chain.send<string>('chain_getFinalizedHead', [])
  const { number } = await chain.send<{ number: string }>('chain_getHeader', [hash])
  return { hash, number: Number(number) }
}
