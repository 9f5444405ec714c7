import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { doResetBonds } from '../../../../../../src/simulator/pallets/subtensor/epoch/reset-bonds.ts'
import { epoch } from '../../../../../../src/simulator/pallets/subtensor/epoch/run-epoch.ts'
import { createAccountIfNonExistent } from '../../../../../../src/simulator/pallets/subtensor/staking/helpers.ts'
import { increaseStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { appendNeuron } from '../../../../../../src/simulator/pallets/subtensor/subnets/uids.ts'
import { pairsOf } from '../../../../../../src/simulator/pallets/subtensor/types/uid-values.ts'
import { ALICE, key, World } from '../staking/world.ts'

beforeAll(cryptoReady)

const U16 = 65535
const EMISSION = 1_000_000_000n
const hotkey = (uid: number) => key(0x40 + uid)

/** Subnet 1 of upstream's scenarios: a neuron per stake, which may all validate, and a first epoch without weights. */
class Scenario extends World {
  constructor(stakes: readonly bigint[], settle: (world: World) => void) {
    super()
    const { ctx } = this
    S.Tempo.set(ctx, 1, 1)
    S.CommitRevealWeightsEnabled.set(ctx, 1, false)
    S.Kappa.set(ctx, 1, 32767)
    stakes.forEach((stake, uid) => {
      createAccountIfNonExistent(ctx, ALICE, hotkey(uid))
      appendNeuron(ctx, 1, hotkey(uid), BigInt(this.block))
      increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey(uid), ALICE, 1, stake)
    })
    settle(this)
    this.epoch()
  }

  epoch(): void {
    this.block += 1
    epoch(this.ctx, 1, EMISSION)
  }

  weigh(uid: number, ...weights: readonly [uid: number, weight: number][]): void {
    S.Weights.set(this.ctx, 1, uid, weights)
    S.LastUpdate.mutate(this.ctx, 1, (all) => all.with(uid, BigInt(this.block)))
  }

  /** What validators hold in a miner, in parts of 65535. */
  bonds(validators: number, miner: number): number[] {
    return Array.from({ length: validators }, (_, uid) => {
      const bonds = pairsOf(S.Bonds.get(this.ctx, 1, uid))
      return bonds.find(([of]) => of === miner)?.[1] ?? 0
    })
  }
}

describe('bonds over epochs, as in upstream: tests/epoch.rs, test_bonds', () => {
  it('move by the moving average, and lapse where a validator weighs itself alone', () => {
    const world = new Scenario([1n, 2n, 3n, 4n, 0n, 0n, 0n, 0n], ({ ctx }) => {
      S.MaxAllowedValidators.set(ctx, 1, 8)
      S.BondsPenalty.set(ctx, 1, U16)
      S.BondsMovingAverage.set(ctx, 1, 900_000n)
    })
    const next = (miner: number) => {
      world.epoch()
      return world.bonds(4, miner)
    }
    world.block += 1
    for (const uid of [0, 1, 2, 3]) world.weigh(uid, [4, 16383], [5, 32767], [6, 49149], [7, U16])
    expect(next(4)).toEqual([16383, 32767, 49151, 65535])
    world.weigh(0, [0, U16])
    expect(next(4)).toEqual([14582, 32767, 49151, 65535])
    world.weigh(1, [1, U16])
    expect(next(4)).toEqual([12603, 28321, 49151, 65535])
    world.weigh(2, [2, U16])
    expect(next(7)).toEqual([12602, 28320, 49150, 65535])
    world.weigh(2, [7, U16])
    expect(next(7)).toEqual([10951, 24609, 49150, 65535])
    expect(next(7)).toEqual([9559, 21482, 49150, 65535])
    expect(next(7)).toEqual([8376, 18824, 49150, 65535])
  })
})

/** Miners, as positions after the three validators, between which each validator splits its weight. */
type Votes = readonly (readonly number[])[]

interface Yuma3 {
  readonly name: string
  readonly stakes: readonly bigint[]
  readonly liquid: boolean
  /** By epoch; the last holds for the rest. */
  readonly votes: readonly Votes[]
  /** Bonds of each validator in each miner, and dividends of validators, by epoch. */
  readonly expected: readonly (readonly [bonds: number[][], dividends: number[]])[]
}

