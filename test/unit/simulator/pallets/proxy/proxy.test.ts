import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decode, encode, toHex } from '../../../../../src/codec/index.ts'
import { type AccountId, blake2b256, cryptoReady } from '../../../../../src/crypto/index.ts'
import { signed } from '../../../../../src/simulator/frame/origin.ts'
import type { RuntimeCall } from '../../../../../src/simulator/frame/pallet.ts'
import { callApi } from '../../../../../src/simulator/frame/runtime-api.ts'
import {
  FILTERS,
  isSuperset,
  proxyAllows,
} from '../../../../../src/simulator/pallets/proxy/filters.ts'
import {
  Announcements,
  LastCallResult,
  Proxies,
} from '../../../../../src/simulator/pallets/proxy/storage.ts'
import type { ProxyType } from '../../../../../src/simulator/pallets/proxy/types.ts'
import { Account } from '../../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain()
})

const id = (value: AccountId) => ({ type: 'Id', value })
const MAX = 4_000_000_000_000_000n
const pay = (value: bigint): RuntimeCall => ({
  pallet: 'Balances',
  name: 'transfer_keep_alive',
  args: { dest: id(DEV.charlie), value },
})
const proxyCall = (name: string, args: Record<string, unknown>): RuntimeCall => ({
  pallet: 'Proxy',
  name,
  args,
})
const run = (call: RuntimeCall, who: AccountId) => chain.ctx.dispatch(call, signed(who))
const add = (delegate: AccountId, proxy_type: ProxyType, delay = 0) =>
  run(proxyCall('add_proxy', { delegate: id(delegate), proxy_type, delay }), DEV.alice)
const as = (call: RuntimeCall, real: AccountId = DEV.alice): RuntimeCall =>
  proxyCall('proxy', { real: id(real), force_proxy_type: undefined, call })
const reserved = (who: AccountId) => Account.get(chain.ctx, who).data.reserved
/** What became of the last call that a proxy made. */
const outcome = () => {
  const event = chain.events.filter((one) => one.name === 'ProxyExecuted').at(-1)
  return (event?.data as { result: { type: string; value: unknown } } | undefined)?.result
}
const FILTERED = {
  type: 'Err',
  value: { type: 'Module', value: { index: 0, error: '0x05000000' } },
}

describe('a proxy', () => {
  test('acts for an account that named it', () => {
    add(DEV.bob, 'Any')
    const before = chain.free(DEV.alice)
    run(as(pay(9n)), DEV.bob)
    expect(outcome()).toEqual({ type: 'Ok', value: [] })
    expect(before - chain.free(DEV.alice)).toBe(9n)
    expect(LastCallResult.get(chain.ctx, DEV.alice)?.type).toBe('Ok')
    chain.next()
    expect(LastCallResult.get(chain.ctx, DEV.alice)).toBeUndefined()
  })

  test('is nobody unless named', () => {
    expect(() => run(as(pay(9n)), DEV.bob)).toThrow('Proxy.NotProxy')
    add(DEV.bob, 'Staking')
    const forced = proxyCall('proxy', {
      real: id(DEV.alice),
      force_proxy_type: 'Any',
      call: pay(9n),
    })
    expect(() => run(forced, DEV.bob)).toThrow('Proxy.NotProxy')
  })

  test('costs a deposit that comes back', () => {
    add(DEV.bob, 'Any')
    expect(reserved(DEV.alice)).toBe(93_000_000n)
    add(DEV.charlie, 'Staking')
    expect(reserved(DEV.alice)).toBe(126_000_000n)
    const remove = { delegate: id(DEV.bob), proxy_type: 'Any', delay: 0 }
    run(proxyCall('remove_proxy', remove), DEV.alice)
    expect(reserved(DEV.alice)).toBe(93_000_000n)
    expect(() => run(proxyCall('remove_proxy', remove), DEV.alice)).toThrow('Proxy.NotFound')
    run(proxyCall('remove_proxies', {}), DEV.alice)
    expect([reserved(DEV.alice), Proxies.has(chain.ctx, DEV.alice)]).toEqual([0n, false])
  })

  test('is named once for each kind, and not oneself', () => {
    add(DEV.bob, 'Any')
    add(DEV.bob, 'Staking')
    add(DEV.bob, 'Any', 5)
    expect(() => add(DEV.bob, 'Any')).toThrow('Proxy.Duplicate')
    expect(() => add(DEV.alice, 'Any')).toThrow('Proxy.NoSelfProxy')
    const [proxies] = Proxies.get(chain.ctx, DEV.alice)
    expect(proxies.map(({ proxy_type, delay }) => [proxy_type, delay])).toEqual([
      ['Any', 0],
      ['Any', 5],
      ['Staking', 0],
    ])
  })

  test('does only what its kind may, however deep it hides the call', () => {
    add(DEV.bob, 'Staking')
    run(as(pay(9n)), DEV.bob)
    expect(outcome()).toEqual(FILTERED)
    chain = new SignedChain()
    add(DEV.bob, 'NonTransfer')
    const hidden = { pallet: 'Utility', name: 'batch_all', args: { calls: [pay(9n)] } }
    run(as(hidden), DEV.bob)
    expect(outcome()).toEqual(FILTERED)
  })

  test('cannot give more than it has', () => {
    add(DEV.bob, 'NonTransfer')
    const grant = (proxy_type: ProxyType) =>
      as(proxyCall('add_proxy', { delegate: id(DEV.dave), proxy_type, delay: 0 }))
    run(grant('Any'), DEV.bob)
    expect(outcome()).toEqual(FILTERED)
    run(grant('Transfer'), DEV.bob)
    expect(outcome()).toEqual(FILTERED)
    run(grant('Staking'), DEV.bob)
    expect(outcome()?.type).toBe('Ok')
    run(as(proxyCall('remove_proxies', {})), DEV.bob)
    expect(outcome()).toEqual(FILTERED)
  })
})

