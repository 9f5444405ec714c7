import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Hex } from '../../../../src/codec/index.ts'
import type { LocalNode } from '../../../../src/simulator/node/local-node.ts'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { openLmdb } from '../../../../src/simulator/node/store/lmdb.ts'
import { Account } from '../../../../src/simulator/pallets/system/storage.ts'
import { Now } from '../../../../src/simulator/pallets/timestamp/storage.ts'
import { DEV } from '../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { sign, transfer } from './support.ts'

let path: string

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'dtao-chain-'))
})

afterEach(() => rmSync(path, { recursive: true, force: true }))

const freeAt = (node: LocalNode, who: Hex, hash: Hex) =>
  Account.get(node.chain.contextAt(hash), who).data.free

/** Three transfers of Alice's. Signatures are random, so whoever compares hashes uses the same ones. */
const transfers = (node: LocalNode) =>
  Promise.all(
    [0, 1, 2].map((nonce) => sign(node, 'alice', transfer(DEV.bob, 1_000_000n), { nonce })),
  )

/** Blocks with these extrinsics among empty ones; the last block's hash. */
async function history(node: LocalNode, extrinsics: readonly Uint8Array[]): Promise<Hex> {
  for (const extrinsic of extrinsics) {
    node.submit(extrinsic)
    await node.advance(2)
  }
  return node.chain.head.hash
}

describe('block hashes', () => {
  it('are the same for the same genesis and extrinsics, in memory and on disk', async () => {
    const memory = await openNode({ genesis: 'empty' })
    const disk = await openNode({ genesis: 'empty', path })
    expect(disk.chain.genesisHash).toBe(memory.chain.genesisHash)
    const extrinsic = await sign(memory, 'alice', transfer(DEV.bob, 5n), { nonce: 0 })
    for (const node of [memory, disk]) {
      node.submit(extrinsic)
      await node.advance(300)
    }
    expect(disk.chain.head).toEqual(memory.chain.head)
    await disk.close()
  })

  it('are the same one by one and in bulk', async () => {
    const one = await openNode({ genesis: 'default' })
    const bulk = await openNode({ genesis: 'default' })
    for (let i = 0; i < 30; i += 1) one.seal()
    await bulk.advance(30)
    expect(bulk.chain.head).toEqual(one.chain.head)
  })

  it('differ where the state differs', async () => {
    const a = await openNode({ genesis: 'empty' })
    const b = await openNode({ genesis: 'empty' })
    b.seal({ time: a.chain.head.time + 13_000n })
    a.seal()
    expect(b.chain.head.hash).not.toBe(a.chain.head.hash)
    expect(b.chain.head.header.stateRoot).not.toBe(a.chain.head.header.stateRoot)
  })
})

describe('virtual time', () => {
  it('goes twelve seconds a block', async () => {
    const node = await openNode({ genesis: 'empty' })
    const { time } = node.chain.head
    await node.advance(7)
    expect(node.chain.head.time - time).toBe(84_000n)
    expect(Now.get(node.chain.context)).toBe(node.chain.head.time)
  })
})

describe('the past', () => {
  it('reads as it was at every block that is kept', async () => {
    const node = await openNode({ genesis: 'empty', path })
    const expected: [Hex, bigint][] = []
    for (let nonce = 0; nonce < 8; nonce += 1) {
      node.submit(await sign(node, 'alice', transfer(DEV.bob, 1_000_000n), { nonce }))
      const { hash } = node.chain.head
      expected.push([hash, Account.get(node.chain.context, DEV.bob).data.free])
    }
    for (const [hash, free] of expected) expect(freeAt(node, DEV.bob, hash)).toBe(free)
    expect(new Set(expected.map(([, free]) => free)).size).toBe(8)
    await node.close()
    const again = await openNode({ path })
    for (const [hash, free] of expected) expect(freeAt(again, DEV.bob, hash)).toBe(free)
    await again.close()
  })

  it('iterates as it was', async () => {
    const node = await openNode({ genesis: 'empty' })
    const before = node.chain.head.hash
    const keys = () => Account.keys(node.chain.contextAt(before)).length
    const count = keys()
    node.submit(await sign(node, 'alice', transfer(DEV.bob, 1_000_000n), { nonce: 0 }))
    // Bob, and the author who got the fee.
    expect(Account.keys(node.chain.context)).toHaveLength(count + 2)
    expect(keys()).toBe(count)
    const { rawPrefix } = Account
    const raw = [...node.chain.rawAt(before).entries(rawPrefix)]
    expect(raw).toHaveLength(count)
  })

  it('ends 256 blocks back, unless the chain is an archive', async () => {
    const node = await openNode({ genesis: 'empty' })
    const archive = await openNode({ genesis: 'empty', archive: true })
    const { genesisHash } = node.chain
    for (const one of [node, archive]) await one.advance(300)
    const at = (number: number) => node.chain.blockAt(number)?.hash ?? genesisHash
    expect(node.chain.contextAt(at(44))).toBeDefined()
    expect(() => node.chain.contextAt(at(43))).toThrow(`State already discarded for ${at(43)}`)
    expect(archive.chain.contextAt(genesisHash)).toBeDefined()
    expect(node.chain.block(at(3))?.header.number).toBe(3)
    expect(() => node.chain.contextAt(`0x${'11'.repeat(32)}`)).toThrow('UnknownBlock')
  })
})

