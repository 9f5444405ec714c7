import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../../src/crypto/index.ts'
import {
  AlphaBurned,
  AlphaRecycled,
} from '../../../../../../src/simulator/pallets/alpha-assets/storage.ts'
import { TotalIssuance } from '../../../../../../src/simulator/pallets/balances/storage.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { getSubnetAccountId } from '../../../../../../src/simulator/pallets/subtensor/subnets/subnet.ts'
import * as System from '../../../../../../src/simulator/pallets/system/storage.ts'
import { COLDKEYS, HOTKEYS, SUBNET_EXTRA, TAO, World } from './world.ts'

beforeAll(cryptoReady)

const hotkey = fc.constantFrom(...HOTKEYS)
const coldkey = fc.constantFrom(...COLDKEYS)
const netuid = fc.constantFrom(0, 1, 2)
const amount = fc.oneof(
  fc.bigInt(0n, 5_000_000n),
  fc.bigInt(TAO / 100n, 40n * TAO),
  fc.bigInt(TAO, 2_000n * TAO),
)
const price = fc.oneof(fc.bigInt(1n, TAO), fc.bigInt(TAO / 10n, 5n * TAO))

const actions = [
  ['add_stake', { hotkey, netuid, amount_staked: amount }],
  [
    'add_stake_limit',
    { hotkey, netuid, amount_staked: amount, limit_price: price, allow_partial: fc.boolean() },
  ],
  ['remove_stake', { hotkey, netuid, amount_unstaked: amount }],
  [
    'remove_stake_limit',
    { hotkey, netuid, amount_unstaked: amount, limit_price: price, allow_partial: fc.boolean() },
  ],
  [
    'remove_stake_full_limit',
    { hotkey, netuid, limit_price: fc.option(price, { nil: undefined }) },
  ],
  ['unstake_all', { hotkey }],
  ['unstake_all_alpha', { hotkey }],
  [
    'move_stake',
    {
      origin_hotkey: hotkey,
      destination_hotkey: hotkey,
      origin_netuid: netuid,
      destination_netuid: netuid,
      alpha_amount: amount,
    },
  ],
  [
    'transfer_stake',
    {
      destination_coldkey: coldkey,
      hotkey,
      origin_netuid: netuid,
      destination_netuid: netuid,
      alpha_amount: amount,
    },
  ],
  [
    'swap_stake_limit',
    {
      hotkey,
      origin_netuid: netuid,
      destination_netuid: netuid,
      alpha_amount: amount,
      limit_price: price,
      allow_partial: fc.boolean(),
    },
  ],
  ['recycle_alpha', { hotkey, amount, netuid }],
  ['burn_alpha', { hotkey, amount, netuid }],
  ['add_stake_burn', { hotkey, netuid, amount, limit: fc.option(price, { nil: undefined }) }],
  ['lock_stake', { hotkey, netuid, amount }],
  ['move_lock', { destination_hotkey: hotkey, netuid }],
  ['set_perpetual_lock', { netuid, enabled: fc.boolean() }],
  ['set_reject_locked_alpha', { enabled: fc.boolean() }],
] as const

const step = fc.oneof(
  ...actions.map(([name, args]) =>
    fc.record({
      name: fc.constant<string>(name),
      signer: coldkey,
      args: fc.record<Record<string, unknown>>(args),
      blocks: fc.integer({ min: 0, max: 2_000 }),
    }),
  ),
)

/** The sum of all balances is all TAO there is, and both pallets agree on it. */
function expectTaoKept(world: World, issued: bigint): void {
  const held = System.Account.values(world).reduce(
    (sum, { data }) => sum + data.free + data.reserved,
    0n,
  )
  expect(held).toBe(TotalIssuance.get(world))
  expect(S.TotalIssuance.get(world)).toBe(held)
  expect(held).toBe(issued)
}

/** A subnet's account covers its reserve; what a price limit left over is in it too. */
function expectReservesCovered(world: World): void {
  for (const id of [0, 1, 2]) {
    const account = getSubnetAccountId(world, id) as AccountId
    const held = System.Account.get(world, account).data.free
    expect(held).toBeGreaterThanOrEqual(S.SubnetTAO.get(world, id) + SUBNET_EXTRA)
  }
}

/** Alpha comes from nowhere and goes nowhere but where recycling sends it. */
function expectAlphaKept(world: World, issuance: ReadonlyMap<number, bigint>): void {
  for (const id of [1, 2]) {
    const [inside, outside] = [S.SubnetAlphaIn.get(world, id), S.SubnetAlphaOut.get(world, id)]
    expect(inside + outside + AlphaRecycled.get(world, id)).toBe(issuance.get(id))
    const staked = HOTKEYS.reduce((sum, key) => sum + S.TotalHotkeyAlpha.get(world, key, id), 0n)
    expect(staked + AlphaBurned.get(world, id)).toBe(outside)
  }
  const root = HOTKEYS.reduce((sum, key) => sum + S.TotalHotkeyAlpha.get(world, key, 0), 0n)
  expect(root).toBe(S.SubnetTAO.get(world, 0))
}

/** Together coldkeys own what their hotkey has, but for a rao of rounding each. */
function expectSharesFit(world: World): void {
  for (const id of [0, 1, 2])
    for (const hot of HOTKEYS) {
      const owned = COLDKEYS.reduce(
        (sum, cold) => sum + getStakeForHotkeyAndColdkeyOnSubnet(world, hot, cold, id),
        0n,
      )
      const total = S.TotalHotkeyAlpha.get(world, hot, id)
      expect(owned).toBeLessThanOrEqual(total + 3n)
      expect(owned).toBeGreaterThanOrEqual(total > 3n ? total - 3n : 0n)
    }
}

test('no sequence of calls makes or loses TAO or alpha, and a refused call changes nothing', () => {
  const outcomes = new Map<string, number>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 8, maxLength: 30 }), (steps) => {
      const world = new World()
      world.stakeEverywhere(40n * TAO)
      for (const each of COLDKEYS)
        world.call(each, 'lock_stake', { hotkey: HOTKEYS[0], netuid: 1, amount: 200n * TAO })
      const issued = TotalIssuance.get(world)
      const issuance = new Map([1, 2].map((id) => [id, 3_000n * TAO]))
      for (const { name, signer, args, blocks } of steps) {
        world.block += blocks
        const before = world.dump()
        const refused = world.call(signer, name, args)
        if (refused !== undefined) expect(world.dump()).toBe(before)
        outcomes.set(
          `${name} ${refused ?? 'ok'}`,
          (outcomes.get(`${name} ${refused ?? 'ok'}`) ?? 0) + 1,
        )
      }
      expectTaoKept(world, issued)
      expectReservesCovered(world)
      expectAlphaKept(world, issuance)
      expectSharesFit(world)
      // Encodes every value that was written, which throws where one left its type.
      world.state.drain()
    }),
    { numRuns: 50 },
  )
  // Without calls that go through, the rules above would hold of nothing.
  for (const [name] of actions) expect([...outcomes.keys()]).toContain(`${name} ok`)
  expect([...outcomes.keys()].some((outcome) => outcome.endsWith(' StakeUnavailable'))).toBe(true)
})
