import { beforeAll, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import { alphaLedger, isBalanced } from '../../../../src/emission/ledger/ledger.ts'
import { factsOfState } from '../../../../src/emission/ledger/state-facts.ts'
import * as S from '../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { getAllSubnetNetuids } from '../../../../src/simulator/pallets/subtensor/subnets/subnet.ts'
import { DEV } from '../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { TAO, World } from '../../simulator/pallets/devnet/world.ts'

beforeAll(cryptoReady)

const KEYS = [
  [DEV.alice, DEV.aliceHotkey],
  [DEV.bob, DEV.bobHotkey],
  [DEV.charlie, DEV.charlieHotkey],
  [DEV.eve, DEV.eveHotkey],
] as const

/** Numbers that are the same every time (xorshift). */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

function unbalanced(world: World): string[] {
  return getAllSubnetNetuids(world.ctx)
    .filter((netuid) => netuid !== 0)
    .map((netuid) => alphaLedger(factsOfState(world.ctx, netuid)))
    .filter((ledger) => !isBalanced(ledger))
    .map(({ netuid, checks }) =>
      checks
        .filter(({ sum, counted }) => sum !== counted)
        .map(({ name, sum, counted }) => `${netuid} ${name}: ${sum - counted}`)
        .join(', '),
    )
}

/** Something that somebody may do; most of it goes through. */
function randomCall(world: World, pick: (below: number) => number): string | undefined {
  const [coldkey, hotkey] = KEYS[pick(KEYS.length)] ?? KEYS[0]
  const [, other] = KEYS[pick(KEYS.length)] ?? KEYS[0]
  const netuid = 1 + pick(4)
  const amount = BigInt(1 + pick(5_000_000)) * 10_000n
  const call = (name: string, args: Record<string, unknown>) =>
    world.try(coldkey, { pallet: 'SubtensorModule', name, args })
  switch (pick(8)) {
    case 0:
    case 1:
      return world.stake(coldkey, other, netuid, amount)
    case 2:
      return world.unstake(coldkey, hotkey, netuid, amount)
    case 3:
      return call('move_stake', {
        origin_hotkey: hotkey,
        destination_hotkey: other,
        origin_netuid: netuid,
        destination_netuid: 1 + pick(4),
        alpha_amount: amount,
      })
    case 4:
      return call('recycle_alpha', { hotkey, amount: amount / 100n, netuid })
    case 5:
      return call('burn_alpha', { hotkey, amount: amount / 100n, netuid })
    case 6:
      return call('claim_root', { subnets: [netuid] })
    default:
      return call('burned_register', { netuid, hotkey })
  }
}

describe('the ledger', () => {
  test('adds up at genesis', () => {
    expect(unbalanced(new World())).toEqual([])
  })

  test.each(['Dtao', 'DtaoLaunch', 'Flow', 'Stao'] as const)(
    'adds up to the rao after 10,000 random calls and blocks of %s',
    (regime) => {
      const world = new World()
      world.regime(regime)
      const pick = numbers(20_250_213)
      let done = 0
      for (let step = 1; step <= 10_000; step += 1) {
        if (pick(8) === 0) world.blocks(1)
        else if (randomCall(world, pick) === undefined) done += 1
        if (step % 1_000 === 0) expect(unbalanced(world), `step ${step}`).toEqual([])
      }
      expect(done).toBeGreaterThan(2_000)
      for (const netuid of [1, 2]) {
        const { miners, validators } = factsOfState(world.ctx, netuid).entries
        expect(miners > 0n && validators > 0n).toBe(true)
      }
    },
    120_000,
  )

  test('begins with a new subnet, and anew where markets close', () => {
    const world = new World()
    world.blocks(30)
    world.dispatch(DEV.ferdie, {
      pallet: 'SubtensorModule',
      name: 'register_network',
      args: { hotkey: DEV.ferdieHotkey },
    })
    const facts = factsOfState(world.ctx, 5)
    expect(facts.entries.pool_at_first).toBe(S.SubnetAlphaIn.get(world.ctx, 5))
    expect(unbalanced(world)).toEqual([])
    world.regime('Stao')
    expect(unbalanced(world)).toEqual([])
    world.blocks(30)
    world.regime('Dtao')
    world.blocks(30)
    expect(unbalanced(world)).toEqual([])
  })

  test('says where it does not add up', () => {
    const world = new World()
    S.SubnetAlphaOut.mutate(world.ctx, 1, (out) => out + TAO)
    expect(unbalanced(world)).toEqual([`1 all alpha: -${TAO}, 1 where it is: -${TAO}`])
  })
})
