import { shieldReady, shieldSeal, twox128 } from '../crypto/index.ts'
import { NetworkError } from '../errors/network.ts'
import type { Signer } from '../wallet/signing/signer.ts'
import { type Call, estimateFee, fakeSigned, makeCall } from './call.ts'
import type { Chain } from './chain.ts'
import { nextNonce, signCall } from './sign.ts'
import { type Receipt, receiptOf, type SubmitOptions, submit } from './submit.ts'
import type { View } from './view.ts'

/** The longest life, in blocks, of an encrypted transaction (runtime/src/check_mortality.rs). */
const PERIOD = 8

/** What encrypting adds: hash of the key, length, encapsulated secret, nonce, tag. */
const OVERHEAD = 16 + 2 + 1088 + 24 + 16

/**
 * The key to encrypt transactions with, where the chain publishes one: then nobody sees them before they are in a block.
 * `undefined` for the chain inside this process too, whose pool nobody sees.
 */
export async function readShieldKey(view: View): Promise<Uint8Array | undefined> {
  if (view.chain.isEmbedded || !view.has('MevShield', 'NextKey')) return undefined
  const [key] = await view.read([['MevShield', 'NextKey']])
  return key?.toU8a(true)
}

/** What the transaction costs, in rao, that carries `call` encrypted; the call's own fee comes on top. */
export async function estimateCarrierFee(view: View, call: Call, address: string): Promise<bigint> {
  const length = fakeSigned(view, call, address).length + OVERHEAD
  return await estimateFee(view, carrierOf(view.chain, new Uint8Array(length)), address)
}

function carrierOf(chain: Chain, ciphertext: Uint8Array): Call {
  // As hex: polkadot-js would take the first of plain bytes for a length.
  const hex = `0x${Buffer.from(ciphertext).toString('hex')}`
  return makeCall(chain, 'MevShield', 'submit_encrypted', { ciphertext: hex })
}

function encrypted(key: Uint8Array, transaction: Uint8Array): Uint8Array {
  const { kem, nonce, aead } = shieldSeal(key, transaction)
  const length = new Uint8Array([kem.length & 0xff, kem.length >> 8])
  return Buffer.concat([twox128(key), length, kem, nonce, aead])
}

/**
 * Signs `call`, encrypts it for `key`, submits what carries it and follows both to their block. The receipt is that of
 * the call; its fee is what both cost.
 *
 * @throws {DispatchError} when the call was included and failed there; both fees were paid.
 * @throws {PoolError} when the node refused the carrier; nothing was paid.
 * @throws {NetworkError} `shield_unopened` when the carrier was included and the call was not; else as `submit`.
 */
export async function submitShielded(
  chain: Chain,
  signer: Signer,
  call: Call,
  key: Uint8Array,
  options: SubmitOptions = {},
): Promise<Receipt> {
  await shieldReady()
  const nonce = options.nonce ?? (await nextNonce(chain, signer))
  options.onStage?.('signing')
  const inner = await signCall(chain, signer, call, { period: PERIOD, nonce: nonce + 1 })
  const transaction = Buffer.from(inner.hex.slice(2), 'hex')
  const carrier = carrierOf(chain, encrypted(key, transaction))
  const carried = await submit(chain, signer, carrier, { ...options, nonce, period: PERIOD })
  const receipt = await receiptOf(chain, inner, carried.blockHash)
  if (receipt === undefined) throw unopened(carried)
  return { ...receipt, fee: receipt.fee + carried.fee }
}

function unopened({ extrinsicHash, blockHash }: Receipt): NetworkError {
  return new NetworkError(
    'The encrypted transaction was included, but what is inside was not: its fee was paid, nothing else was done.',
    'shield_unopened',
    {
      details: { extrinsicHash, blockHash },
      hints: ["Try again; or without the chain's protection, with --no-mev-shield."],
    },
  )
}
