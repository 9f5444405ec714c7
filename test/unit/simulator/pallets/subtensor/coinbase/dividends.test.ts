import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { U96F32 } from '../../../../../../src/amm/fixed/index.ts'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { AlphaRecycled } from '../../../../../../src/simulator/pallets/alpha-assets/storage.ts'
import {
  calculateDividendDistribution,
  calculateDividendsAndIncentives,
} from '../../../../../../src/simulator/pallets/subtensor/coinbase/dividends.ts'
import {
  getParentChildDividendsDistribution,
  getSelfContribution,
  type HotkeyAmount,
} from '../../../../../../src/simulator/pallets/subtensor/coinbase/parent-dividends.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, HOT_A, HOT_B, HOT_C, key, TAO, World } from '../staking/world.ts'

const ALL = 2n ** 64n - 1n
const HALF = ALL / 2n
let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
  for (const hotkey of [HOT_A, HOT_B, HOT_C]) S.TotalHotkeyAlpha.set(world, hotkey, 1, 100n * TAO)
})

const shared = (dividends: bigint) =>
  getParentChildDividendsDistribution(world.ctx, HOT_A, 1, dividends)

describe('dividends of a childkey', () => {
  it('are its own without parents', () => {
    expect(shared(500n)).toEqual([[HOT_A, 500n]])
  })

  it('go to parents by what they lend, less the take where another owns them', () => {
    S.ParentKeys.set(world, HOT_A, 1, [[ALL, HOT_B]])
    S.ChildkeyTake.set(world, HOT_A, 1, 6554)
    const [parent, child] = shared(1_000_000n)
    expect(parent?.[0]).toBe(HOT_B)
    expect(Number(parent?.[1])).toBeCloseTo(450_000, -2)
    expect(Number(child?.[1])).toBeCloseTo(550_000, -2)
  })

  it('cost a parent of the same owner nothing', () => {
    S.ParentKeys.set(world, HOT_A, 1, [[ALL, HOT_B]])
    S.ChildkeyTake.set(world, HOT_A, 1, 6554)
    S.Owner.set(world, HOT_B, ALICE)
    expect(Number(shared(1_000_000n)[0]?.[1])).toBeCloseTo(500_000, -1)
  })

  it('lose to recycling what the chain asks of lent stake', () => {
    S.ParentKeys.set(world, HOT_A, 1, [[ALL, HOT_B]])
    S.CKBurn.set(world, HALF)
    S.SubnetAlphaOut.set(world, 1, TAO)
    const [parent] = shared(1_000_000n)
    expect(Number(parent?.[1])).toBeCloseTo(250_000, -1)
    expect(Number(AlphaRecycled.get(world, 1))).toBeCloseTo(250_000, -1)
  })

  it('count only what a hotkey does not lend itself', () => {
    S.ChildKeys.set(world, HOT_A, 1, [[HALF, HOT_C]])
    expect(Number(getSelfContribution(world, HOT_A, 1))).toBeCloseTo(50e9, -2)
  })

  it('never come to more than there is', () => {
    const stake = fc.bigInt({ min: 0n, max: 10n ** 15n })
    const link = fc.tuple(fc.bigInt({ min: 0n, max: ALL }), fc.constantFrom(HOT_B, HOT_C))
    fc.assert(
      fc.property(
        stake,
        fc.array(link, { maxLength: 3 }),
        stake,
        stake,
        (dividends, parents, a, b) => {
          S.ParentKeys.set(world, HOT_A, 1, parents)
          S.TotalHotkeyAlpha.set(world, HOT_A, 1, a)
          S.TotalHotkeyAlpha.set(world, HOT_B, 1, b)
          const paid = shared(dividends).reduce((sum, [, amount]) => sum + amount, 0n)
          expect(paid <= dividends).toBe(true)
        },
      ),
    )
  })
})

it('earnings add up by hotkey and come in order of hotkey', () => {
  S.ParentKeys.set(world, HOT_B, 1, [[ALL, HOT_A]])
  const { incentives, dividends } = calculateDividendsAndIncentives(world.ctx, 1, [
    { hotkey: HOT_B, server: 5n, validator: 1_000n },
    { hotkey: HOT_A, server: 7n, validator: 300n },
  ])
  expect(incentives).toEqual([
    [HOT_A, 7n],
    [HOT_B, 5n],
  ])
  expect(dividends.map(([hotkey, amount]) => [hotkey, U96F32.toIntFloor(amount)])).toEqual([
    [HOT_A, 800n],
    [HOT_B, 500n],
  ])
})

describe('the distribution of dividends', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 16n })
  const total = (list: readonly HotkeyAmount[]) => list.reduce((sum, [, each]) => sum + each, 0n)

  it('hands out no more than what waits, for alpha and for root', () => {
    const validators = fc.array(fc.record({ alpha: amount, root: amount, dividend: amount }), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(amount, amount, validators, (pendingAlpha, pendingRoot, list) => {
        const stakes = new Map(list.map((one, i) => [key(i + 1), one]))
        const { alpha, root } = calculateDividendDistribution(
          pendingAlpha,
          pendingRoot,
          U96F32.fromNumber(0.18),
          (hotkey) => stakes.get(hotkey),
          list.map((one, i) => [key(i + 1), U96F32.fromInt(one.dividend)]),
        )
        expect(total(alpha) <= U96F32.fromInt(pendingAlpha)).toBe(true)
        expect(total(root) <= U96F32.fromInt(pendingRoot)).toBe(true)
      }),
    )
  })

  it('splits by the weight of alpha and of root stake', () => {
    const { alpha, root } = calculateDividendDistribution(
      1_000n,
      400n,
      U96F32.one,
      (hotkey) => (hotkey === HOT_A ? { alpha: 30n, root: 10n } : { alpha: 0n, root: 50n }),
      [
        [HOT_A, U96F32.fromInt(40n)],
        [HOT_B, U96F32.fromInt(30n)],
      ],
    )
    expect(alpha.map(([, each]) => U96F32.toIntFloor(each))).toEqual([1_000n, 0n])
    expect(root.map(([, each]) => U96F32.toIntFloor(each))).toEqual([100n, 300n])
  })

  it('passes over hotkeys whose stake is unknown', () => {
    const none = calculateDividendDistribution(5n, 5n, 0n, () => undefined, [[HOT_A, 1n]])
    expect(none).toEqual({ alpha: [], root: [] })
  })
})
