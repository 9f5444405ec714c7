import { beforeAll, describe, expect, it } from 'vitest'
import { decode, type Hex, toHex } from '../../../../src/codec/index.ts'
import { blake2b256 } from '../../../../src/crypto/index.ts'
import { HeaderCodec } from '../../../../src/simulator/node/block.ts'
import type { LocalNode } from '../../../../src/simulator/node/local-node.ts'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { Account, BlockHash } from '../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { connect, sign, transfer } from './support.ts'

let node: LocalNode
let call: ReturnType<typeof connect>['call']
const hashes: Hex[] = []

beforeAll(async () => {
  node = await openNode({ genesis: 'empty', sealing: 'manual' })
  call = connect(node).call
  hashes.push(node.chain.genesisHash)
  for (let nonce = 0; nonce < 4; nonce += 1) {
    node.submit(await sign(node, 'alice', transfer(DEV.bob, 1_000n), { nonce }))
    hashes.push(node.seal().hash)
  }
})

describe('blocks', () => {
  it('are found by number in any form that clients use', async () => {
    expect(await call('chain_getBlockHash')).toBe(hashes[4])
    expect(await call('chain_getBlockHash', null)).toBe(hashes[4])
    expect(await call('chain_getBlockHash', 2)).toBe(hashes[2])
    expect(await call('chain_getBlockHash', '0x2')).toBe(hashes[2])
    expect(await call('chain_getBlockHash', '0x00000002')).toBe(hashes[2])
    expect(await call('chain_getBlockHash', [0, 1])).toEqual([hashes[0], hashes[1]])
    expect(await call('chain_getBlockHash', 99)).toBeNull()
    for (const wrong of ['2', -1, 1.5, {}, true])
      await expect(call('chain_getBlockHash', wrong)).rejects.toMatchObject({ code: -32602 })
  })

  it('have headers that hash to their hash', async () => {
    const header = (await call('chain_getHeader', hashes[3])) as Record<string, unknown>
    expect(header).toMatchObject({ number: '0x3', parentHash: hashes[2], digest: { logs: [] } })
    const archived = (await call('archive_v1_header', hashes[3])) as Hex
    const bytes = Buffer.from(archived.slice(2), 'hex')
    expect(toHex(blake2b256(bytes))).toBe(hashes[3])
    expect(decode(HeaderCodec, bytes).stateRoot).toBe(header.stateRoot)
    expect(await call('chain_getHeader', `0x${'12'.repeat(32)}`)).toBeNull()
    expect(await call('chain_getBlock', `0x${'12'.repeat(32)}`)).toBeNull()
  })

  it('are the ones that the chain itself remembers', async () => {
    expect(BlockHash.get(node.chain.context, 3)).toBe(hashes[3])
    for (const name of ['chain_getHead', 'chain_getFinalizedHead', 'chain_getFinalisedHead'])
      expect(await call(name)).toBe(hashes[4])
  })
})

