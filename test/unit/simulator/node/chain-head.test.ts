import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toHex } from '../../../../src/codec/index.ts'
import type { LocalNode } from '../../../../src/simulator/node/local-node.ts'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { Account } from '../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { connect, sign, transfer } from './support.ts'

let node: LocalNode
let client: ReturnType<typeof connect>
let follow: unknown

beforeEach(async () => {
  node = await openNode({ genesis: 'empty' })
  client = connect(node)
  follow = await client.call('chainHead_v1_follow', true)
})

const events = () => client.notifications.map(({ result }) => result as Record<string, unknown>)
/** Operations answer after their id. */
const later = () =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

describe('chainHead_v1', () => {
  it('begins with the head and tells of each block once', async () => {
    const { hash: first } = node.chain.head
    expect(events()).toEqual([
      {
        event: 'initialized',
        finalizedBlockHashes: [first],
        finalizedBlockRuntime: {
          type: 'valid',
          spec: expect.objectContaining({ specVersion: 425, apis: expect.any(Object) }),
        },
      },
    ])
    const { hash } = node.seal()
    expect(events().slice(1)).toEqual([
      { event: 'newBlock', blockHash: hash, parentBlockHash: first, newRuntime: null },
      { event: 'bestBlockChanged', bestBlockHash: hash },
      { event: 'finalized', finalizedBlockHashes: [hash], prunedBlockHashes: [] },
    ])
    await client.call('chainHead_v1_unfollow', follow)
    node.seal()
    expect(events()).toHaveLength(4)
  })

  it('answers about the blocks that the client holds, and no others', async () => {
    const { hash } = node.chain.head
    expect(await client.call('chainHead_v1_header', follow, hash)).toMatch(/^0x00{63}/)
    node.seal()
    await client.call('chainHead_v1_unpin', follow, [hash])
    await expect(client.call('chainHead_v1_header', follow, hash)).rejects.toMatchObject({
      code: -32801,
    })
    await expect(client.call('chainHead_v1_unpin', follow, hash)).rejects.toMatchObject({
      code: -32801,
    })
    expect(await client.call('chainHead_v1_header', 'no-such', hash)).toBeNull()
    expect(await client.call('chainHead_v1_body', 'no-such', hash)).toEqual({
      result: 'limitReached',
    })
  })

  it('runs operations after it has named them', async () => {
    node.submit(await sign(node, 'alice', transfer(DEV.bob, 1_000n), { nonce: 0 }))
    const { hash } = node.chain.head
    const before = events().length
    const key = `0x${Account.rawKey(DEV.bob)}`
    const prefix = `0x${Account.rawPrefix}`
    const ids = [
      await client.call('chainHead_v1_body', follow, hash),
      await client.call('chainHead_v1_call', follow, hash, 'Metadata_metadata_versions', '0x'),
      await client.call('chainHead_v1_call', follow, hash, 'No_such', '0x'),
      await client.call('chainHead_v1_storage', follow, hash, [
        { key, type: 'value' },
        { key: prefix, type: 'descendantsValues' },
        { key: prefix, type: 'closestDescendantMerkleValue' },
      ]),
      await client.call('chainHead_v1_body', follow, hash),
    ].map((started) => (started as { operationId: string }).operationId)
    await client.call('chainHead_v1_stopOperation', follow, ids[4])
    expect(new Set(ids).size).toBe(5)
    await later()
    const value = toHex(node.chain.rawAt(hash).get(key.slice(2)) ?? new Uint8Array())
    expect(events().slice(before)).toEqual([
      { event: 'operationBodyDone', operationId: ids[0], value: expect.any(Array) },
      { event: 'operationCallDone', operationId: ids[1], output: '0x0c0e0000000f00000010000000' },
      { event: 'operationError', operationId: ids[2], error: expect.stringContaining('No_such') },
      { event: 'operationStorageItems', operationId: ids[3], items: [{ key, value }] },
      {
        event: 'operationStorageItems',
        operationId: ids[3],
        items: expect.arrayContaining([{ key, value }]),
      },
      {
        event: 'operationStorageItems',
        operationId: ids[3],
        items: [{ key: prefix, closestDescendantMerkleValue: expect.stringMatching(/^0x/) }],
      },
      { event: 'operationStorageDone', operationId: ids[3] },
    ])
  })

  it('asks the client to begin anew when the chain went back', async () => {
    const { id } = node.chain.snapshot()
    node.seal()
    node.revert(id)
    expect(events().at(-1)).toEqual({ event: 'stop' })
    expect(client.session.attachments.size).toBe(0)
  })

  it('asks the client to begin anew when it holds too many blocks', async () => {
    await node.advance(600)
    expect(events().at(-1)).toEqual({ event: 'stop' })
  })
})

