import { encode, type Hex, toHex } from '../../../codec/index.ts'
import { HeaderCodec } from '../block.ts'
import { RpcError } from '../rpc-error.ts'
import { type Call, rawAt } from './method.ts'
import { runtimeCall } from './runtime.ts'
import { storageItems, storageQueries } from './storage-items.ts'

export function archive_v1_genesisHash({ node }: Call): Hex {
  return node.chain.genesisHash
}

export function archive_v1_finalizedHeight({ node }: Call): number {
  return node.chain.head.header.number
}

/** `[height]` → the hashes at that height: one, or none. */
export function archive_v1_hashByHeight({ node, params }: Call): Hex[] {
  const block = node.chain.blockAt(params.number('height'))
  return block === undefined ? [] : [block.hash]
}

/** `[hash]` → SCALE header, or null. */
export function archive_v1_header({ node, params }: Call): Hex | null {
  const block = node.chain.block(params.hash('hash'))
  return block === undefined ? null : toHex(encode(HeaderCodec, block.header))
}

/** `[hash]` → extrinsics, or null. */
export function archive_v1_body({ node, params }: Call): Hex[] | null {
  const block = node.chain.block(params.hash('hash'))
  return block === undefined ? null : block.extrinsics.map(toHex)
}

/** `[hash, function, hex]` → what the runtime API answers, or null where there is no such block. */
export function archive_v1_call({ node, params }: Call) {
  const hash = params.hash('hash')
  const name = params.text('function')
  const input = params.bytes('callParameters')
  if (node.chain.block(hash) === undefined) return null
  try {
    return { success: true, value: toHex(runtimeCall(node, name, input, hash)) }
  } catch (error) {
    if (!(error instanceof RpcError)) throw error
    return { success: false, error: error.message }
  }
}

/** `[hash, [{key, type}…], childTrie?]` → a subscription that ends with `storageDone`. */
export function archive_v1_storage({ node, session, params }: Call): string {
  const hash = params.hash('hash')
  const queries = storageQueries(params)
  return session.open('archive_v1_storageEvent', (feed) => {
    try {
      const state = rawAt(node, hash)
      for (const query of queries)
        for (const item of storageItems(state, query)) feed.push({ event: 'storage', ...item })
      feed.push({ event: 'storageDone' })
    } catch (error) {
      if (!(error instanceof RpcError)) throw error
      feed.push({ event: 'storageError', error: error.message })
    }
    feed.end()
    return () => undefined
  })
}

export function archive_v1_stopStorage({ session, params }: Call): null {
  session.close(params.text('subscription'))
  return null
}