describe('storage', () => {
  let key: string
  let prefix: string

  beforeAll(() => {
    key = `0x${Account.rawKey(DEV.bob)}`
    prefix = `0x${Account.rawPrefix}`
  })

  it('is read at the head and at blocks behind it, with 0x or without', async () => {
    const now = await call('state_getStorage', key)
    expect(await call('state_getStorageAt', key.slice(2), hashes[4])).toBe(now)
    expect(await call('state_getStorage', key, hashes[1])).not.toBe(now)
    expect(await call('state_getStorage', key, hashes[0])).toBeNull()
    expect(await call('state_getStorageSize', key)).toBe((String(now).length - 2) / 2)
    expect(await call('state_getStorageHash', key)).toBe(
      toHex(blake2b256(Buffer.from(String(now).slice(2), 'hex'))),
    )
    expect(await call('state_getStorageHash', '0x3a636f6465')).toMatch(/^0x[0-9a-f]{64}$/)
  })

  it('is listed by prefix in pages, each key once and in order', async () => {
    const all = (await call('state_getKeys', prefix)) as string[]
    expect(all).toEqual([...all].sort())
    const paged: string[] = []
    for (let start: string | null = prefix; start !== null; ) {
      const page = (await call('state_getKeysPaged', prefix, 2, start)) as string[]
      paged.push(...page)
      start = page.at(-1) ?? null
    }
    expect(paged).toEqual(all)
    expect(await call('state_getKeysPaged', prefix, 2)).toEqual(all.slice(0, 2))
    expect(await call('state_getKeysPaged', prefix, 100, null, hashes[0])).toHaveLength(1)
    const pairs = (await call('state_getPairs', prefix)) as [string, string][]
    expect(pairs.map(([one]) => one)).toEqual(all)
    await expect(call('state_getKeysPaged', prefix, 1001)).rejects.toMatchObject({
      code: 4002,
      message: 'count exceeds maximum value. value: 1001, max: 1000',
    })
  })

  it('answers every key that was asked for', async () => {
    const [set] = (await call('state_queryStorageAt', [key, '0x1234'])) as {
      block: string
      changes: unknown[]
    }[]
    expect(set).toEqual({
      block: hashes[4],
      changes: [
        [key, await call('state_getStorage', key)],
        ['0x1234', null],
      ],
    })
    expect(await call('state_queryStorageAt', [])).toEqual([{ block: hashes[4], changes: [] }])
    const sets = (await call('state_queryStorage', [key], hashes[0], hashes[3])) as unknown[]
    expect(sets).toHaveLength(4)
  })

  it('is followed by subscribers, who hear of changes alone', async () => {
    const other = connect(node)
    const id = await other.call('state_subscribeStorage', [key, '0x1234'])
    expect(other.notifications).toHaveLength(1)
    node.seal()
    expect(other.notifications).toHaveLength(1)
    node.submit(await sign(node, 'alice', transfer(DEV.bob, 1_000n), { nonce: 4 }))
    const { hash } = node.seal()
    expect(other.notifications[1]).toEqual({
      method: 'state_storage',
      subscription: id,
      result: { block: hash, changes: [[key, await call('state_getStorage', key)]] },
    })
    expect(await other.call('state_unsubscribeStorage', id)).toBe(true)
    expect(await other.call('state_unsubscribeStorage', id)).toBe(false)
    node.seal()
    expect(other.notifications).toHaveLength(2)
  })

  it('of a block that is unknown or forgotten is refused in the words of a node', async () => {
    const unknown = `0x${'12'.repeat(32)}`
    await expect(call('state_getStorage', key, unknown)).rejects.toMatchObject({
      code: 4003,
      message: `Client error: UnknownBlock: Header was not found in the database: ${unknown}`,
    })
    const long = await openNode({ genesis: 'empty' })
    await long.advance(300)
    const { genesisHash } = long.chain
    await expect(connect(long).call('state_getStorage', key, genesisHash)).rejects.toMatchObject({
      code: 4003,
      message: `Client error: UnknownBlock: State already discarded for ${genesisHash}`,
    })
  })
})

describe('the runtime', () => {
  it('tells its version and metadata', async () => {
    expect(await call('state_getRuntimeVersion', hashes[1])).toMatchObject({
      specName: 'node-subtensor',
      specVersion: 425,
      transactionVersion: 1,
      apis: expect.arrayContaining([['0xdf6acb689907609b', 5]]),
    })
    const v14 = (await call('state_getMetadata')) as string
    expect(v14.slice(0, 12)).toBe('0x6d6574610e')
    // Python clients leave out 0x, and for no arguments everything.
    expect(await call('state_call', 'Metadata_metadata_versions', '')).toBe(
      '0x0c0e0000000f00000010000000',
    )
    const v15 = (await call('state_call', 'Metadata_metadata_at_version', '0f000000')) as string
    expect(v15.slice(0, 4)).toBe('0x01')
  })

  it('refuses arguments that are none', async () => {
    await expect(call('state_call', 'Metadata_metadata_at_version', '0x0f')).rejects.toMatchObject({
      code: 4003,
      message: expect.stringContaining('Bad input data provided to Metadata_metadata_at_version'),
    })
    await expect(call('state_call', 'No_such', '0x')).rejects.toMatchObject({
      message: 'Client error: Execution failed: Other: Exported method No_such is not found',
    })
  })
})

