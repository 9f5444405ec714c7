import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { I32F32 } from '../../../../../../src/amm/fixed/index.ts'
import { computeEpoch } from '../../../../../../src/simulator/pallets/subtensor/epoch/compute.ts'
import type { EpochInputs } from '../../../../../../src/simulator/pallets/subtensor/epoch/inputs.ts'
import {
  pairsOf,
  uidValuesOf,
} from '../../../../../../src/simulator/pallets/subtensor/types/uid-values.ts'
import { plainEpoch } from './plain-epoch.ts'

const U16 = 65535
const u16 = fc.oneof(fc.integer({ min: 0, max: U16 }), fc.constantFrom(0, 1, 32767, U16))
const height = fc.integer({ min: 0, max: 120 })

function rowsFor(size: number) {
  const row = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: size }), u16), {
      maxLength: size,
      selector: ([column]) => column,
    })
    .map(uidValuesOf)
  return fc.array(row, { minLength: size, maxLength: size })
}

const parts = (u16: number) => I32F32.divOr(I32F32.fromInt(BigInt(u16)), I32F32.fromInt(65535n))

const liquidAlpha = fc
  .record({ low: fc.integer({ min: 1638, max: 40000 }), more: fc.integer({ min: 0, max: 25000 }) })
  .chain(({ low, more }) =>
    fc.integer({ min: -3000, max: 3000 }).map((steepness) => ({
      low: parts(low),
      high: parts(low + more),
      steepness: I32F32.fromInt(BigInt(steepness)),
    })),
  )

const world = fc.integer({ min: 1, max: 7 }).chain((size) => {
  const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: size, maxLength: size })
  const stakes = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 10n ** 16n }))
  return fc.record<EpochInputs>({
    size: fc.constant(size),
    block: fc.constant(120),
    activityCutoff: fc.integer({ min: 1, max: 120 }),
    lastUpdate: list(height),
    registeredAt: list(fc.integer({ min: 0, max: 40 })),
    lastTempo: height,
    stake: list(stakes.map((rao) => rao << 64n)),
    stakeThreshold: fc.constantFrom(0n, 10n ** 9n),
    ownerUid: fc.option(fc.integer({ min: 0, max: size - 1 }), { nil: undefined }),
    validatorPermits: list(fc.boolean()),
    maxValidators: fc.integer({ min: 0, max: size + 1 }),
    weights: rowsFor(size),
    commitBlocks: fc.option(list(fc.oneof(height, fc.constant(Number.POSITIVE_INFINITY))), {
      nil: undefined,
    }),
    kappa: u16,
    bondsPenalty: u16,
    bonds: rowsFor(size),
    bondsMovingAverage: fc.bigInt({ min: 0n, max: 1_000_000n }),
    yuma3: fc.boolean(),
    liquidAlpha: fc.option(liquidAlpha, { nil: undefined }),
    emission: fc.bigInt({ min: 0n, max: 10n ** 15n }),
  })
})

function shown(inputs: EpochInputs) {
  const outputs = computeEpoch(inputs)
  return { ...outputs, bonds: outputs.bonds.map(pairsOf) }
}

/** Two validators of equal stake and two miners. */
const pair: EpochInputs = {
  size: 4,
  block: 100,
  activityCutoff: 50,
  lastUpdate: [99, 99, 99, 99],
  registeredAt: [1, 1, 1, 1],
  lastTempo: 90,
  stake: [(10n ** 12n) << 64n, (10n ** 12n) << 64n, 0n, 0n],
  stakeThreshold: 0n,
  ownerUid: undefined,
  validatorPermits: [true, true, false, false],
  maxValidators: 2,
  weights: [[2, U16], [2, U16, 3, U16], [], []].map((row) => Uint16Array.from(row)),
  commitBlocks: undefined,
  kappa: 32768,
  bondsPenalty: U16,
  bonds: [[], [], [], []].map(() => new Uint16Array()),
  bondsMovingAverage: 900_000n,
  yuma3: false,
  liquidAlpha: undefined,
  emission: 1_000_000n,
}

describe('computeEpoch', () => {
  it('gives what plain bigint arithmetic gives, bit by bit', () => {
    fc.assert(
      fc.property(world, (inputs) => {
        expect(shown(inputs)).toEqual(plainEpoch(inputs))
      }),
      { numRuns: 1_500 },
    )
  })

  it('never shares out more than there is', () => {
    fc.assert(
      fc.property(world, (inputs) => {
        const { serverEmission, validatorEmission } = computeEpoch(inputs)
        const paid = [...serverEmission, ...validatorEmission].reduce((a, b) => a + b, 0n)
        expect(paid <= inputs.emission + 1n).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('pays the miner on whom the majority agrees, and not the one whom half prefers', () => {
    const { incentive, consensus, serverEmission } = computeEpoch(pair)
    expect(incentive).toEqual([0, 0, U16, 0])
    expect(consensus[3]).toBe(0)
    expect(serverEmission[2]).toBeGreaterThan(499_990n)
  })

  it('trusts less the validator whose weights stand above consensus', () => {
    const { validatorTrust, dividends } = computeEpoch(pair)
    expect(validatorTrust[0]).toBe(validatorTrust[1])
    expect(dividends[0]).toBe(dividends[1])
    const alone = computeEpoch({ ...pair, kappa: U16 - 1 })
    expect(alone.validatorTrust[0]).toBeLessThan(U16)
  })

  it('gives all to validators by stake where there are no weights', () => {
    const weights = pair.weights.map(() => new Uint16Array())
    const { validatorEmission, serverEmission } = computeEpoch({ ...pair, weights })
    expect(validatorEmission).toEqual([500_000n, 500_000n, 0n, 0n])
    expect(serverEmission).toEqual([0n, 0n, 0n, 0n])
  })

  it('forgets the bonds with a neuron that registered since the last epoch', () => {
    const bonds = pair.bonds.map((row, uid) => (uid === 0 ? Uint16Array.from([3, U16]) : row))
    const kept = computeEpoch({ ...pair, bonds, bondsMovingAverage: 1_000_000n })
    expect(pairsOf(kept.bonds[0] ?? new Uint16Array())).toContainEqual([3, U16])
    const registeredAt = [1, 1, 1, 95]
    const gone = computeEpoch({ ...pair, bonds, registeredAt, bondsMovingAverage: 1_000_000n })
    expect(pairsOf(gone.bonds[0] ?? new Uint16Array()).map(([uid]) => uid)).not.toContain(3)
  })
})