const all = (...miners: number[]): Votes => [miners, miners, miners]
const SWITCH = [all(0), all(0), [[0], [0], [1]], all(0)]
const THIRDS = [33n, 33n, 34n, 0n, 0n]
const BIG_FIRST = [8n, 1n, 1n, 0n, 0n]

// biome-ignore format: a line per epoch
const SCENARIOS: readonly Yuma3[] = [
  {
    name: 'kappa_moves_first', stakes: BIG_FIRST, liquid: true,
    votes: [all(0), [[1], [0], [0]], [[1], [1], [0]], all(1)],
    expected: [
      [[[0.1013, 0], [0.1013, 0], [0.1013, 0]], [0.8, 0.1, 0.1]],
      [[[0.0908, 0.1013], [0.3697, 0], [0.3697, 0]], [1, 0, 0]],
      [[[0.0815, 0.1924], [0.317, 0.1013], [0.558, 0]], [0.9382, 0.0618, 0]],
      [[[0.0731, 0.2742], [0.2765, 0.1924], [0.4306, 0.1013]], [0.8819, 0.0773, 0.0407]],
      [[[0.0656, 0.3478], [0.2435, 0.2742], [0.3589, 0.1924]], [0.8564, 0.0844, 0.0592]],
      [[[0.0588, 0.4139], [0.2157, 0.3478], [0.3089, 0.2742]], [0.8418, 0.0884, 0.0697]],
    ],
  },
  {
    name: 'kappa_moves_second', stakes: BIG_FIRST, liquid: true,
    votes: [all(0), [[0], [1], [0]], [[1], [1], [0]], all(1)],
    expected: [
      [[[0.1013, 0], [0.1013, 0], [0.1013, 0]], [0.8, 0.1, 0.1]],
      [[[0.1924, 0], [0.0908, 0.2987], [0.1924, 0]], [0.8446, 0.0498, 0.1056]],
      [[[0.1715, 0.1013], [0.0815, 0.3697], [0.4336, 0]], [0.6868, 0.3132, 0]],
      [[[0.1531, 0.1924], [0.0731, 0.4336], [0.3608, 0.1013]], [0.7421, 0.209, 0.0489]],
      [[[0.1369, 0.2742], [0.0656, 0.491], [0.3103, 0.1924]], [0.7625, 0.1706, 0.0669]],
      [[[0.1225, 0.3478], [0.0588, 0.5426], [0.2712, 0.2742]], [0.773, 0.1508, 0.0762]],
    ],
  },
  {
    name: 'kappa_moves_last', stakes: BIG_FIRST, liquid: true,
    votes: [all(0), [[0], [1], [0]], [[0], [1], [1]], all(1)],
    expected: [
      [[[0.1013, 0], [0.1013, 0], [0.1013, 0]], [0.8, 0.1, 0.1]],
      [[[0.1924, 0], [0.0908, 0.2987], [0.1924, 0]], [0.8446, 0.0498, 0.1056]],
      [[[0.2742, 0], [0.0815, 0.5081], [0.1715, 0.2987]], [0.8966, 0.0333, 0.0701]],
      [[[0.2416, 0.1013], [0.0731, 0.558], [0.1531, 0.3697]], [0.4663, 0.321, 0.2127]],
      [[[0.2141, 0.1924], [0.0656, 0.6028], [0.1369, 0.4336]], [0.5976, 0.234, 0.1683]],
      [[[0.1903, 0.2742], [0.0588, 0.643], [0.1225, 0.491]], [0.6592, 0.1932, 0.1475]],
    ],
  },
  {
    name: 'one_epoch_switch', stakes: THIRDS, liquid: true, votes: SWITCH,
    expected: [
      [[[0.1013, 0], [0.1013, 0], [0.1013, 0]], [0.33, 0.33, 0.34]],
      [[[0.1924, 0], [0.1924, 0], [0.1924, 0]], [0.33, 0.33, 0.34]],
      [[[0.2742, 0], [0.2742, 0], [0.1715, 0.2987]], [0.3782, 0.3782, 0.2436]],
      [[[0.3478, 0], [0.3478, 0], [0.2554, 0.2618]], [0.3628, 0.3628, 0.2745]],
      [[[0.4139, 0], [0.4139, 0], [0.3309, 0.2312]], [0.3541, 0.3541, 0.2917]],
      [[[0.4733, 0], [0.4733, 0], [0.3987, 0.2051]], [0.3487, 0.3487, 0.3026]],
    ],
  },
  {
    name: 'liquid_alpha_disabled', stakes: THIRDS, liquid: false, votes: SWITCH,
    expected: [
      [[[0.025, 0], [0.025, 0], [0.025, 0]], [0.33, 0.33, 0.34]],
      [[[0.0494, 0], [0.0494, 0], [0.0494, 0]], [0.33, 0.33, 0.34]],
      [[[0.0731, 0], [0.0731, 0], [0.0481, 0.025]], [0.3734, 0.3734, 0.2532]],
      [[[0.0963, 0], [0.0963, 0], [0.0719, 0.0244]], [0.3611, 0.3611, 0.2779]],
      [[[0.1189, 0], [0.1189, 0], [0.0951, 0.0238]], [0.3541, 0.3541, 0.2919]],
      [[[0.1409, 0], [0.1409, 0], [0.1178, 0.0232]], [0.3495, 0.3495, 0.3009]],
    ],
  },
  {
    name: 'stable_miner', stakes: [...BIG_FIRST, 0n], liquid: true,
    votes: [all(0, 2), [[0, 2], [1, 2], [0, 2]], [[1, 2], [1, 2], [0, 2]], all(1, 2)],
    expected: [
      [[[0.0507, 0, 0.0507], [0.0507, 0, 0.0507], [0.0507, 0, 0.0507]], [0.8, 0.1, 0.1]],
      [[[0.0962, 0, 0.0962], [0.0455, 0.1, 0.0962], [0.0962, 0, 0.0962]], [0.8226, 0.0745, 0.1028]],
      [[[0.0863, 0.0507, 0.1371], [0.0408, 0.1405, 0.1371], [0.177, 0, 0.1371]], [0.775, 0.1685, 0.0565]],
      [[[0.0774, 0.0962, 0.1739], [0.0367, 0.177, 0.1739], [0.1579, 0.0507, 0.1739]], [0.7864, 0.1372, 0.0764]],
      [[[0.0694, 0.1371, 0.2069], [0.0329, 0.2097, 0.2069], [0.1411, 0.0962, 0.2069]], [0.7912, 0.1241, 0.0847]],
      [[[0.0623, 0.1739, 0.2366], [0.0296, 0.2391, 0.2366], [0.1263, 0.1371, 0.2366]], [0.7937, 0.1173, 0.089]],
    ],
  },
]