describe('the node', () => {
  it('lists what it answers, subscriptions included', async () => {
    const { methods } = (await call('rpc_methods')) as { methods: string[] }
    const needed = [
      ...['rpc_methods', 'chain_getHead', 'chain_getFinalizedHead', 'chain_getBlockHash'],
      ...['chain_getHeader', 'chain_getBlock', 'state_getRuntimeVersion', 'state_getMetadata'],
      ...['state_call', 'state_getStorage', 'state_getStorageAt', 'state_queryStorageAt'],
      ...['state_getKeysPaged', 'state_getKeys', 'state_getStorageHash', 'account_nextIndex'],
      ...['author_submitAndWatchExtrinsic', 'author_unwatchExtrinsic', 'author_submitExtrinsic'],
      ...['author_pendingExtrinsics', 'chain_subscribeNewHeads', 'chain_subscribeNewHead'],
      ...['chain_unsubscribeNewHeads', 'chain_subscribeFinalizedHeads', 'chain_subscribeAllHeads'],
      ...['state_subscribeRuntimeVersion', 'state_subscribeStorage', 'system_chain'],
      ...['system_properties', 'system_name', 'system_version', 'system_health'],
      ...['system_chainType', 'system_accountNextIndex', 'system_dryRun', 'payment_queryInfo'],
      ...['chainSpec_v1_chainName', 'chainSpec_v1_genesisHash', 'chainSpec_v1_properties'],
      ...['chainHead_v1_follow', 'transaction_v1_broadcast', 'archive_v1_body'],
    ]
    expect(methods).toEqual(expect.arrayContaining(needed))
    expect(methods).toEqual([...methods].sort())
  })

  it('tells who it is', async () => {
    expect(await call('system_chain')).toBe('Bittensor')
    expect(await call('system_chainType')).toBe('Development')
    expect(await call('system_properties')).toEqual({
      ss58Format: 42,
      tokenDecimals: 9,
      tokenSymbol: 'TAO',
      isEthereum: false,
    })
    expect(await call('chainSpec_v1_genesisHash')).toBe(hashes[0])
  })
})

describe('the archive', () => {
  it('answers by height and by hash', async () => {
    expect(await call('archive_v1_hashByHeight', 2)).toEqual([hashes[2]])
    expect(await call('archive_v1_hashByHeight', 1000)).toEqual([])
    expect(await call('archive_v1_genesisHash')).toBe(hashes[0])
    expect(await call('archive_v1_body', hashes[2])).toHaveLength(2)
    expect(await call('archive_v1_body', `0x${'12'.repeat(32)}`)).toBeNull()
    expect(await call('archive_v1_call', hashes[2], 'Metadata_metadata_versions', '0x')).toEqual({
      success: true,
      value: '0x0c0e0000000f00000010000000',
    })
    expect(await call('archive_v1_call', hashes[2], 'No_such', '0x')).toMatchObject({
      success: false,
    })
  })

  it('streams storage', async () => {
    const other = connect(node)
    const key = `0x${Account.rawKey(DEV.bob)}`
    await other.call('archive_v1_storage', hashes[1], [
      { key, type: 'value' },
      { key, type: 'hash' },
      { key: `0x${Account.rawPrefix}`, type: 'descendantsHashes' },
    ])
    const events = other.notifications.map(({ result }) => result as { event: string; key: string })
    expect(events.at(-1)).toEqual({ event: 'storageDone' })
    const value = await call('state_getStorage', key, hashes[1])
    expect(events[0]).toEqual({ event: 'storage', key, value })
    expect(events.length).toBeGreaterThan(4)
  })
})
