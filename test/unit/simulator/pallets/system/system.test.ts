import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { encode, fromHex, u64 } from '../../../../../src/codec/index.ts'
import { type AccountId, cryptoReady } from '../../../../../src/crypto/index.ts'
import { ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import type { StorageItem } from '../../../../../src/simulator/frame/storage.ts'
import { TxRateLimit } from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  canDecProvider,
  decConsumers,
  decProviders,
  incConsumers,
  incProviders,
} from '../../../../../src/simulator/pallets/system/account.ts'
import {
  Account,
  BlockHash,
  BlockNumber,
  EventCount,
  LastRuntimeUpgrade,
  ParentHash,
} from '../../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { PRESETS } from '../../../../../src/simulator/runtime/genesis/presets/index.ts'
import { hashOf, SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain(PRESETS.empty)
})

const WHO: AccountId = `0x${'77'.repeat(32)}`
const system = (name: string, args: Record<string, unknown>) => ({ pallet: 'System', name, args })
const keyOf = (item: StorageItem & { rawKey(...key: unknown[]): string }, ...key: unknown[]) =>
  fromHex(item.rawKey(...key))

describe('a block', () => {
  test('knows its number, its parent and the hashes of those before', () => {
    chain.next(2)
    expect(BlockNumber.get(chain.ctx)).toBe(3)
    expect(ParentHash.get(chain.ctx)).toBe(hashOf(2))
    expect([0, 1, 2].map((number) => BlockHash.get(chain.ctx, number))).toEqual(
      [0, 1, 2].map(hashOf),
    )
  })

  test('forgets hashes beyond 2400 blocks, but never that of genesis', () => {
    chain.next(2405)
    const kept = BlockHash.keys(chain.ctx).map(([number]) => number)
    expect(Math.min(...kept)).toBe(0)
    expect(kept.includes(5)).toBe(true)
    expect(kept.includes(4)).toBe(false)
  })

  test('stores what happened in it, in order and by phase', () => {
    const remark = system('remark_with_event', { remark: new Uint8Array([1]) })
    chain.apply(chain.sign('//Alice', remark))
    chain.execution.finalize()
    const item = chain.runtime.storageItem('System.Events')
    const records = (item as unknown as { get(at: unknown): { phase: { type: string } }[] }).get(
      chain.ctx,
    )
    expect(records.length).toBe(EventCount.get(chain.ctx))
    const phases = [...new Set(records.map((record) => record.phase.type))]
    expect(phases).toEqual(['Initialization', 'ApplyExtrinsic'])
    chain.state.drain()
  })

  test('notes that the runtime is another', () => {
    LastRuntimeUpgrade.set(chain.ctx, { spec_version: 424, spec_name: 'node-subtensor' })
    chain.next()
    expect(LastRuntimeUpgrade.get(chain.ctx)?.spec_version).toBe(425)
  })
})

describe('an account', () => {
  test('lives while something provides for it', () => {
    incProviders(chain.ctx, WHO)
    incProviders(chain.ctx, WHO)
    decProviders(chain.ctx, WHO)
    expect(Account.get(chain.ctx, WHO).providers).toBe(1)
    decProviders(chain.ctx, WHO)
    expect(Account.has(chain.ctx, WHO)).toBe(false)
    expect(chain.events.map((event) => event.name)).toEqual(['NewAccount', 'KilledAccount'])
  })

  test('may not die while something refers to it', () => {
    expect(() => incConsumers(chain.ctx, WHO)).toThrow('NoProviders')
    incProviders(chain.ctx, WHO)
    for (let i = 0; i < 16; i += 1) incConsumers(chain.ctx, WHO)
    expect(() => incConsumers(chain.ctx, WHO)).toThrow('TooManyConsumers')
    expect(canDecProvider(chain.ctx, WHO)).toBe(false)
    expect(() => decProviders(chain.ctx, WHO)).toThrow('ConsumerRemaining')
    for (let i = 0; i < 16; i += 1) decConsumers(chain.ctx, WHO)
    decProviders(chain.ctx, WHO)
    expect(Account.has(chain.ctx, WHO)).toBe(false)
  })
})

describe('raw storage', () => {
  const set = (key: Uint8Array, value: Uint8Array) =>
    chain.ctx.dispatch(system('set_storage', { items: [[key, value]] }), ROOT)

  test('is written and removed by root', () => {
    set(keyOf(TxRateLimit), encode(u64, 77n))
    expect(TxRateLimit.get(chain.ctx)).toBe(77n)
    chain.ctx.dispatch(system('kill_storage', { keys: [keyOf(TxRateLimit)] }), ROOT)
    expect(TxRateLimit.has(chain.ctx)).toBe(false)
    expect(() =>
      chain.ctx.dispatch(system('kill_storage', { keys: [] }), signed(DEV.alice)),
    ).toThrow('BadOrigin')
  })

  test('goes by prefix, so many at most', () => {
    chain.next(5)
    const before = BlockHash.keys(chain.ctx).length
    const prefix = keyOf(BlockHash)
    const kill = (subkeys: number) =>
      chain.ctx.dispatch(system('kill_prefix', { prefix, subkeys }), ROOT)
    kill(2)
    expect(BlockHash.keys(chain.ctx).length).toBe(before - 2)
    kill(100)
    expect(BlockHash.keys(chain.ctx)).toEqual([])
    expect(BlockNumber.get(chain.ctx)).toBe(6)
  })

  test.each([
    ['of nobody', () => new Uint8Array(32), () => new Uint8Array(8)],
    ['with too little in it', () => keyOf(TxRateLimit), () => new Uint8Array(7)],
    ['of too long a key', () => new Uint8Array([...keyOf(TxRateLimit), 0]), () => encode(u64, 1n)],
  ])('%s is refused', (_, key, value) => {
    expect(() => set(key(), value())).toThrow('Other')
  })
})
