import { encode, fromHex, type Hex, toHex } from '../../../../src/codec/index.ts'
import {
  blake2b256,
  cryptoReady,
  sr25519FromSeed,
  sr25519SignMessage,
} from '../../../../src/crypto/index.ts'
import { encodeSigned, signingPayload } from '../../../../src/simulator/frame/extrinsic.ts'
import type { RuntimeCall } from '../../../../src/simulator/frame/pallet.ts'
import type { Chain } from '../../../../src/simulator/node/chain.ts'
import type { LocalNode } from '../../../../src/simulator/node/local-node.ts'
import { dispatch } from '../../../../src/simulator/node/rpc/dispatch.ts'
import { type Notification, Session } from '../../../../src/simulator/node/rpc/session.ts'

/** The development seeds of Alice and Bob: `//Alice` and `//Bob` derived from the well-known phrase. */
const SEEDS = {
  alice: '0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a',
  bob: '0x398f0c28f98885e046333d4a41c19cee4c37368a9832c6502f6cfd182e2aef89',
} as const
/** A development account, or the seed of any other. */
export type Signer = keyof typeof SEEDS | Uint8Array

export async function pairOf(signer: Signer) {
  await cryptoReady()
  return sr25519FromSeed(typeof signer === 'string' ? fromHex(SEEDS[signer]) : signer)
}

export interface SignOptions {
  readonly nonce: number
  readonly tip?: bigint
  readonly genesisHash?: Hex
  /** The era, and the hash of the block from which it counts. */
  readonly mortal?: { readonly period: number; readonly phase: number; readonly birth: Hex }
}

/** A signed, immortal extrinsic of this node's runtime. */
export async function sign(
  node: { readonly chain: Pick<Chain, 'genesisHash' | 'runtime'> },
  signer: Signer,
  call: RuntimeCall,
  { nonce, tip = 0n, genesisHash = node.chain.genesisHash, mortal }: SignOptions,
): Promise<Uint8Array> {
  const pair = await pairOf(signer)
  const { extrinsic: types, version } = node.chain.runtime
  const own: Readonly<Record<string, unknown>> = {
    CheckMortality: mortal && { period: mortal.period, phase: mortal.phase },
    CheckNonce: nonce,
    ChargeTransactionPayment: tip,
    CheckMetadataHash: { mode: 'Disabled' },
  }
  const signed: Readonly<Record<string, unknown>> = {
    CheckSpecVersion: version.specVersion,
    CheckTxVersion: version.transactionVersion,
    CheckGenesis: genesisHash,
    CheckMortality: mortal?.birth ?? genesisHash,
    CheckMetadataHash: undefined,
  }
  const of = (values: Readonly<Record<string, unknown>>) =>
    types.extensions.map(({ identifier }) => (identifier in values ? values[identifier] : []))
  const extra = of(own)
  const additional = of(signed)
  const extraBytes = Buffer.concat(types.extensions.map((one, i) => encode(one.extra, extra[i])))
  const payload = signingPayload(
    types,
    encode(types.call, call),
    extraBytes,
    additional,
    blake2b256,
  )
  return encodeSigned(
    types,
    { type: 'Id', value: toHex(pair.publicKey) },
    { type: 'Sr25519', value: toHex(sr25519SignMessage(pair, payload)) },
    extra,
    call,
  )
}

/** A transfer of `value` rao to `dest`. */
export function transfer(dest: Hex, value: bigint): RuntimeCall {
  const args = { dest: { type: 'Id', value: dest }, value }
  return { pallet: 'Balances', name: 'transfer_keep_alive', args }
}

/** A connection to a node without any transport. */
export function connect(node: LocalNode, trusted = true) {
  const notifications: Notification[] = []
  const session = new Session(node, (one) => notifications.push(one), {
    trusted,
    subscriptions: true,
    finalityLag: 0,
  })
  return {
    session,
    notifications,
    call: async (method: string, ...params: unknown[]): Promise<unknown> => {
      const result = await dispatch(session, method, params)
      session.answered(result)
      return result
    },
  }
}