describe('snapshot and revert', () => {
  it('go back to exactly what was, and on from there', async () => {
    const node = await openNode({ genesis: 'empty', path })
    const twin = await openNode({ genesis: 'empty' })
    node.seal()
    twin.seal()
    const { id } = node.chain.snapshot()
    const head = node.chain.head
    const extrinsics = await transfers(node)
    await history(node, extrinsics)
    await node.advance(400)
    expect(node.revert(id)).toEqual(head)
    expect(node.chain.blockAt(head.header.number + 1)).toBeUndefined()
    expect(await history(node, extrinsics)).toBe(await history(twin, extrinsics))
    expect(node.revert(id)).toEqual(head)
    await node.close()
  })

  it('forget snapshots that were taken later', async () => {
    const node = await openNode({ genesis: 'empty' })
    const first = node.chain.snapshot()
    node.seal()
    const second = node.chain.snapshot()
    node.revert(first.id)
    expect(() => node.revert(second.id)).toThrow(`there is no snapshot ${second.id}`)
    expect(() => node.revert('nonsense')).toThrow('there is no snapshot nonsense')
  })

  it('reset to the beginning', async () => {
    const node = await openNode({ genesis: 'empty', path })
    const extrinsics = await transfers(node)
    const first = await history(node, extrinsics)
    expect(node.reset().hash).toBe(node.chain.genesisHash)
    expect(await history(node, extrinsics)).toBe(first)
    await node.close()
  })
})

describe('a chain on disk', () => {
  it('is seen by all who have it open, and none keeps a stale state', async () => {
    const [a, b] = [await openNode({ genesis: 'empty', path }), await openNode({ path })]
    a.submit(await sign(a, 'alice', transfer(DEV.bob, 1_000_000n), { nonce: 0 }))
    expect(b.chain.head).toEqual(a.chain.head)
    expect(Account.get(b.chain.context, DEV.alice).nonce).toBe(1)
    b.submit(await sign(b, 'alice', transfer(DEV.bob, 1_000_000n), { nonce: 1 }))
    const heads: number[] = []
    a.heads.on(({ head }) => heads.push(head.header.number))
    expect(Account.get(a.chain.context, DEV.alice).nonce).toBe(2)
    expect(a.catchUp().header.number).toBe(2)
    expect(heads).toEqual([2])
    await a.close()
    await b.close()
  })

  it('refuses data of a newer version', async () => {
    const node = await openNode({ genesis: 'empty', path })
    await node.close()
    const store = openLmdb(path)
    const key = Buffer.from('identity').toString('hex')
    store.transaction(() => {
      const identity = JSON.parse(Buffer.from(store.tables.meta.get(key) ?? '').toString())
      const newer = JSON.stringify({ ...identity, format: identity.format + 1 })
      store.tables.meta.put(key, new TextEncoder().encode(newer))
    })
    await store.close()
    await expect(openNode({ path })).rejects.toMatchObject({ code: 'data_newer' })
  })

  it('refuses a damaged head', async () => {
    const node = await openNode({ genesis: 'empty', path })
    await node.close()
    const store = openLmdb(path)
    const key = Buffer.from('head').toString('hex')
    store.transaction(() => store.tables.meta.put(key, new Uint8Array([1, 2, 3])))
    await store.close()
    await expect(openNode({ path })).rejects.toMatchObject({ code: 'data_corrupted' })
  })

  it('knows its presets by name', async () => {
    await expect(openNode({ genesis: 'no-such' })).rejects.toMatchObject({ code: 'unknown_preset' })
  })
})
