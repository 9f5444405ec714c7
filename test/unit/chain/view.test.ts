import { ApiPromise } from '@polkadot/api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storageKey } from '../../../src/chain/storage-key.ts'
import { readTrends } from '../../../src/chain/trend.ts'
import { asAddress, asBigInt, asNumber, asText } from '../../../src/chain/values.ts'
import { type OwnDevnet, ownDevnet, VALIDATOR } from './own-devnet.ts'

let own: OwnDevnet
/** polkadot-js by itself, as the judge. */
let api: ApiPromise
beforeAll(async () => {
  own = await ownDevnet()
  api = await ApiPromise.create({ provider: own.devnet.provider(), noInitWarn: true })
})
afterAll(async () => {
  await api.disconnect()
  await own.close()
})

describe('reads at one block', () => {
  test.each<[string, string, string, unknown[]]>([
    ['system', 'System', 'Account', [VALIDATOR]],
    ['subtensorModule', 'SubtensorModule', 'SubnetTAO', [1]],
    ['subtensorModule', 'SubtensorModule', 'Keys', [1, 0]],
    ['subtensorModule', 'SubtensorModule', 'Uids', [1, VALIDATOR]],
    ['subtensorModule', 'SubtensorModule', 'TotalHotkeyAlpha', [VALIDATOR, 1]],
    ['subtensorModule', 'SubtensorModule', 'TotalNetworks', []],
    ['swap', 'Swap', 'SwapBalancer', [1]],
    ['timestamp', 'Timestamp', 'Now', []],
  ])('%s: key and value of %s.%s are those of polkadot-js', async (section, pallet, item, keys) => {
    const query = api.query[section]?.[item.charAt(0).toLowerCase() + item.slice(1)]
    if (query === undefined) throw new Error(`${pallet}.${item} is not declared`)
    const found = own.chain.metadata.item(pallet, item)
    if (found === undefined) throw new Error(`${pallet}.${item} was not found`)
    expect(storageKey(own.chain.api.registry, found, keys)).toBe(query.key(...keys))
    const [value] = await (await own.chain.view()).read([[pallet, item, ...keys]])
    expect(value?.toJSON()).toEqual((await query(...keys)).toJSON())
  })

  test('many items come in one answer, in the order asked, twice where asked twice', async () => {
    const view = await own.chain.view()
    const values = await view.read([
      ['SubtensorModule', 'TokenSymbol', 1],
      ['SubtensorModule', 'Tempo', 1],
      ['SubtensorModule', 'TokenSymbol', 1],
    ])
    expect(values.map((value) => value?.toHex())).toEqual([
      values[0]?.toHex(),
      values[1]?.toHex(),
      values[0]?.toHex(),
    ])
    expect(asText(values[0])).toBe('α')
    expect(asNumber(values[1])).toBe(20)
  })

  test('keys can be listed below the first of them', async () => {
    const view = await own.chain.view()
    const keys = await view.keys('SubtensorModule', 'Uids', 1)
    expect(keys.every(([netuid]) => asNumber(netuid) === 1)).toBe(true)
    expect(keys.map(([, hotkey]) => asAddress(hotkey))).toContain(VALIDATOR)
    expect(keys).toHaveLength(4)
  })

  test('a view does not move with the chain', async () => {
    const view = await own.chain.view()
    const now = () => view.read([['Timestamp', 'Now']])
    const [before] = await now()
    await own.devnet.newBlocks(3)
    expect(asBigInt((await now())[0])).toBe(asBigInt(before))
    expect((await own.chain.view()).block.number).toBe(view.block.number + 3)
  })

  test('a trend has a price for every twenty blocks that there were, and ends with now', async () => {
    await own.devnet.newBlocks(60)
    const view = await own.chain.view()
    const trend = (await readTrends(view, [0, 1])).get(1) ?? []
    expect(trend.length).toBe(Math.min(12, Math.floor((view.block.number - 1) / 20) + 1))
    expect(new Set(trend).size).toBe(trend.length)
  })
})

describe('what a chain lacks is named', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['storage', async () => (await own.chain.view()).read([['Swap', 'Nonsense']])],
    ['a pallet', async () => (await own.chain.view()).read([['Nonsense', 'Item']])],
    ['a runtime API', async () => (await own.chain.view()).call('SwapRuntimeApi', 'nonsense')],
  ])('%s', async (_what, ask) => {
    await expect(ask()).rejects.toMatchObject({ code: 'chain_lacks', exitCode: 4 })
  })
})

test('integers are read as the chain writes them', async () => {
  const view = await own.chain.view()
  const price = await view.call('SwapRuntimeApi', 'current_alpha_price', 1)
  const judged = await api.call.swapRuntimeApi?.currentAlphaPrice?.(1)
  expect(asBigInt(price)).toBe(BigInt(String(judged)))
  expect(own.chain.metadata.constant('Balances', 'ExistentialDeposit')).toBe(500n)
})
