import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import {
  epochWithMechanisms,
  splitEmissions,
} from '../../../../../../src/simulator/pallets/subtensor/epoch/mechanisms.ts'
import { epoch } from '../../../../../../src/simulator/pallets/subtensor/epoch/run-epoch.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { epochWorld } from './world.ts'

beforeAll(cryptoReady)

const EMISSION = 1_000_000_000n

describe('splitEmissions', () => {
  it('loses nothing: what rounding leaves goes to the first mechanism', () => {
    const { ctx } = epochWorld()
    const split = fc.option(fc.array(fc.integer({ min: 0, max: 32767 }), { maxLength: 2 }))
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), split, (alpha, parts) => {
        S.MechanismCountCurrent.set(ctx, 1, 2)
        if (parts === null) S.MechanismEmissionSplit.remove(ctx, 1)
        else S.MechanismEmissionSplit.set(ctx, 1, parts)
        const [first = 0n, second = 0n, ...others] = splitEmissions(ctx, 1, alpha)
        expect(others).toEqual([])
        expect(first + second).toBe(alpha)
        if (parts === null) expect(second).toBe(alpha / 2n)
      }),
    )
  })
})

describe('epochWithMechanisms', () => {
  it('is a plain epoch where there is one mechanism', () => {
    const [one, other] = [epochWorld(), epochWorld()]
    expect(epochWithMechanisms(one.ctx, 1, EMISSION)).toEqual(epoch(other.ctx, 1, EMISSION))
    expect(one.dump()).toBe(other.dump())
  })

  it('adds up what neurons earn in each mechanism, and keeps incentive and bonds apart', () => {
    const { ctx } = epochWorld()
    S.MechanismCountCurrent.set(ctx, 1, 2)
    S.MechanismEmissionSplit.set(ctx, 1, [49151, 16384])
    const second = 4096 + 1
    S.LastUpdate.set(ctx, second, [9n, 9n, 9n, 9n])
    for (const uid of [0, 1]) S.Weights.set(ctx, second, uid, [[3, 1]])
    const emissions = epochWithMechanisms(ctx, 1, EMISSION)
    expect(S.Incentive.get(ctx, 1)).toEqual([0, 0, 32767, 32767])
    expect(S.Incentive.get(ctx, second)).toEqual([0, 0, 0, 65535])
    const byUid = S.Emission.get(ctx, 1)
    expect(byUid[3]).toBeGreaterThan(byUid[2] ?? 0n)
    const earned = emissions.reduce((sum, { server, validator }) => sum + server + validator, 0n)
    expect(EMISSION - earned).toBeLessThan(10n)
    expect(S.Bonds.get(ctx, second, 0)).toEqual(Uint16Array.from([3, 65535]))
  })

  it('tells what each mechanism paid its miners', () => {
    const world = epochWorld()
    world.events()
    epochWithMechanisms(world.ctx, 1, EMISSION)
    const [event, ...others] = world.events()
    expect(others).toEqual([])
    expect(event?.name).toBe('IncentiveAlphaEmittedToMiners')
  })
})
