import { beforeEach, describe, expect, it } from 'vitest'
import { encode, toHex, u64 } from '../../../../src/codec/index.ts'
import type { LocalNode } from '../../../../src/simulator/node/local-node.ts'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { TotalIssuance } from '../../../../src/simulator/pallets/balances/storage.ts'
import { SubnetTAO, Tempo } from '../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { Account } from '../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { connect } from './support.ts'

const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'

let node: LocalNode
let call: ReturnType<typeof connect>['call']

beforeEach(async () => {
  node = await openNode({ genesis: 'default' })
  call = connect(node).call
})

describe('development methods', () => {
  it('make blocks, counted or up to a number', async () => {
    await call('dev_newBlock')
    expect(await call('dev_newBlock', { count: 9 })).toBe(node.chain.head.hash)
    expect(node.chain.head.header.number).toBe(10)
    await call('dev_newBlock', { to: 25 })
    expect(node.chain.head.header.number).toBe(25)
    for (const wrong of [0, -1, 1.5, '3', { count: 1e9 }, { to: 5 }])
      await expect(call('dev_newBlock', wrong)).rejects.toMatchObject({ code: -32602 })
  })

  it('answer nobody from another machine, who may only ask what the next block will find', async () => {
    const { call } = connect(node, false)
    for (const method of ['dev_newBlock', 'dev_reset', 'engine_createBlock'])
      await expect(call(method)).rejects.toMatchObject({ code: -32601 })
    expect(await call('dev_nextBlockState')).toMatch(/^0x[0-9a-f]{64}$/)
    const { methods } = (await call('rpc_methods')) as { methods: string[] }
    expect(methods.filter((name) => /^(dev|engine)_/.test(name))).toEqual(['dev_nextBlockState'])
  })

  it('make blocks by the names of a node that is sealed by hand', async () => {
    const { hash } = (await call('engine_createBlock', true, true)) as { hash: string }
    expect(hash).toBe(node.chain.head.hash)
    expect(await call('engine_finalizeBlock', hash)).toBe(true)
    await expect(call('engine_createBlock', false, true)).rejects.toMatchObject({ code: 12_000 })
    const old = node.chain.genesisHash
    const onOld = call('engine_createBlock', true, true, old)
    await expect(onOld).rejects.toMatchObject({ code: 13_000 })
    expect(node.chain.head.header.number).toBe(1)
  })

  it('set balances, and issuance with them', async () => {
    // The block emits as well.
    const twin = await openNode({ genesis: 'default' })
    twin.seal()
    const emptied = TotalIssuance.get(twin.chain.context)
    const { free } = Account.get(node.chain.context, DEV.bob).data
    await call('dev_setBalance', BOB, String(free + 77n))
    expect(Account.get(node.chain.context, DEV.bob).data.free).toBe(free + 77n)
    expect(TotalIssuance.get(node.chain.context)).toBe(emptied + 77n)
    await expect(call('dev_setBalance', BOB, -1)).rejects.toMatchObject({ code: -32602 })
    await expect(call('dev_setBalance', BOB, '18446744073709551616')).rejects.toThrow()
  })

  it('set storage by name', async () => {
    await call('dev_setStorage', {
      subtensorModule: { SubnetTAO: [[[1], '123456789']], tempo: [[[2], 99]] },
      System: { Account: [[[BOB], { nonce: 3, data: { free: 5 } }]] },
    })
    const ctx = node.chain.context
    expect(SubnetTAO.get(ctx, 1)).toBe(123456789n)
    expect(Tempo.get(ctx, 2)).toBe(99)
    expect(Account.get(ctx, DEV.bob)).toMatchObject({ nonce: 3, data: { free: 5n, reserved: 0n } })
    await call('dev_setStorage', { SubtensorModule: { SubnetTAO: [[[1], null]] } })
    expect(SubnetTAO.has(node.chain.context, 1)).toBe(false)
  })

  it('set storage by raw key, known to the runtime or not', async () => {
    const key = SubnetTAO.rawKey(1)
    await call('dev_setStorage', [
      [`0x${key}`, toHex(encode(u64, 5n))],
      ['0x1234', '0xabcd'],
    ])
    expect(SubnetTAO.get(node.chain.context, 1)).toBe(5n)
    expect(await call('state_getStorage', '0x1234')).toBe('0xabcd')
    await call('dev_newBlock')
    expect(await call('state_getStorage', '1234')).toBe('0xabcd')
    await call('dev_setStorage', [['0x1234', null]])
    expect(await call('state_getStorage', '0x1234')).toBeNull()
  })

  it('say what cannot be set, and set nothing', async () => {
    const { hash } = node.chain.head
    const wrong: [unknown, string][] = [
      [{ SubtensorModul: {} }, 'did you mean SubtensorModule?'],
      [{ SubtensorModule: { SubnetTaos: [] } }, 'did you mean SubnetTAO?'],
      [{ SubtensorModule: { SubnetTAO: 5 } }, 'is a map'],
      [{ SubtensorModule: { SubnetTAO: [[[1, 2], 5]] } }, 'has 1 keys'],
      [{ SubtensorModule: { SubnetTAO: [[[70000], 5]] } }, 'does not fit U16'],
      [{ SubtensorModule: { SubnetTAO: [[[1], 'five']] } }, 'expected a whole number'],
      [{ System: { Account: [[['nobody'], {}]] } }, 'nobody is no address'],
      [{ System: { Account: [[[BOB], { nonse: 1 }]] } }, 'there is no field nonse'],
      [[[`0x${SubnetTAO.rawKey(1)}`, '0x00']], 'unexpected end'],
      [[[`0x${SubnetTAO.rawKey(1)}00`, toHex(encode(u64, 5n))]], 'is no key of'],
      [[['0xz', '0x00']], 'keys and values are hex'],
      [5, 'expected pairs'],
    ]
    for (const [values, why] of wrong)
      await expect(call('dev_setStorage', values)).rejects.toMatchObject({
        code: -32602,
        data: expect.stringContaining(why),
      })
    expect(node.chain.head.hash).toBe(hash)
  })

  it('go back to a snapshot, and to the beginning', async () => {
    await call('dev_newBlock', 3)
    const { hash } = node.chain.head
    const id = await call('dev_snapshot')
    await call('dev_setBalance', BOB, 1)
    expect(await call('dev_revert', id)).toBe(hash)
    expect(Account.get(node.chain.context, DEV.bob).data.free).not.toBe(1n)
    await expect(call('dev_revert', '99')).rejects.toMatchObject({ code: -32000 })
    expect(await call('dev_reset')).toBe(node.chain.genesisHash)
    expect(node.chain.head.header.number).toBe(0)
  })

  it('travel forward in time alone', async () => {
    const { time } = node.chain.head
    const there = Number(time) + 86_400_000
    expect(await call('dev_timeTravel', there)).toBe(there)
    expect(await call('dev_timeTravel', '2031-01-01T00:00:00Z')).toBe(Date.UTC(2031, 0, 1))
    await call('dev_newBlock')
    expect(node.chain.head.time).toBe(BigInt(Date.UTC(2031, 0, 1)) + 12_000n)
    // A block is half a slot after the one before, and its date has four digits of a year.
    const soon = Number(node.chain.head.time) + 5999
    const never = Date.UTC(10_000, 0, 1)
    for (const wrong of [there, 'yesterday', null, 1.5, soon, never])
      await expect(call('dev_timeTravel', wrong)).rejects.toMatchObject({ code: -32602 })
    expect(await call('dev_timeTravel', soon + 1)).toBe(soon + 1)
  })

  it('tell of epochs that never run', async () => {
    expect(await call('dev_epoch', 1)).toMatchObject({ next: expect.any(Number) })
    expect(await call('dev_epoch', 0)).toMatchObject({ next: null })
    await call('dev_setStorage', { SubtensorModule: { MaxEpochsPerBlock: 0 } })
    expect(await call('dev_epoch', 1)).toMatchObject({ next: null })
  })

  it('answer programs on this machine alone', async () => {
    const stranger = connect(node, false)
    await expect(stranger.call('dev_newBlock')).rejects.toMatchObject({ code: -32601 })
    const create = stranger.call('engine_createBlock', true, true)
    await expect(create).rejects.toMatchObject({ code: -32601 })
    const names = async (who: typeof stranger) =>
      ((await who.call('rpc_methods')) as { methods: string[] }).methods
    expect(await names(stranger)).not.toContain('dev_newBlock')
    expect(await names(connect(node))).toContain('dev_newBlock')
  })
})
