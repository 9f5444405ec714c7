import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { I64F64, I96F32, U64F64, U96F32 } from '../../../../../../src/amm/fixed/index.ts'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { dtaoShares } from '../../../../../../src/simulator/pallets/subtensor/coinbase/shares/dtao.ts'
import {
  flowShares,
  powNormalized,
} from '../../../../../../src/simulator/pallets/subtensor/coinbase/shares/flow.ts'
import {
  getSubnetBlockEmissions,
  getSubnetsToEmitTo,
} from '../../../../../../src/simulator/pallets/subtensor/coinbase/subnet-emissions.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { World } from '../staking/world.ts'

beforeAll(cryptoReady)

const number = (share: bigint | undefined) => Number(share ?? -1n) / 2 ** 64

function priced(...prices: number[]): World {
  const world = new World()
  prices.forEach((price, i) => {
    S.SubnetMechanism.set(world, i + 1, 1)
    S.SubnetMovingPrice.set(world, i + 1, I96F32.fromNumber(price))
  })
  return world
}

describe('dtao shares', () => {
  it('follow moving prices', () => {
    const shares = dtaoShares(priced(0.1, 0.3), [1, 2])
    expect([number(shares.get(1)), number(shares.get(2))]).toEqual([
      expect.closeTo(0.25, 6),
      expect.closeTo(0.75, 6),
    ])
  })

  it('fall by what a subnet withholds from its miners', () => {
    const world = priced(0.2, 0.2)
    S.MinerBurned.set(world, 2, U96F32.fromNumber(0.5))
    expect(number(dtaoShares(world, [1, 2]).get(2))).toBeCloseTo(1 / 3, 6)
  })

  it('go by price alone where all withhold all', () => {
    const world = priced(0.1, 0.3)
    for (const netuid of [1, 2]) S.MinerBurned.set(world, netuid, U96F32.one)
    expect(number(dtaoShares(world, [1, 2]).get(1))).toBeCloseTo(0.25, 6)
  })

  it('never sum to more than one', () => {
    const prices = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(prices, (list) => {
        const netuids = list.map((_, i) => i + 1)
        const shares = [...dtaoShares(priced(...list), netuids).values()]
        expect(shares.reduce((a, b) => a + b, 0n) <= U64F64.one).toBe(true)
      }),
    )
  })
})

describe('block emissions', () => {
  it('give what disabled subnets would get to the others', () => {
    const world = priced(0.1, 0.3)
    S.SubnetEmissionEnabled.set(world, 1, false)
    const emissions = getSubnetBlockEmissions(world.ctx, [2, 1], 1_000_000_000n)
    expect([...emissions.keys()]).toEqual([1, 2])
    expect(emissions.get(1)).toBe(0n)
    expect(U96F32.toIntFloor(emissions.get(2) ?? 0n)).toBe(1_000_000_000n)
  })

  it('are nothing where all are disabled', () => {
    const world = priced(0.1, 0.3)
    for (const netuid of [1, 2]) S.SubnetEmissionEnabled.set(world, netuid, false)
    const emissions = getSubnetBlockEmissions(world.ctx, [1, 2], 1_000_000_000n)
    expect([...emissions.values()]).toEqual([0n, 0n])
  })

  it('reach only subnets that are started, trade, and admit neurons', () => {
    const world = new World()
    for (const netuid of [0, 1, 2]) S.FirstEmissionBlockNumber.set(world, netuid, 5n)
    expect(getSubnetsToEmitTo(world, [0, 1, 2])).toEqual([1, 2])
    S.NetworkRegistrationAllowed.set(world, 1, false)
    S.SubtokenEnabled.set(world, 2, false)
    expect(getSubnetsToEmitTo(world, [0, 1, 2])).toEqual([])
    S.NetworkRegistrationAllowed.set(world, 1, true)
    S.FirstEmissionBlockNumber.remove(world, 1)
    expect(getSubnetsToEmitTo(world, [0, 1, 2])).toEqual([])
  })
})

describe('flow shares', () => {
  const flows = (world: World, ...averages: number[]) => {
    averages.forEach((average, i) => {
      S.SubnetEmaTaoFlow.set(world, i + 1, [BigInt(world.block), I64F64.fromNumber(average)])
      S.SubnetEmaProtocolFlow.set(world, i + 1, [BigInt(world.block), 0n])
    })
    return flowShares(
      world.ctx,
      averages.map((_, i) => i + 1),
    )
  }

  it('go by inflow above the lowest', () => {
    const shares = flows(new World(), 3e9, 1e9)
    expect(number(shares.get(1))).toBeCloseTo(0.75, 2)
    expect(number(flows(new World(), 1e9, -1e9).get(2))).toBe(0)
  })

  it('move each average once a block, and empty what flowed', () => {
    const world = new World()
    S.SubnetTaoFlow.set(world, 1, 10n ** 12n)
    S.SubnetProtocolFlow.set(world, 1, 10n ** 9n)
    flowShares(world.ctx, [1])
    const [block, average = 0n] = S.SubnetEmaTaoFlow.get(world, 1) ?? []
    expect(block).toBe(BigInt(world.block))
    expect(average).toBeGreaterThan(0n)
    expect(S.SubnetTaoFlow.has(world, 1) || S.SubnetProtocolFlow.has(world, 1)).toBe(false)
    S.SubnetTaoFlow.set(world, 1, 10n ** 12n)
    flowShares(world.ctx, [1])
    expect(S.SubnetEmaTaoFlow.get(world, 1)?.[1]).toBe(average)
  })

  it('take off what the chain itself paid in, where that counts', () => {
    const world = new World()
    const at = BigInt(world.block)
    for (const netuid of [1, 2]) {
      S.SubnetEmaTaoFlow.set(world, netuid, [at, I64F64.fromNumber(2e9)])
      S.SubnetEmaProtocolFlow.set(world, netuid, [at, netuid === 1 ? I64F64.fromNumber(1e9) : 0n])
    }
    const net = flowShares(world.ctx, [1, 2])
    expect(net.get(1) ?? 0n).toBeLessThan(net.get(2) ?? 0n)
    S.NetTaoFlowEnabled.set(world, false)
    const gross = flowShares(world.ctx, [1, 2])
    expect(gross.get(1)).toBe(gross.get(2))
  })

  it('favour the large the more, the higher the exponent', () => {
    const values = new Map([
      [1, U64F64.fromInt(3n)],
      [2, U64F64.fromInt(1n)],
    ])
    const squares = powNormalized(values, U64F64.fromInt(2n))
    expect(number(squares.get(1))).toBeCloseTo(0.9, 2)
    expect([...powNormalized(new Map([[1, 0n]]), U64F64.one)]).toEqual([[1, 0n]])
  })
})