describe('finality in chainHead_v1', () => {
  const final = () =>
    events().flatMap(({ event, finalizedBlockHashes }) =>
      event === 'finalized' ? finalizedBlockHashes : [],
    )
  const unpin = (hash: string) => client.call('chainHead_v1_unpin', follow, hash)

  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => vi.useRealTimers())

  it('comes when the client has let go of all blocks before the parent', async () => {
    const { hash: first } = node.chain.head
    const hashes = Array.from({ length: 4 }, () => node.seal().hash)
    const [a = '', b = '', c, d] = hashes
    expect(final()).toEqual([a])
    await unpin(first)
    expect(final()).toEqual([a, b])
    // What is unpinned out of order does not count before the rest is.
    await unpin(b)
    expect(final()).toEqual([a, b])
    await unpin(a)
    expect(final()).toEqual([a, b, c, d])
  })

  it('comes in the end to a client that holds on to everything', () => {
    const hashes = Array.from({ length: 4 }, () => node.seal().hash)
    vi.advanceTimersByTime(1_999)
    expect(final()).toEqual(hashes.slice(0, 1))
    vi.advanceTimersByTime(1)
    expect(final()).toEqual(hashes)
    expect(events().filter(({ event }) => event === 'stop')).toEqual([])
  })

  it('does not come when nobody follows any more', async () => {
    for (let i = 0; i < 4; i += 1) node.seal()
    const before = events()
    await client.call('chainHead_v1_unfollow', follow)
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(10_000)
    expect(events()).toEqual(before)
  })
})

describe('transaction_v1 and transactionWatch_v1', () => {
  it('broadcast without a word, and follow step by step', async () => {
    const first = await sign(node, 'alice', transfer(DEV.bob, 1_000n), { nonce: 0 })
    const id = await client.call('transaction_v1_broadcast', toHex(first))
    expect(Account.get(node.chain.context, DEV.alice).nonce).toBe(1)
    expect(await client.call('transaction_v1_stop', id)).toBeNull()
    await expect(client.call('transaction_v1_stop', id)).rejects.toMatchObject({ code: -32602 })
    expect(await client.call('transaction_v1_broadcast', '0x00')).toEqual(expect.any(String))

    const second = await sign(node, 'alice', transfer(DEV.bob, 1_000n), { nonce: 1 })
    const watch = await client.call('transactionWatch_v1_submitAndWatch', toHex(second))
    const { hash } = node.chain.head
    const told = client.notifications.filter(({ subscription }) => subscription === watch)
    expect(told.map(({ result }) => result)).toEqual([
      { event: 'validated' },
      { event: 'bestChainBlockIncluded', block: { hash, index: 1 } },
      { event: 'finalized', block: { hash, index: 1 } },
    ])
  })

  it('tell why a transaction is invalid', async () => {
    const bytes = await sign(node, 'bob', transfer(DEV.alice, 1n), { nonce: 0 })
    const watch = await client.call('transactionWatch_v1_submitAndWatch', toHex(bytes))
    const told = client.notifications.filter(({ subscription }) => subscription === watch)
    expect(told.map(({ result }) => result)).toEqual([
      { event: 'invalid', error: 'Inability to pay some fees (e.g. account balance too low)' },
    ])
  })
})
