import { ApiPromise } from '@polkadot/api'
import type { Codec } from '@polkadot/types/types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDevnet, DEV_ACCOUNTS, type Devnet } from '../../../../src/simulator/index.ts'

let devnet: Devnet
let api: ApiPromise

beforeAll(async () => {
  devnet = await createDevnet()
  api = await ApiPromise.create({ provider: devnet.provider(), noInitWarn: true })
})

afterAll(async () => {
  await api.disconnect()
  await devnet.close()
})

type Fields = Readonly<Record<string, unknown>>

/** What polkadot-js makes of an answer, decoded by our metadata alone. */
async function ask(name: string, method: string, ...args: unknown[]): Promise<unknown> {
  const call = api.call[name]?.[method]
  if (call === undefined) throw new Error(`metadata has no ${name}.${method}`)
  return ((await call(...args)) as Codec).toJSON()
}

const { alice, bob } = DEV_ACCOUNTS

describe('subnets', () => {
  test('every dynamic subnet is told with its pool, and root with a price of one', async () => {
    const infos = (await ask('subnetInfoRuntimeApi', 'getAllDynamicInfo')) as Fields[]
    const prices = (await ask('swapRuntimeApi', 'currentAlphaPriceAll')) as Fields[]
    expect(infos.map(({ netuid }) => netuid)).toEqual(prices.map(({ netuid }) => netuid))
    expect(prices[0]).toEqual({ netuid: 0, price: 1_000_000_000 })
    for (const info of infos.slice(1)) expect(Number(info.taoIn)).toBeGreaterThan(0)
  })

  test('one of them agrees with its place among all', async () => {
    const all = (await ask('subnetInfoRuntimeApi', 'getAllMetagraphs')) as Fields[]
    expect(await ask('subnetInfoRuntimeApi', 'getMetagraph', 2)).toEqual(
      all.find(({ netuid }) => netuid === 2),
    )
    expect(await ask('subnetInfoRuntimeApi', 'getMechagraph', 2, 0)).toEqual(
      all.find(({ netuid }) => netuid === 2),
    )
  })

  test('what does not exist is none', async () => {
    for (const method of ['getDynamicInfo', 'getMetagraph', 'getSubnetState', 'getSubnetInfo'])
      expect(await ask('subnetInfoRuntimeApi', method, 999)).toBeNull()
    expect(await ask('subnetInfoRuntimeApi', 'getSubnetHyperparamsV3', 999)).toBeNull()
    expect(await ask('subnetInfoRuntimeApi', 'getMechagraph', 1, 9)).toBeNull()
  })

  test('a selective metagraph has what was asked for and nothing else', async () => {
    const whole = (await ask('subnetInfoRuntimeApi', 'getMetagraph', 1)) as Fields
    const some = (await ask(
      'subnetInfoRuntimeApi',
      'getSelectiveMetagraph',
      1,
      [0, 8, 52],
    )) as Fields
    expect(some).toMatchObject({ netuid: 1, tempo: whole.tempo, hotkeys: whole.hotkeys })
    const given = Object.entries(some).filter(([, value]) => value !== null)
    expect(given.map(([name]) => name)).toEqual(['netuid', 'tempo', 'hotkeys'])
    // Without index 0 the netuid is left at its default, and so it is upstream.
    expect(await ask('subnetInfoRuntimeApi', 'getSelectiveMetagraph', 1, [8])).toMatchObject({
      netuid: 0,
      tempo: whole.tempo,
    })
  })

  test('hyperparameters are the same in each of the three shapes', async () => {
    const first = (await ask('subnetInfoRuntimeApi', 'getSubnetHyperparams', 1)) as Fields
    const second = (await ask('subnetInfoRuntimeApi', 'getSubnetHyperparamsV2', 1)) as Fields
    const third = (await ask('subnetInfoRuntimeApi', 'getSubnetHyperparamsV3', 1)) as Fields[]
    expect(second).toMatchObject(first)
    const byName = new Map(
      third.map(({ name, value }) => [
        Buffer.from(String(name).slice(2), 'hex').toString(),
        Object.values(value as Fields)[0],
      ]),
    )
    expect(byName.get('tempo')).toBe(first.tempo)
    expect(byName.get('immunity_period')).toBe(first.immunityPeriod)
    expect(byName.get('transfers_enabled')).toBe(second.transfersEnabled)
  })
})

