import { type Hex, toHex } from '../../../codec/index.ts'
import type { Header } from '../block.ts'
import type { HeadMoved } from '../local-node.ts'
import type { Call } from './method.ts'
import { invalidParams } from './params.ts'

/** A header as JSON-RPC shows it. */
export interface RpcHeader {
  readonly parentHash: Hex
  readonly number: Hex
  readonly stateRoot: Hex
  readonly extrinsicsRoot: Hex
  readonly digest: { readonly logs: readonly Hex[] }
}

export function rpcHeader({
  parentHash,
  number,
  stateRoot,
  extrinsicsRoot,
  logs,
}: Header): RpcHeader {
  return {
    parentHash,
    number: `0x${number.toString(16)}`,
    stateRoot,
    extrinsicsRoot,
    digest: { logs: logs.map(toHex) },
  }
}

/** `[number | hex | [number…]]?` → hash, hashes, or null. */
export function chain_getBlockHash({ node, params }: Call) {
  const asked = params.optional('hash')
  if (asked === undefined) return node.chain.head.hash
  if (Array.isArray(asked)) return asked.map((one) => hashAt(one))
  return hashAt(asked)

  function hashAt(value: unknown): Hex | null {
    const number = typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value) ? Number(value) : value
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 0)
      throw invalidParams('`hash`: expected a block number, as a number or in hex')
    return number > 0xffffffff ? null : (node.chain.blockAt(number)?.hash ?? null)
  }
}

export const chain_getHead = chain_getBlockHash

export function chain_getFinalizedHead({ node }: Call): Hex {
  return node.chain.head.hash
}

export const chain_getFinalisedHead = chain_getFinalizedHead

/** `[hash?]` → header or null. */
export function chain_getHeader({ node, params }: Call): RpcHeader | null {
  const hash = params.optionalHash('hash')
  const block = hash === undefined ? node.chain.head : node.chain.block(hash)
  return block === undefined ? null : rpcHeader(block.header)
}

/** `[hash?]` → the block with its extrinsics exactly as they were submitted, or null. */
export function chain_getBlock({ node, params }: Call) {
  const block = node.chain.block(params.optionalHash('hash') ?? node.chain.head.hash)
  if (block === undefined) return null
  return {
    block: { header: rpcHeader(block.header), extrinsics: block.extrinsics.map(toHex) },
    justifications: null,
  }
}

function heads({ node, session }: Call, method: string): string {
  return session.open(method, (feed) => {
    feed.push(rpcHeader(node.catchUp().header))
    return node.heads.on(({ head }: HeadMoved) => feed.push(rpcHeader(head.header)))
  })
}

function unsubscribe({ session, params }: Call): boolean {
  return session.close(params.text('subscription'))
}

export const chain_subscribeNewHeads = (call: Call) => heads(call, 'chain_newHead')
export const chain_subscribeNewHead = chain_subscribeNewHeads
export const subscribe_newHead = chain_subscribeNewHeads
export const chain_unsubscribeNewHeads = unsubscribe
export const chain_unsubscribeNewHead = unsubscribe
export const unsubscribe_newHead = unsubscribe
export const chain_subscribeAllHeads = (call: Call) => heads(call, 'chain_allHead')
export const chain_unsubscribeAllHeads = unsubscribe
export const chain_subscribeFinalizedHeads = (call: Call) => heads(call, 'chain_finalizedHead')
export const chain_subscribeFinalisedHeads = chain_subscribeFinalizedHeads
export const chain_unsubscribeFinalizedHeads = unsubscribe
export const chain_unsubscribeFinalisedHeads = unsubscribe
