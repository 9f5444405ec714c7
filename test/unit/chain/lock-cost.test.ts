import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { forecast } from '../../../src/chain/lock-cost.ts'
import { cryptoReady } from '../../../src/crypto/index.ts'
import * as S from '../../../src/simulator/pallets/subtensor/storage/index.ts'
import { getLockCostTerms } from '../../../src/simulator/pallets/subtensor/subnets/lock-cost.ts'
import { DEV } from '../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { TAO, World } from '../simulator/pallets/devnet/world.ts'

beforeAll(cryptoReady)

const NEXT = 5

function create(world: World): void {
  world.dispatch(DEV.ferdie, {
    pallet: 'SubtensorModule',
    name: 'register_network',
    args: { hotkey: DEV.ferdieHotkey },
  })
}

const dissolve = (world: World) =>
  world.dispatch('root', {
    pallet: 'SubtensorModule',
    name: 'root_dissolve_network',
    args: { netuid: NEXT },
  })

describe('the price of a subnet', () => {
  test('is what was paid, and the one after costs what was said', () => {
    const world = new World()
    world.blocks(5)
    const before = forecast(getLockCostTerms(world.ctx))
    const free = world.free(DEV.ferdie)
    create(world)
    expect(free - world.free(DEV.ferdie)).toBe(before.cost)
    const after = forecast(getLockCostTerms(world.ctx))
    expect(after.cost).toBe(before.next)
    expect(after).toMatchObject({ lastPaid: before.cost, lastBlock: 5n })
  })

  test('falls day by day to the least, by the last price in each interval', () => {
    const positive = (most: bigint) => fc.bigInt({ min: 1n, max: most })
    fc.assert(
      fc.property(positive(10_000n * TAO), positive(200_000n), (lastLock, reductionInterval) => {
        const minLock = TAO / 2n
        const lastLockBlock = 1_000n
        const currentBlock = 1_000n
        const terms = { lastLock, lastLockBlock, currentBlock, reductionInterval, minLock }
        const { cost, fallsPerBlock, forecast: days } = forecast(terms)
        const floored = (rao: bigint) => (rao > minLock ? rao : minLock)
        expect(cost).toBe(floored(2n * lastLock))
        for (const { days: after, cost: then, afterYours } of days) {
          const blocks = 7_200n * BigInt(after)
          expect(then).toBe(floored(2n * lastLock - fallsPerBlock * blocks))
          expect(afterYours).toBe(floored(2n * cost - (cost / reductionInterval) * blocks))
        }
      }),
    )
  })
})

describe('a dissolved subnet', () => {
  test('gives its owner nothing of the lock', () => {
    const world = new World()
    world.blocks(5)
    create(world)
    const free = world.free(DEV.ferdie)
    dissolve(world)
    expect(world.free(DEV.ferdie)).toBe(free)
  })

  test('gives the pool’s TAO to those who hold its token, in proportion', () => {
    const world = new World()
    world.blocks(5)
    create(world)
    S.SubtokenEnabled.set(world.ctx, NEXT, true)
    expect(world.stake(DEV.dave, DEV.ferdieHotkey, NEXT, 100n * TAO)).toBeUndefined()
    const held = S.SubnetAlphaOut.get(world.ctx, NEXT)
    const all = held + S.SubnetAlphaIn.get(world.ctx, NEXT)
    const pot = S.SubnetTAO.get(world.ctx, NEXT)
    const free = world.free(DEV.dave)
    dissolve(world)
    const difference = world.free(DEV.dave) - free - (pot * held) / all
    expect(difference * difference).toBeLessThan(10n)
  })
})