describe('an announced call', () => {
  const hash = () => toHex(blake2b256(encode(chain.runtime.late.call, pay(9n))))
  const announced = () =>
    proxyCall('proxy_announced', {
      delegate: id(DEV.bob),
      real: id(DEV.alice),
      force_proxy_type: undefined,
      call: pay(9n),
    })

  beforeEach(() => {
    add(DEV.bob, 'Any', 3)
    run(proxyCall('announce', { real: id(DEV.alice), call_hash: hash() }), DEV.bob)
  })

  test('is made when its time has come', () => {
    expect(reserved(DEV.bob)).toBe(104_000_000n)
    expect(() => run(as(pay(9n)), DEV.bob)).toThrow('Proxy.Unannounced')
    expect(() => run(announced(), DEV.dave)).toThrow('Proxy.Unannounced')
    chain.next(3)
    run(announced(), DEV.dave)
    expect(outcome()?.type).toBe('Ok')
    expect([reserved(DEV.bob), Announcements.has(chain.ctx, DEV.bob)]).toEqual([0n, false])
    expect(() => run(announced(), DEV.dave)).toThrow('Proxy.Unannounced')
  })

  test('is not made when the account objects, or the proxy thinks better of it', () => {
    const reject = { delegate: id(DEV.bob), call_hash: hash() }
    run(proxyCall('reject_announcement', reject), DEV.alice)
    expect(() => run(proxyCall('reject_announcement', reject), DEV.alice)).toThrow('NotFound')
    run(proxyCall('announce', { real: id(DEV.alice), call_hash: hash() }), DEV.bob)
    run(proxyCall('remove_announcement', { real: id(DEV.alice), call_hash: hash() }), DEV.bob)
    expect(Announcements.has(chain.ctx, DEV.bob)).toBe(false)
  })

  test('is a proxy’s', () => {
    const call = proxyCall('announce', { real: id(DEV.alice), call_hash: hash() })
    expect(() => run(call, DEV.dave)).toThrow('Proxy.NotProxy')
  })
})

describe('an account without a key', () => {
  test('acts through whoever created it, who may give it up', () => {
    const create = { proxy_type: 'Any', delay: 0, index: 7 }
    run(proxyCall('create_pure', create), DEV.alice)
    const created = chain.events.find((event) => event.name === 'PureCreated')
    const { pure } = (created?.data ?? { pure: DEV.alice }) as { pure: AccountId }
    run({ ...pay(0n), args: { dest: id(pure), value: 5_000n } }, DEV.alice)
    run(as(pay(600n), pure), DEV.alice)
    expect(chain.free(pure)).toBe(4_400n)
    const kill = { spawner: id(DEV.alice), proxy_type: 'Any', index: 7, height: 1, ext_index: 0 }
    expect(() => run(proxyCall('kill_pure', kill), DEV.alice)).toThrow('Proxy.NoPermission')
    run(as(proxyCall('kill_pure', kill), pure), DEV.alice)
    expect(outcome()?.type).toBe('Ok')
    expect([reserved(DEV.alice), Proxies.has(chain.ctx, pure)]).toEqual([0n, false])
  })
})

describe('a deposit', () => {
  test('is brought up to date at no charge', () => {
    add(DEV.bob, 'Any')
    Proxies.mutate(chain.ctx, DEV.alice, ([proxies]) => [proxies, 1_000_000n])
    expect(run(proxyCall('poke_deposit', {}), DEV.alice)).toEqual({ pays: 'No' })
    expect(Proxies.get(chain.ctx, DEV.alice)[1]).toBe(93_000_000n)
    expect(run(proxyCall('poke_deposit', {}), DEV.alice)).toEqual({ pays: 'Yes' })
  })
})

