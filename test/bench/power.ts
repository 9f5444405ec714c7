import { pathToFileURL } from 'node:url'
import { powRatioScaled } from '../../src/amm/power/power.ts'
import { powRatioScaledReference } from '../../src/amm/power/reference.ts'
import { DEFAULT_PRICE_LIMIT, type SwapInput, swap } from '../../src/amm/swap.ts'

/** One thing measured. */
export interface Measured {
  readonly name: string
  readonly microseconds: number
  /** How many turns of the calibrating loop fit into one call: a figure that machines can be compared by. */
  readonly loops: number
}

const ROUNDS = 7
const HALF = 500_000_000_000_000_000n
const GENERAL = 487_654_321_098_765_432n

/** Quotes and powers, equal and general weights, fast and by upstream's own steps. */
export function benchPower(): Measured[] {
  const loop = microsecondsPer(calibration, 2_000)
  const measure = (name: string, call: (turn: number) => unknown, turns: number): Measured => {
    const microseconds = microsecondsPer(call, turns)
    return { name, microseconds, loops: microseconds / loop }
  }
  return [
    measure('quote, equal weights', quote(HALF), 20_000),
    measure('quote, general weights', quote(GENERAL), 10_000),
    measure('power, general weights', power(powRatioScaled), 10_000),
    measure('power, general weights, by upstream’s steps', power(powRatioScaledReference), 200),
  ]
}

function quote(quoteWeight: bigint): (turn: number) => unknown {
  const tao = 123_456_789_012_345n
  const alpha = 4_567_890_123_456_789n
  return (turn) => {
    const direction = turn % 2 === 0 ? 'buy' : 'sell'
    const input: SwapInput = {
      direction,
      tao,
      alpha,
      quoteWeight,
      amount: 1_000_000_000n + BigInt(turn) * 7_919_777n,
      priceLimit: DEFAULT_PRICE_LIMIT[direction],
      feeRate: 33,
      minReserve: 1_000_000n,
    }
    return swap(input)
  }
}

function power(compute: typeof powRatioScaled): (turn: number) => unknown {
  return (turn) =>
    compute({
      baseNum: 123_456_789_012_345n,
      baseDen: 123_456_789_012_345n + BigInt(turn) * 7_919_777n,
      expNum: GENERAL,
      expDen: 10n ** 18n - GENERAL,
      precision: 256,
      scale: 10n ** 18n,
    })
}

/** A fixed piece of integer work: twenty products and remainders of 128 bits. */
function calibration(turn: number): unknown {
  let value = BigInt(turn) + (1n << 127n)
  for (let i = 0; i < 20; i++) value = (value * value + 12_345n) % ((1n << 128n) - 159n)
  return value
}

/** The best of some rounds, so that other work on the machine is left out. */
function microsecondsPer(call: (turn: number) => unknown, turns: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    for (let turn = 1; turn <= turns; turn++) call(turn)
    best = Math.min(best, ((performance.now() - start) * 1_000) / turns)
  }
  return best
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { name, microseconds, loops } of benchPower())
    console.log(`${name}: ${microseconds.toFixed(2)} µs, ${loops.toFixed(2)} calibrating loops`)
}
