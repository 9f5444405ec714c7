import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { U64F64 } from '../../../../../../../src/amm/fixed/index.ts'
import {
  expDecay,
  rollForwardLock,
} from '../../../../../../../src/simulator/pallets/subtensor/staking/lock/roll-forward.ts'

const RATES = { unlock: 934_866n, maturity: 934_866n }
const DECAYING = { owner: false, perpetual: false }
const PERPETUAL = { owner: false, perpetual: true }
const OWNER = { owner: true, perpetual: false }
const TAO = 1_000_000_000n

const number = (bits: bigint) => Number(bits) / 2 ** 64
const lockOf = (mass: bigint, conviction = 0n, last_update = 0n) => ({
  locked_mass: mass,
  conviction: U64F64.fromInt(conviction),
  last_update,
})

describe('expDecay', () => {
  test('is one at once and nothing at no time constant', () => {
    expect(expDecay(0n, 216_000n)).toBe(U64F64.one)
    expect(expDecay(0n, 0n)).toBe(U64F64.one)
    expect(expDecay(1_000n, 0n)).toBe(0n)
  })

  test('falls by e in a time constant, and no further than e^-40', () => {
    expect(number(expDecay(216_000n, 216_000n))).toBeCloseTo(Math.exp(-1), 6)
    expect(number(expDecay(108_000n, 216_000n))).toBeCloseTo(Math.exp(-0.5), 12)
    expect(expDecay(100n * 216_000n, 216_000n)).toBe(expDecay(40n * 216_000n, 216_000n))
  })
})

describe('rollForwardLock', () => {
  test('opens a decaying lock and ripens it by t/tau × e^(-t/tau)', () => {
    const { lock, massDelta } = rollForwardLock(lockOf(1_000n * TAO), 467_433n, RATES, DECAYING)
    expect(Number(lock.locked_mass) / 1e12).toBeCloseTo(Math.exp(-0.5), 9)
    expect(number(lock.conviction) / 1e12).toBeCloseTo(0.5 * Math.exp(-0.5), 9)
    expect(lock.last_update).toBe(467_433n)
    expect(massDelta).toBe(1_000n * TAO - lock.locked_mass)
  })

  test('ripens by both rates where they differ', () => {
    const rates = { unlock: 1_000_000n, maturity: 500_000n }
    const { lock } = rollForwardLock(lockOf(1_000n * TAO), 250_000n, rates, DECAYING)
    const gamma = (1_000_000 / 500_000) * (Math.exp(-0.25) - Math.exp(-0.5))
    expect(number(lock.conviction) / 1e12).toBeCloseTo(gamma, 9)
  })

  test('keeps a perpetual lock shut while its conviction nears its mass', () => {
    const { lock } = rollForwardLock(lockOf(1_000n * TAO), 934_866n * 20n, RATES, PERPETUAL)
    expect(lock.locked_mass).toBe(1_000n * TAO)
    expect(number(lock.conviction) / 1e12).toBeCloseTo(1, 6)
  })

  test('gives the owner of a subnet all conviction at once', () => {
    const { lock } = rollForwardLock(lockOf(1_000n * TAO, 0n, 5n), 5n, RATES, OWNER)
    expect(lock.conviction).toBe(U64F64.fromInt(1_000n * TAO))
  })

  test('ends a lock that is next to nothing', () => {
    const { lock, massDelta } = rollForwardLock(lockOf(99n, 99n), 0n, RATES, DECAYING)
    expect(lock).toEqual({ locked_mass: 0n, conviction: 0n, last_update: 0n })
    expect(massDelta).toBe(99n)
    expect(rollForwardLock(lockOf(100n, 0n), 0n, RATES, DECAYING).lock.locked_mass).toBe(100n)
  })

  test('never grows the mass, nor conviction beyond mass, nor goes back in time', () => {
    const kind = fc.record({ owner: fc.boolean(), perpetual: fc.boolean() })
    fc.assert(
      fc.property(
        fc.bigInt(0n, 21n * 10n ** 15n),
        fc.bigInt(0n, 10n ** 7n),
        fc.bigInt(0n, 10n ** 7n),
        kind,
        (mass, last, now, of) => {
          const { lock } = rollForwardLock(lockOf(mass, 0n, last), now, RATES, of)
          expect(lock.locked_mass).toBeLessThanOrEqual(mass)
          expect(lock.conviction).toBeLessThanOrEqual(U64F64.fromInt(mass))
          if (mass >= 100n) expect(lock.last_update).toBe(now > last ? now : last)
        },
      ),
    )
  })
})
