import type { SubmittableExtrinsic } from '@polkadot/api/types'
import { missingOnChain } from '../errors/network.ts'
import type { Chain } from './chain.ts'
import { asBigInt, field } from './values.ts'
import type { View } from './view.ts'

/** A call ready to be signed, made from names and arguments as the chain's metadata spells them. */
export interface Call {
  readonly pallet: string
  readonly name: string
  /** Arguments by name, plain, for people and JSON. */
  readonly args: Readonly<Record<string, unknown>>
  readonly extrinsic: SubmittableExtrinsic<'promise'>
  /** SCALE bytes of the call, as hex: what `--dry-run` prints for other signers. */
  readonly hex: string
}

/** Ways round calls that old runtimes lack. */
const WAYS: Readonly<Record<string, string>> = {
  add_stake_limit: 'Stake without a price limit by adding --no-limit.',
  remove_stake_limit: 'Unstake without a price limit by adding --no-limit.',
}

/**
 * Makes a call; arguments are matched by name, so that a runtime which orders or lacks one differently, or wants one more, is noticed.
 *
 * @throws {NetworkError} `chain_lacks` when this runtime has no such call or no such argument, or one more.
 */
export function makeCall(
  chain: Chain,
  pallet: string,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Call {
  const { api } = chain
  const way = WAYS[name] ?? 'It needs a newer runtime.'
  if (!chain.metadata.hasCall(pallet, name))
    throw missingOnChain(`call ${pallet}.${name}`, chain.specVersion, way)
  const make = api.tx[camel(pallet)]?.[camel(name)]
  if (make === undefined) throw missingOnChain(`call ${pallet}.${name}`, chain.specVersion, way)
  // `meta.args` is camel-cased; the fields keep metadata's spelling.
  const names = make.meta.fields.map((one) => one.name.unwrapOr('').toString())
  const unknown = Object.keys(args).find((arg) => !names.includes(arg))
  if (unknown !== undefined)
    throw missingOnChain(`argument ${unknown} of ${pallet}.${name}`, chain.specVersion, way)
  // polkadot-js would fill in a zero, which is an answer that nobody gave.
  const unasked = names.find((arg) => !Object.hasOwn(args, arg))
  if (unasked !== undefined)
    throw missingOnChain(`${pallet}.${name} without ${unasked}`, chain.specVersion, way)
  const extrinsic = make(...names.map((arg) => args[arg]))
  return { pallet, name, args, extrinsic, hex: extrinsic.method.toHex() }
}

/** Several calls as one transaction: all happen or none. A single call stays as it is. */
export function batchAll(chain: Chain, calls: readonly Call[]): Call {
  const [only] = calls
  if (calls.length === 1 && only !== undefined) return only
  const batch = makeCall(chain, 'Utility', 'batch_all', {
    calls: calls.map((call) => call.extrinsic.method),
  })
  return {
    ...batch,
    args: { calls: calls.map(({ pallet, name, args }) => ({ pallet, name, args })) },
  }
}

/** `call` as `address` would sign it, but for the signature: of the same length to the byte. */
export function fakeSigned(view: View, call: Call, address: string): Uint8Array {
  const { api } = view.chain
  const unsigned = api.tx(call.extrinsic.method as Parameters<typeof api.tx>[0])
  // A mortal era costs a byte more than an immortal one: the estimate must be of what will be sent.
  unsigned.signFake(address, {
    blockHash: view.block.hash,
    genesisHash: api.genesisHash,
    runtimeVersion: api.runtimeVersion,
    nonce: 0,
    era: api.createType('ExtrinsicEra', { current: view.block.number, period: 64 }),
  })
  return unsigned.toU8a()
}

/** The fee, in rao, that the chain would charge `address` for `call` now. */
export async function estimateFee(view: View, call: Call, address: string): Promise<bigint> {
  const bytes = fakeSigned(view, call, address)
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, bytes.length, true)
  const args = Buffer.concat([bytes, length])
  const info = await view.callEncoded('TransactionPaymentApi', 'query_info', args)
  return asBigInt(field(info, 'partial_fee'))
}

/** `add_stake` → `addStake`: how polkadot-js decorates the names of pallets and calls. */
function camel(name: string): string {
  const joined = name.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())
  return joined.charAt(0).toLowerCase() + joined.slice(1)
}
