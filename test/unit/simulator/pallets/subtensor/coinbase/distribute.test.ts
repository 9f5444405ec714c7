import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { U96F32 } from '../../../../../../src/amm/fixed/index.ts'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import {
  AlphaBurned,
  AlphaRecycled,
} from '../../../../../../src/simulator/pallets/alpha-assets/storage.ts'
import { distributeEmission } from '../../../../../../src/simulator/pallets/subtensor/coinbase/distribute.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { epochWorld, MINERS } from '../epoch/world.ts'
import { ALICE, CAROL, HOT_A, HOT_B, HOT_C, TAO, type World } from '../staking/world.ts'

const PENDING = {
  server: 1_000n * TAO,
  validator: 800n * TAO,
  root: 200n * TAO,
  ownerCut: 90n * TAO,
}
const [MINER = HOT_C, OTHER = HOT_C] = MINERS
let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = epochWorld()
  S.TotalHotkeyAlpha.set(world, HOT_A, 0, 500n * TAO)
})

const run = (pending = PENDING) => distributeEmission(world.ctx, 1, pending)
const staked = (hotkey: typeof HOT_A, coldkey = CAROL) =>
  getStakeForHotkeyAndColdkeyOnSubnet(world, hotkey, coldkey, 1)
const near = (amount: bigint, expected: bigint) => {
  const off = amount > expected ? amount - expected : expected - amount
  expect(off, `${amount} against ${expected}`).toBeLessThan(10_000n)
}

describe('an epoch pays', () => {
  it('miners what they earned, as stake of their owner', () => {
    run()
    near(staked(MINER), 500n * TAO)
    near(staked(OTHER), 500n * TAO)
    expect(S.MinerBurned.get(world, 1)).toBe(0n)
  })

  it('validators by their alpha, their take first', () => {
    run()
    const dividends = S.AlphaDividendsPerSubnet.get(world, 1, HOT_B)
    const take = S.TotalHotkeyAlpha.get(world, HOT_B, 1) - 1_000n * TAO - dividends
    near(((dividends + take) * 11_796n) / 65_535n, take)
    expect(S.TotalHotkeyAlphaLastEpoch.get(world, HOT_B, 1)).toBe(
      S.TotalHotkeyAlpha.get(world, HOT_B, 1),
    )
  })

  it('those who stake on root with a validator, who have to claim it', () => {
    run()
    const dividends = S.RootAlphaDividendsPerSubnet.get(world, 1, HOT_A)
    near(dividends, (200n * TAO * (65_535n - 11_796n)) / 65_535n)
    const [[netuid, rate] = [0, 0n]] = S.RootClaimable.get(world, HOT_A)
    expect(netuid).toBe(1)
    near((rate * 500n * TAO) >> 32n, dividends)
    expect(S.RootAlphaDividendsPerSubnet.get(world, 1, HOT_B)).toBe(0n)
  })

  it('the owner its cut, locked where the subnet wants that', () => {
    S.SubnetOwner.set(world, 1, CAROL)
    S.SubnetOwnerHotkey.set(world, 1, HOT_C)
    S.OwnerCutAutoLockEnabled.set(world, 1, true)
    run()
    expect(staked(HOT_C)).toBe(PENDING.ownerCut)
    expect(S.Lock.get(world, CAROL, 1, HOT_C)?.locked_mass).toBe(PENDING.ownerCut)
  })

  it('validators everything where no miner earned anything', () => {
    for (const uid of [0, 1]) S.Weights.remove(world, 1, uid)
    const before = S.TotalHotkeyAlpha.get(world, HOT_B, 1)
    run({ ...PENDING, root: 0n })
    expect(staked(MINER)).toBe(0n)
    const both = [HOT_A, HOT_B].map((hotkey) => S.TotalHotkeyAlpha.get(world, hotkey, 1))
    near((both[0] ?? 0n) + (both[1] ?? 0n) - 2n * before, 1_800n * TAO)
  })

  it('to the hotkey that a coldkey chose, and says so', () => {
    S.AutoStakeDestination.set(world, CAROL, 1, HOT_A)
    world.events()
    run()
    // What is staked there shares in the dividends of the same epoch.
    expect(staked(HOT_A)).toBeGreaterThan(1_000n * TAO)
    expect(staked(MINER)).toBe(0n)
    const told = world.events().filter(({ name }) => name === 'AutoStakeAdded')
    expect(told.map(({ data }) => data)).toEqual(
      MINERS.map((hotkey) => expect.objectContaining({ hotkey, destination: HOT_A, owner: CAROL })),
    )
  })
})

describe("what falls to the owner's own miners", () => {
  beforeEach(() => {
    S.SubnetOwner.set(world, 1, CAROL)
    S.OwnedHotkeys.set(world, CAROL, [HOT_C, MINER])
    S.SubnetAlphaOut.set(world, 1, 5_000n * TAO)
  })

  it('is burned, and noted as withheld', () => {
    run()
    near(AlphaBurned.get(world, 1), 500n * TAO)
    expect(staked(MINER)).toBe(0n)
    near(staked(OTHER), 500n * TAO)
    expect(S.MinerBurned.get(world, 1)).toBe(U96F32.one >> 1n)
    expect(S.SubnetAlphaOut.get(world, 1)).toBe(5_000n * TAO)
  })

  it('is recycled where the subnet says so, and leaves issuance', () => {
    S.RecycleOrBurn.set(world, 1, 'Recycle')
    run()
    near(AlphaRecycled.get(world, 1), 500n * TAO)
    near(S.SubnetAlphaOut.get(world, 1), 4_500n * TAO)
  })

  it("counts for the hotkey that the owner named, whoever's it is", () => {
    S.OwnedHotkeys.set(world, CAROL, [])
    S.SubnetOwnerHotkey.set(world, 1, OTHER)
    run({ ...PENDING, ownerCut: 0n })
    expect(staked(OTHER)).toBe(0n)
    near(staked(MINER), 500n * TAO)
  })
})

it('gives dividends afresh every epoch', () => {
  S.AlphaDividendsPerSubnet.set(world, 1, ALICE, 5n)
  run()
  expect(S.AlphaDividendsPerSubnet.has(world, 1, ALICE)).toBe(false)
})