describe('neurons and delegates', () => {
  test('lite neurons are the neurons without their links', async () => {
    const whole = (await ask('neuronInfoRuntimeApi', 'getNeurons', 1)) as Fields[]
    const lite = (await ask('neuronInfoRuntimeApi', 'getNeuronsLite', 1)) as Fields[]
    expect(whole.length).toBeGreaterThan(0)
    expect(whole).toMatchObject(lite)
    expect(await ask('neuronInfoRuntimeApi', 'getNeuron', 1, 0)).toEqual(whole[0])
    expect(await ask('neuronInfoRuntimeApi', 'getNeuron', 1, 9_999)).toBeNull()
    expect(await ask('neuronInfoRuntimeApi', 'getNeurons', 999)).toEqual([])
  })

  test('a delegate is told with whoever staked with it', async () => {
    const delegates = (await ask('delegateInfoRuntimeApi', 'getDelegates')) as Fields[]
    const [first] = delegates
    expect(first).toBeDefined()
    const { delegateSs58 } = first as { delegateSs58: string }
    expect(await ask('delegateInfoRuntimeApi', 'getDelegate', delegateSs58)).toEqual(first)
    expect(await ask('delegateInfoRuntimeApi', 'getDelegate', bob)).toBeNull()
  })
})

describe('stake and swaps', () => {
  test('a stake is told alike by coldkey, by coldkeys, and by its three names', async () => {
    const infos = (await ask('stakeInfoRuntimeApi', 'getStakeInfoForColdkey', alice)) as Fields[]
    expect(infos.length).toBeGreaterThan(0)
    const many = (await ask('stakeInfoRuntimeApi', 'getStakeInfoForColdkeys', [
      alice,
    ])) as unknown[][]
    expect(many[0]?.[1]).toEqual(infos)
    for (const info of infos) {
      const { hotkey, coldkey, netuid } = info
      expect(
        await ask(
          'stakeInfoRuntimeApi',
          'getStakeInfoForHotkeyColdkeyNetuid',
          hotkey,
          coldkey,
          netuid,
        ),
      ).toEqual(info)
    }
  })

  test('what may be unstaked adds up over hotkeys', async () => {
    const infos = (await ask('stakeInfoRuntimeApi', 'getStakeInfoForColdkey', alice)) as Fields[]
    const available = (await ask(
      'stakeInfoRuntimeApi',
      'getStakeAvailabilityForColdkeys',
      [alice],
      [1],
    )) as Record<string, Record<string, Fields>>
    const onOne = infos.filter(({ netuid }) => netuid === 1)
    const sum = onOne.reduce((total, { stake }) => total + BigInt(stake as string | number), 0n)
    const [own] = Object.values(available)
    expect(BigInt(own?.['1']?.total as string | number)).toBe(sum)
  })

  test('a trial swap that cannot be made answers zeros', async () => {
    const nothing = (await ask(
      'swapRuntimeApi',
      'simSwapTaoForAlpha',
      999,
      1_000_000_000,
    )) as Fields
    expect(nothing).toMatchObject({ taoAmount: 0, alphaAmount: 0, taoFee: 0 })
    const tooMuch = (await ask(
      'swapRuntimeApi',
      'simSwapTaoForAlpha',
      1,
      (1n << 64n) - 1n,
    )) as Fields
    expect(Object.values(tooMuch)).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('buying and selling at once costs the fee and the slippage', async () => {
    const buy = (await ask('swapRuntimeApi', 'simSwapTaoForAlpha', 1, 1_000_000_000)) as Fields
    expect(Number(buy.taoAmount) + Number(buy.taoFee)).toBe(1_000_000_000)
    const sell = (await ask('swapRuntimeApi', 'simSwapAlphaForTao', 1, buy.alphaAmount)) as Fields
    expect(Number(sell.taoAmount)).toBeLessThan(1_000_000_000)
  })
})
