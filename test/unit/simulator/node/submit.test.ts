import { beforeEach, describe, expect, it } from 'vitest'
import { toHex, Writer, writeCompact } from '../../../../src/codec/index.ts'
import type { LocalNode } from '../../../../src/simulator/node/local-node.ts'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { DEV } from '../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { connect, sign, transfer } from './support.ts'

const pay = transfer(DEV.bob, 1_000_000n)

let node: LocalNode
let call: ReturnType<typeof connect>['call']

beforeEach(async () => {
  node = await openNode({ genesis: 'empty', sealing: 'manual' })
  call = connect(node).call
})

const submit = (bytes: Uint8Array) => call('author_submitExtrinsic', toHex(bytes))

/** An extrinsic's content under a length prefix that fits it. */
function enveloped(body: Uint8Array): Uint8Array {
  const writer = new Writer()
  writeCompact(writer, BigInt(body.length))
  writer.bytes(body)
  return writer.finish()
}

describe('a transaction that may not enter', () => {
  it('has a bad signature', async () => {
    const bytes = await sign(node, 'alice', pay, { nonce: 0 })
    bytes[60] = (bytes[60] ?? 0) ^ 1
    await expect(submit(bytes)).rejects.toMatchObject({
      code: 1010,
      message: 'Invalid Transaction',
      data: 'Transaction has a bad signature',
    })
  })

  it('was signed for another chain', async () => {
    const genesisHash = `0x${'ab'.repeat(32)}` as const
    const bytes = await sign(node, 'alice', pay, { nonce: 0, genesisHash })
    await expect(submit(bytes)).rejects.toMatchObject({ data: 'Transaction has a bad signature' })
  })

  it('has an old nonce', async () => {
    node.submit(await sign(node, 'alice', pay, { nonce: 0 }))
    node.seal()
    const bytes = await sign(node, 'alice', transfer(DEV.bob, 5n), { nonce: 0 })
    await expect(submit(bytes)).rejects.toMatchObject({
      code: 1010,
      data: 'Transaction is outdated',
    })
  })

  it('was in a block already', async () => {
    const bytes = await sign(node, 'alice', pay, { nonce: 0 })
    await submit(bytes)
    await expect(submit(bytes)).rejects.toMatchObject({
      code: 1013,
      message: 'Transaction Already Imported',
    })
    node.seal()
    await expect(submit(bytes)).rejects.toMatchObject({
      code: 1012,
      message: 'Transaction is temporarily banned',
    })
  })

  it('has outlived its era', async () => {
    await node.advance(300)
    const birth = node.chain.blockAt(8)?.hash ?? node.chain.genesisHash
    const mortal = { period: 64, phase: 8, birth }
    const bytes = await sign(node, 'alice', pay, { nonce: 0, mortal })
    await expect(submit(bytes)).rejects.toMatchObject({ code: 1010 })
  })

  it('comes from nobody who could pay', async () => {
    const bytes = await sign(node, 'bob', transfer(DEV.alice, 1n), { nonce: 0 })
    await expect(submit(bytes)).rejects.toMatchObject({
      code: 1010,
      data: 'Inability to pay some fees (e.g. account balance too low)',
    })
  })

  it('is nothing that the runtime can read', async () => {
    const good = await sign(node, 'alice', pay, { nonce: 0 })
    const body = good.slice(2)
    const trailing = enveloped(Buffer.concat([body, new Uint8Array([0])]))
    await expect(submit(trailing)).rejects.toMatchObject({
      code: 1002,
      data: expect.stringContaining('1 trailing bytes'),
    })
    const unknown = Uint8Array.from(body)
    unknown[body.length - 40] = 250
    await expect(submit(enveloped(unknown.slice(0, -38)))).rejects.toMatchObject({ code: 1002 })
    await expect(submit(good.slice(0, -1))).rejects.toMatchObject({ code: 1001 })
    await expect(submit(Buffer.concat([good, new Uint8Array([0])]))).rejects.toMatchObject({
      code: 1001,
    })
    await expect(submit(new Uint8Array())).rejects.toMatchObject({ code: 1001 })
    await expect(call('author_submitExtrinsic', '0xzz')).rejects.toMatchObject({ code: -32602 })
    await expect(call('author_submitExtrinsic', 5)).rejects.toMatchObject({ code: -32602 })
  })

  it('is an inherent, which only blocks bring', async () => {
    const [inherent] = node.seal().extrinsics
    if (inherent === undefined) throw new Error('a block without its inherent')
    await expect(submit(inherent)).rejects.toMatchObject({
      code: expect.toSatisfy((code) => code === 1010 || code === 1012),
    })
  })

  it('changes nothing', async () => {
    const { head } = node.chain
    const bytes = await sign(node, 'bob', transfer(DEV.alice, 1n), { nonce: 0 })
    await submit(bytes).catch(() => undefined)
    expect(node.chain.head).toEqual(head)
    expect(node.pool.entries()).toEqual([])
    expect(node.chain.context.state.mark()).toEqual({ changes: 0, events: 0 })
  })
})

describe('a transaction that may', () => {
  it('counts for the next nonce while it waits, gaps apart', async () => {
    const next = () => call('account_nextIndex', DEV.alice)
    for (const nonce of [0, 1, 3]) node.submit(await sign(node, 'alice', pay, { nonce }))
    expect(await next()).toBe(2)
    node.submit(await sign(node, 'alice', pay, { nonce: 2 }))
    expect(await next()).toBe(4)
    expect(await call('author_pendingExtrinsics')).toHaveLength(4)
    expect(node.seal().extrinsics).toHaveLength(5)
    expect(await next()).toBe(4)
  })

  it('is told of every step in order, to who watches', async () => {
    const { call: ask, notifications } = connect(node)
    const later = toHex(await sign(node, 'alice', pay, { nonce: 1 }))
    const subscription = await ask('author_submitAndWatchExtrinsic', later)
    await submit(await sign(node, 'alice', pay, { nonce: 0 }))
    const { hash } = node.seal()
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
    expect(notifications).toEqual(
      ['future', 'ready', { inBlock: hash }, { finalized: hash }].map((result) => ({
        method: 'author_extrinsicUpdate',
        subscription,
        result,
      })),
    )
  })

  it('fails in its block where its call fails, and pays', async () => {
    const { call: ask } = connect(node)
    const tooMuch = transfer(DEV.bob, 10n ** 18n)
    const bytes = await sign(node, 'alice', tooMuch, { nonce: 0 })
    expect(await ask('system_dryRun', toHex(bytes))).toMatch(/^0x0001/)
    node.submit(bytes)
    const { applied } = node.seal()
    expect(applied[1]?.error).toBeDefined()
  })
})