describe('the fee of a proxy', () => {
  test('is its own unless the account agrees to pay', () => {
    add(DEV.bob, 'Any')
    const [alice, bob] = [chain.free(DEV.alice), chain.free(DEV.bob)]
    chain.apply(chain.sign('//Bob', as(pay(0n))))
    expect(chain.free(DEV.alice)).toBe(alice)
    const paid = bob - chain.free(DEV.bob)
    expect(paid).toBeGreaterThan(0n)
    const agree = { delegate: id(DEV.bob), pays_fee: true }
    run(proxyCall('set_real_pays_fee', agree), DEV.alice)
    chain.apply(chain.sign('//Bob', as(pay(0n))))
    expect(alice - chain.free(DEV.alice)).toBe(paid)
    expect(bob - chain.free(DEV.bob)).toBe(paid)
  })

  test('goes to the account behind the account, when both agree', () => {
    add(DEV.bob, 'Any')
    run(
      proxyCall('add_proxy', { delegate: id(DEV.alice), proxy_type: 'Any', delay: 0 }),
      DEV.charlie,
    )
    const agree = (delegate: AccountId) =>
      proxyCall('set_real_pays_fee', { delegate: id(delegate), pays_fee: true })
    run(agree(DEV.bob), DEV.alice)
    const nested = as(as({ ...pay(0n), name: 'transfer_allow_death' }, DEV.charlie))
    const alice = chain.free(DEV.alice)
    chain.apply(chain.sign('//Bob', nested))
    expect(chain.free(DEV.alice)).toBeLessThan(alice)
    run(agree(DEV.alice), DEV.charlie)
    const [then, charlie] = [chain.free(DEV.alice), chain.free(DEV.charlie)]
    chain.apply(chain.sign('//Bob', nested))
    expect(chain.free(DEV.alice)).toBe(then)
    expect(chain.free(DEV.charlie)).toBeLessThan(charlie)
  })
})

describe('kinds of proxies', () => {
  test('name only calls that are', () => {
    const { pallets } = chain.runtime.definition
    const known = new Set(
      pallets.flatMap(({ id: { name }, calls }) => [
        `${name}.*`,
        ...calls.map((one) => `${name}.${one.name}`),
      ]),
    )
    const named = Object.values(FILTERS).flatMap((filter) =>
      filter.mode === 'Allow' || filter.mode === 'Deny' ? filter.calls : [],
    )
    expect([...new Set(named.filter((one) => !known.has(one)))]).toEqual([])
  })

  test('of small transfers end at half a TAO', () => {
    expect(proxyAllows('SmallTransfer', pay(499_999_999n))).toBe(true)
    expect(proxyAllows('SmallTransfer', pay(500_000_000n))).toBe(false)
    expect(proxyAllows('Transfer', pay(MAX))).toBe(true)
  })

  test('of owners may set all but the owner', () => {
    const admin = (name: string): RuntimeCall => ({ pallet: 'AdminUtils', name, args: {} })
    expect(proxyAllows('Owner', admin('sudo_set_rho'))).toBe(true)
    expect(proxyAllows('Owner', admin('sudo_set_sn_owner_hotkey'))).toBe(false)
  })

  test('include each other as upstream says', () => {
    expect(isSuperset('Any', 'Transfer')).toBe(true)
    expect(isSuperset('NonTransfer', 'SmallTransfer')).toBe(false)
    expect(isSuperset('Transfer', 'SmallTransfer')).toBe(true)
    expect(isSuperset('Staking', 'Any')).toBe(false)
  })

  test('are told to wallets', () => {
    const api = chain.runtime.apiMethod('ProxyFilterRuntimeApi_get_proxy_filter')
    if (api === undefined) throw new TypeError('no such method')
    const answer = callApi(chain.ctx, api, new Uint8Array([1, 11]))
    const [small, ...more] = decode(api.output, answer) as { calls: { condition: unknown }[] }[]
    expect(more).toEqual([])
    expect(small).toMatchObject({ proxy_type: 11, deprecated: false, filter_mode: 'Allow' })
    expect(small?.calls.map((one) => one.condition)).toHaveLength(3)
    const all = decode(api.output, callApi(chain.ctx, api, new Uint8Array([0])))
    const types = (all as { proxy_type: number }[]).map((one) => one.proxy_type)
    expect(types).toEqual([0, 3, 5, 10, 11, 1, 2, 6, 4, 7, 8, 9, 12, 13, 14, 15, 16, 17])
  })
})
