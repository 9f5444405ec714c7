import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { I64F64 } from '../../../../../../../src/amm/fixed/index.ts'
import {
  type RootEpochInputs,
  rootEpoch,
  TRUST_OUT_OF_RANGE,
} from '../../../../../../../src/simulator/pallets/subtensor/coinbase/shares/root/epoch.ts'
import {
  ROOT_SEATS,
  rootSeatFor,
} from '../../../../../../../src/simulator/pallets/subtensor/coinbase/shares/root/seats.ts'
import { senateChange } from '../../../../../../../src/simulator/pallets/subtensor/coinbase/shares/root/senate.ts'

const TAO = 1_000_000_000n
const BLOCK = 1_000_000_000n

function inputs(changes: Partial<RootEpochInputs>): RootEpochInputs {
  const netuids = [0, 1, 2, 3]
  return {
    stakes: [],
    weights: [],
    netuids,
    totalNetworks: netuids.length,
    kappa: 32767,
    rho: 10,
    blockEmission: BLOCK,
    ...changes,
  }
}

const population = fc
  .record({
    validators: fc.array(
      fc.record({
        stake: fc.bigInt(1n, 10n ** 15n),
        weights: fc.array(fc.tuple(fc.nat(40), fc.nat(65535)), { maxLength: 10 }),
      }),
      { minLength: 1, maxLength: 20 },
    ),
    subnets: fc.integer({ min: 1, max: 32 }),
  })
  .map(({ validators, subnets }) =>
    inputs({
      stakes: validators.map(({ stake }) => stake),
      weights: validators.map(({ weights }) => weights),
      netuids: Array.from({ length: subnets }, (_, netuid) => netuid),
      totalNetworks: subnets,
    }),
  )

describe('an epoch', () => {
  test('shares sum to one but for what is cut, and the emission never exceeds the block’s', () => {
    fc.assert(
      fc.property(population, (epoch) => {
        const result = rootEpoch(epoch)
        if (!result.ok) throw new Error(result.error)
        const { weightedEmission } = result.terms
        const sum = weightedEmission.reduce((total, share) => total + share, 0n)
        const paid = result.emission.reduce((total, [, rao]) => total + rao, 0n)
        if (sum === 0n) {
          expect(paid).toBe(0n)
          return
        }
        expect(I64F64.one - sum >= 0n).toBe(true)
        expect(I64F64.one - sum <= BigInt(weightedEmission.length)).toBe(true)
        expect(paid <= BLOCK && BLOCK - paid <= BigInt(weightedEmission.length)).toBe(true)
      }),
    )
  })

  test('a subnet that nobody wants gets nothing', () => {
    fc.assert(
      fc.property(population, (epoch) => {
        const result = rootEpoch(epoch)
        if (!result.ok) throw new Error(result.error)
        const wanted = new Set(
          epoch.weights.flatMap((row) => row.filter(([, w]) => w > 0).map(([netuid]) => netuid)),
        )
        for (const [netuid, rao] of result.emission) if (!wanted.has(netuid)) expect(rao).toBe(0n)
      }),
    )
  })

  test('a colluding majority takes nearly all for itself, a minority nearly nothing', () => {
    const shareOfColluders = (colluders: number) => {
      const stakes = Array.from({ length: ROOT_SEATS }, () => 1000n * TAO)
      const weights = stakes.map((_, uid) => [[uid < colluders ? 1 : 2, 65535]] as const)
      const result = rootEpoch(inputs({ stakes, weights }))
      return result.ok ? Number(result.emission[1]?.[1]) / 1e9 : 0
    }
    expect(shareOfColluders(48)).toBeGreaterThan(0.97)
    expect(shareOfColluders(16)).toBeLessThan(0.03)
  })

  test('a later weight for the same subnet counts, one for an unknown subnet does not', () => {
    const result = rootEpoch(
      inputs({
        stakes: [TAO],
        weights: [
          [
            [1, 65535],
            [9, 65535],
            [1, 1],
            [2, 1],
          ],
        ],
      }),
    )
    expect(result.ok && result.emission).toEqual([
      [0, 0n],
      [1, 500_000_000n],
      [2, 500_000_000n],
      [3, 0n],
    ])
  })

  test('errors name what is missing, in upstream’s words', () => {
    const errorOf = (changes: Partial<RootEpochInputs>) => {
      const result = rootEpoch(inputs(changes))
      return result.ok ? undefined : result.error
    }
    expect(errorOf({})).toMatch('No validators')
    expect(errorOf({ stakes: [TAO], netuids: [] })).toMatch('No networks')
    expect(errorOf({ stakes: [0n] })).toBe('No stake on network')
    expect(errorOf({ stakes: [TAO], totalNetworks: 5 })).toMatch('same length')
    expect(errorOf({ stakes: [TAO], rho: 65535 })).toBe(TRUST_OUT_OF_RANGE)
  })
})

describe('a seat', () => {
  test('is the next free one', () => {
    expect(rootSeatFor([5n, 6n], 3, 0n)).toEqual({ uid: 2, replaces: false })
  })

  test('is that of the weakest, of equals the lowest uid, and only for strictly more', () => {
    expect(rootSeatFor([7n, 5n, 5n], 3, 6n)).toEqual({ uid: 1, replaces: true })
    expect(rootSeatFor([7n, 5n, 5n], 3, 5n)).toBeUndefined()
  })

  test('never makes root’s least stake smaller', () => {
    const full = fc.array(fc.bigInt(0n, 10n ** 15n), {
      minLength: ROOT_SEATS,
      maxLength: ROOT_SEATS,
    })
    const least = (stakes: readonly bigint[]) => stakes.reduce((a, b) => (b < a ? b : a))
    fc.assert(
      fc.property(full, fc.bigInt(0n, 10n ** 15n), (stakes, newcomer) => {
        const seat = rootSeatFor(stakes, ROOT_SEATS, newcomer)
        expect(seat === undefined).toBe(newcomer <= least(stakes))
        if (seat === undefined) return
        expect(stakes[seat.uid]).toBe(least(stakes))
      }),
    )
  })
})

describe('the senate', () => {
  const stakes = [9n, 4n, 4n, 6n]
  const stakeOf = (hotkey: number) => stakes[hotkey] ?? 0n

  test('takes whoever comes while it has room', () => {
    expect(senateChange([0], 2, 1, stakeOf)).toEqual({ added: 1 })
  })

  test('sends the weakest away, of equals the last', () => {
    expect(senateChange([0, 1, 2], 3, 3, stakeOf)).toEqual({ added: 3, removed: 2 })
  })

  test('stays as it is for a newcomer with no more than the weakest', () => {
    expect(senateChange([0, 1], 2, 2, stakeOf)).toEqual({})
  })
})
