import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import * as S from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { TAO, World } from './world.ts'

beforeAll(cryptoReady)

const SUBNETS = [1, 2, 3, 4]
const COLDKEYS = [DEV.alice, DEV.bob, DEV.charlie, DEV.dave] as const
const HOTKEYS = [DEV.aliceHotkey, DEV.bobHotkey] as const

const stakes = fc.array(
  fc.record({
    coldkey: fc.constantFrom(...COLDKEYS),
    hotkey: fc.constantFrom(...HOTKEYS),
    netuid: fc.constantFrom(...SUBNETS),
    amount: fc.bigInt(TAO / 10n, 20_000n * TAO),
  }),
  { minLength: 1, maxLength: 25 },
)

test('a chain of random stakers pays each subnet the formula to the rao, block after block', () => {
  fc.assert(
    fc.property(stakes, fc.integer({ min: 1, max: 30 }), (all, blocks) => {
      const world = new World()
      world.regime('Stao')
      for (const { coldkey, hotkey, netuid, amount } of all)
        expect(world.stake(coldkey, hotkey, netuid, amount)).toBeUndefined()
      for (let block = 0; block < blocks; block += 1) {
        const staked = SUBNETS.map((netuid) => S.SubnetAlphaOut.get(world.ctx, netuid))
        const total = staked.reduce((sum, tao) => sum + tao, 0n)
        world.blocks(1)
        SUBNETS.forEach((netuid, i) => {
          const formula = (TAO * (staked[i] ?? 0n)) / total
          expect(S.SubnetTaoInEmission.get(world.ctx, netuid)).toBe(formula)
        })
      }
    }),
    { numRuns: 12 },
  )
})

test('nobody’s stake is moved by another’s', () => {
  fc.assert(
    fc.property(stakes, (all) => {
      const world = new World()
      world.regime('Stao')
      const staked = (netuid: number) => world.staked(DEV.bob, DEV.bobHotkey, netuid)
      const before = SUBNETS.map(staked)
      for (const { hotkey, netuid, amount } of all)
        expect(world.stake(DEV.charlie, hotkey, netuid, amount)).toBeUndefined()
      expect(SUBNETS.map(staked)).toEqual(before)
    }),
    { numRuns: 12 },
  )
})