function yuma3(stakes: readonly bigint[], liquid: boolean): Scenario {
  return new Scenario(stakes, ({ ctx }) => {
    S.MaxAllowedValidators.set(ctx, 1, 3)
    S.BondsPenalty.set(ctx, 1, 0)
    S.AlphaSigmoidSteepness.set(ctx, 1, 1000)
    S.BondsMovingAverage.set(ctx, 1, 975_000n)
    S.LiquidAlphaOn.set(ctx, 1, liquid)
    S.AlphaValues.set(ctx, 1, [6553, 19660])
    S.Yuma3On.set(ctx, 1, true)
  })
}

/** Weighs every miner, also those at nothing: only of a miner that is weighed a bond lasts. */
function vote(world: Scenario, votes: Votes, miners: number): void {
  votes.forEach((chosen, uid) => {
    const weights = Array.from({ length: miners }, (_, miner): [number, number] => [
      3 + miner,
      chosen.includes(miner) ? U16 : 0,
    ])
    world.weigh(uid, ...weights)
  })
}

function near(found: readonly number[], expected: readonly number[]): void {
  for (const [place, value] of found.entries())
    expect(Math.abs(value / U16 - (expected[place] ?? 0))).toBeLessThan(1e-3)
}

function check(world: Scenario, bonds: readonly (readonly number[])[], dividends: number[]): void {
  for (const miner of bonds[0]?.keys() ?? [])
    near(
      world.bonds(3, 3 + miner),
      bonds.map((row) => row[miner] ?? 0),
    )
  near(S.Dividends.get(world.ctx, 1), dividends)
}

