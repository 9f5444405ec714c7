import fc from 'fast-check'
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

const REGIMES = ['Dtao', 'DtaoLaunch', 'Flow', 'Stao', 'Root'] as const

/** How many calls and blocks: `npm run test:ledger` asks for 10,000. */
const STEPS = Number(process.env.LEDGER_STEPS ?? 500)
const MOST_MILLIS = 30_000 + 60 * STEPS
/** fast-check names the one that fails. */
const SEEDS = fc.integer({ min: 1, max: 0x7fffffff })

/** Numbers that follow from a seed (xorshift). */
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

/** Blocks and calls at random; the ledgers must add up all along. Returns how many calls went through. */
function wander(
  world: World,
  pick: (below: number) => number,
  also: (world: World, step: number, pick: (below: number) => number) => void = () => undefined,
): number {
  let done = 0
  for (let step = 1; step <= STEPS; step += 1) {
    also(world, step, pick)
    if (pick(8) === 0) world.blocks(1)
    else if (randomCall(world, pick) === undefined) done += 1
    if (step % Math.ceil(STEPS / 20) === 0) expect(unbalanced(world), `step ${step}`).toEqual([])
  }
  return done
}

describe('the ledger', () => {
  test('adds up at genesis', () => {
    expect(unbalanced(new World())).toEqual([])
  })

  test.each(REGIMES)(
    `adds up to the rao after ${STEPS} random calls and blocks of %s`,
    (regime) => {
      fc.assert(
        fc.property(SEEDS, (seed) => {
          const world = new World()
          world.regime(regime)
          const done = wander(world, numbers(seed))
          // Under root there is nothing to stake into on a subnet.
          expect(done).toBeGreaterThan(regime === 'Root' ? 0 : STEPS / 5)
        }),
        { numRuns: 1 },
      )
    },
    MOST_MILLIS,
  )

  test(
    `adds up through ${STEPS} of them while the regime changes`,
    () => {
      fc.assert(
        fc.property(SEEDS, (seed) => {
          wander(new World(), numbers(seed), (world, step, pick) => {
            if (step % 97 === 0) world.regime(REGIMES[pick(REGIMES.length)] ?? 'Dtao')
          })
        }),
        // What waits for an epoch when root takes over (it is root's to pay, and no alpha any more).
        { numRuns: 2, examples: [[84_877_594], [75_917_194]] },
      )
    },
    2 * MOST_MILLIS,
  )

  test('knows miners and validators', () => {
    const world = new World()
    world.blocks(60)
    for (const netuid of [1, 2]) {
      const { miners, validators } = factsOfState(world.ctx, netuid).entries
      expect(miners > 0n && validators > 0n).toBe(true)
    }
  })

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
