import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LocalNode } from '../../../../src/simulator/node/local-node.ts'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { Account } from '../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { connect, sign, transfer } from './support.ts'

const nodes: LocalNode[] = []
const opened = async (options: Parameters<typeof openNode>[0] = {}) => {
  const node = await openNode({ sealing: 'manual', ...options })
  nodes.push(node)
  return node
}
const freeOf = (node: LocalNode) => Account.get(node.chain.context, DEV.bob).data.free

let from: LocalNode
beforeEach(async () => {
  from = await opened()
  for (const nonce of [0, 1]) {
    from.submit(await sign(from, 'alice', transfer(DEV.bob, 5_000n), { nonce }))
    from.seal()
    if (nonce === 0) from.chain.snapshot()
  }
  await from.advance(20)
})
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close()
})

/** A dump whose first line says something else. */
function relabelled(dump: Uint8Array, change: Record<string, unknown>): Uint8Array {
  const end = dump.indexOf(0x0a)
  const line = JSON.parse(Buffer.from(dump.subarray(0, end)).toString()) as object
  const text = JSON.stringify({ ...line, ...change })
  return Buffer.concat([Buffer.from(text), dump.subarray(end)])
}

describe('a dump', () => {
  it('carries state, past, snapshots and clock to a chain that began otherwise', async () => {
    const to = await opened({ genesis: 'empty' })
    await to.advance(3)
    const past = from.chain.blockAt(1)
    to.load(from.chain.dump())
    expect(to.chain.head).toEqual(from.chain.head)
    expect([to.chain.genesisHash, to.chain.preset]).toEqual([from.chain.genesisHash, 'default'])
    expect(to.chain.blockAt(1)).toEqual(past)
    const { hash } = past ?? from.chain.head
    expect(Account.get(to.chain.contextAt(hash), DEV.bob)).toEqual(
      Account.get(from.chain.contextAt(hash), DEV.bob),
    )
    // Both go on the same way.
    for (const node of [from, to]) await node.advance(30)
    expect(to.chain.head).toEqual(from.chain.head)
    to.revert('1')
    expect(to.chain.head.header.number).toBe(1)
    expect(freeOf(from) - freeOf(to)).toBe(5_000n)
  })

  it('is the same bytes twice, and says on its first line what it holds', () => {
    const dump = from.chain.dump()
    expect(from.chain.dump()).toEqual(dump)
    const line = Buffer.from(dump).toString('latin1').split('\n')[0] ?? ''
    expect(JSON.parse(line)).toMatchObject({
      dtao: 'dump',
      version: 1,
      preset: 'default',
      head: { number: 22, hash: from.chain.head.hash },
      time: new Date(Number(from.chain.head.time)).toISOString(),
    })
  })

  it('is read by other processes of the same directory', async () => {
    const path = mkdtempSync(join(tmpdir(), 'dtao-dump-'))
    const [one, other] = [await opened({ path }), await opened({ path })]
    await one.advance(2)
    other.catchUp()
    one.load(from.chain.dump())
    expect(other.catchUp().hash).toBe(from.chain.head.hash)
    expect(freeOf(other)).toBe(freeOf(from))
    rmSync(path, { recursive: true })
  })

  it('that is damaged, newer or none is refused, and nothing changes', async () => {
    const to = await opened()
    await to.advance(4)
    const before = to.chain.head
    const dump = from.chain.dump()
    const flipped = Uint8Array.from(dump)
    flipped.set([(dump.at(-100) ?? 0) ^ 1], dump.length - 100)
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [new Uint8Array(), 'does not begin as one'],
      [new TextEncoder().encode('{"ok":true}\n'), 'does not begin as one'],
      [new Uint8Array(100_000), 'does not begin as one'],
      [dump.subarray(0, dump.length - 7), 'cut short, 7 bytes are missing'],
      [Buffer.concat([dump, new Uint8Array(1)]), 'something follows its end'],
      [flipped, 'checksum'],
      [relabelled(dump, { version: 2 }), 'made by a newer dtao (dump 2, this one knows 1)'],
      [relabelled(dump, { format: 99 }), 'made by a newer dtao (format 99'],
      [relabelled(dump, { specVersion: 426 }), 'made by a newer dtao (spec 426'],
      [relabelled(dump, { head: { number: 1, hash: before.hash } }), 'its head is another block'],
    ]
    for (const [bytes, why] of cases) expect(() => to.load(bytes), why).toThrow(why)
    expect(to.chain.head).toEqual(before)
    await to.advance(1)
    expect(to.chain.head.header.number).toBe(5)
  })
})

describe('dev_dump and dev_load', () => {
  it('carry a chain from one node to another, and to the subscribers there', async () => {
    const to = await opened({ genesis: 'empty' })
    const [source, target] = [connect(from), connect(to)]
    await target.call('chain_subscribeNewHeads')
    const { data, parts } = (await source.call('dev_dump')) as { data: string; parts: number }
    expect(parts).toBe(1)
    expect(await target.call('dev_load', data)).toBe(from.chain.head.hash)
    expect(await target.call('chain_getBlockHash', 0)).toBe(from.chain.genesisHash)
    expect(target.notifications.at(-1)?.result).toMatchObject({ number: '0x16' })
  })

  it('take a dump in parts, in order alone', async () => {
    const to = await opened({ genesis: 'empty' })
    const { call } = connect(to)
    const dump = Buffer.from(from.chain.dump())
    const halves = [dump.subarray(0, 1000), dump.subarray(1000)].map((one) =>
      one.toString('base64'),
    )
    await expect(call('dev_load', halves[1], 1, 2)).rejects.toMatchObject({ code: -32000 })
    expect(await call('dev_load', halves[0], 0, 2)).toBeNull()
    await expect(call('dev_load', halves[1], 1, 3)).rejects.toMatchObject({ code: -32000 })
    expect(await call('dev_load', halves[1], 1, 2)).toBe(from.chain.head.hash)
    await expect(call('dev_dump', 1)).rejects.toMatchObject({ code: -32000 })
    await expect(call('dev_load', 'AAAA')).rejects.toMatchObject({ code: 'dump_damaged' })
  })
})