describe('Yuma 3 over epochs, as in upstream: tests/epoch.rs', () => {
  it.each(SCENARIOS)('test_yuma_3_$name', ({ stakes, liquid, votes, expected }) => {
    const world = yuma3(stakes, liquid)
    for (const [at, [bonds, dividends]] of expected.entries()) {
      vote(world, votes[at] ?? votes.at(-1) ?? [], stakes.length - 3)
      world.epoch()
      check(world, bonds, dividends)
    }
  })

  it('test_yuma_3_bonds_reset', () => {
    const world = yuma3(BIG_FIRST, true)
    S.BondsResetOn.set(world.ctx, 1, true)
    // biome-ignore format: a line per epoch
    const expected = new Map<number, readonly [number[][], number[]]>([
      [0, [[[0.1013, 0], [0.1013, 0], [0.1013, 0]], [0.8, 0.1, 0.1]]],
      [1, [[[0.1924, 0], [0.0908, 0.2987], [0.0908, 0.2987]], [0.8944, 0.0528, 0.0528]]],
      [2, [[[0.1715, 0.1013], [0.0815, 0.3697], [0.0815, 0.3697]], [0.523, 0.2385, 0.2385]]],
      [19, [[[0.0269, 0.8539], [0.0131, 0.8975], [0.0131, 0.8975]], [0.7919, 0.104, 0.104]]],
      [20, [[[0, 0.8687], [0, 0.9079], [0, 0.9079]], [0.7928, 0.1036, 0.1036]]],
      [21, [[[0, 0.882], [0.2987, 0.6386], [0.2987, 0.6386]], [0.8467, 0.0766, 0.0766]]],
      [40, [[[0.8687, 0.0578], [0.9079, 0.0523], [0.9079, 0.0523]], [0.7928, 0.1036, 0.1036]]],
    ])
    const votes = (at: number): Votes => {
      if (at === 1) return [[0], [1], [1]]
      if (at === 21) return [[1], [0], [0]]
      return at > 1 && at < 21 ? all(1) : all(0)
    }
    for (let at = 0; at <= 40; at += 1) {
      vote(world, votes(at), 2)
      if (at === 20) doResetBonds(world, 1, 0, hotkey(3))
      world.epoch()
      const figures = expected.get(at)
      if (figures !== undefined) check(world, ...figures)
    }
  })
})

describe('a commitment, as in upstream: tests/epoch.rs, test_epoch_does_not_mask_outside_window_but_masks_inside', () => {
  const HASH = `0x${'07'.repeat(32)}` as const

  /** A validator whose weights stand since block 30; miners 2 and 3 took their places in block 20. */
  function voted(): Scenario {
    const world = new Scenario([10_000n, 1_000n, 1_000n, 1_000n], ({ ctx }) => {
      S.MaxAllowedValidators.set(ctx, 1, 1)
      S.CommitRevealWeightsEnabled.set(ctx, 1, true)
      S.RevealPeriodEpochs.set(ctx, 1, 2n)
      S.SubnetEpochIndex.set(ctx, 1, 5n)
      S.LastEpochBlock.set(ctx, 1, 30n)
      S.Tempo.set(ctx, 1, 100)
    })
    for (const uid of [2, 3]) S.BlockAtRegistration.set(world.ctx, 1, uid, 20n)
    world.block = 30
    world.weigh(0, [1, U16], [2, U16], [3, U16])
    return world
  }

  const earning = (world: Scenario) => {
    world.epoch()
    return S.Incentive.get(world.ctx, 1).map((incentive) => incentive > 0)
  }
  const commits = [
    [
      'hashed',
      ({ ctx }: Scenario, epoch: bigint) => {
        S.WeightCommits.set(ctx, 1, hotkey(0), [
          [HASH, 1n, 5n, 0n],
          [HASH, epoch, 19n, 0n],
        ])
      },
    ],
    [
      'timelocked',
      ({ ctx }: Scenario, epoch: bigint) => {
        S.TimelockedWeightCommits.set(ctx, 1, epoch, [[hotkey(0), 19n, Uint8Array.of(1), 9n]])
      },
    ],
  ] as const

  it.each(commits)('that is %s and can be revealed hides miners who came after it', (_, commit) => {
    const world = voted()
    commit(world, 3n)
    expect(earning(world)).toEqual([false, true, false, false])
  })

  it.each(commits)('that is %s and has expired hides nobody', (_, commit) => {
    const world = voted()
    commit(world, 2n)
    expect(earning(world)).toEqual([false, true, true, true])
  })

  it('hides nobody where weights are not committed (test_epoch_no_mask_when_commit_reveal_disabled)', () => {
    const world = voted()
    commits[0][1](world, 3n)
    S.CommitRevealWeightsEnabled.set(world.ctx, 1, false)
    expect(earning(world)).toEqual([false, true, true, true])
  })
})
