import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { U64F64 } from '../../../../../src/amm/fixed/index.ts'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { Context } from '../../../../../src/simulator/frame/context.ts'
import { attempt, DispatchFailure } from '../../../../../src/simulator/frame/dispatch-error.ts'
import { type Origin, ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import { EMPTY_BACKING, State } from '../../../../../src/simulator/frame/state.ts'
import {
  type SubnetPools,
  SwapHandler,
  swapPallet,
} from '../../../../../src/simulator/pallets/swap/index.ts'
import {
  FeeRate,
  PalSwapInitialized,
  SwapBalancer,
} from '../../../../../src/simulator/pallets/swap/storage.ts'
import { traceRuntime } from '../../../../replay/formats/pallet/trace-runtime.ts'

const TAO = 1_000_000_000n
const HALF = 5n * 10n ** 17n

/** Pools of its own: the pallet knows of subnets only what it is told. */
let reserves: Map<number, { tao: bigint; alpha: bigint; mechanism: number }>
let ctx: Context

const at = (netuid: number) => reserves.get(netuid) ?? { tao: 0n, alpha: 0n, mechanism: 0 }
const pools: SubnetPools = {
  exists: (_, netuid) => reserves.has(netuid),
  mechanism: (_, netuid) => at(netuid).mechanism,
  taoReserve: (_, netuid) => at(netuid).tao,
  alphaReserve: (_, netuid) => at(netuid).alpha,
  decreaseTaoReserve: (_, netuid, tao) => {
    at(netuid).tao -= tao
  },
  decreaseAlphaReserve: (_, netuid, alpha) => {
    at(netuid).alpha -= alpha
  },
}
const handler = new SwapHandler(pools)
const errorOf = (run: () => unknown) => {
  const outcome = attempt(run)
  return outcome instanceof DispatchFailure ? outcome.message : undefined
}

beforeAll(cryptoReady)
beforeEach(() => {
  reserves = new Map([
    [0, { tao: 5n, alpha: 0n, mechanism: 0 }],
    [1, { tao: 1_000n * TAO, alpha: 4_000n * TAO, mechanism: 1 }],
  ])
  ctx = new Context(traceRuntime(undefined), new State(EMPTY_BACKING))
})

describe('prices', () => {
  test('come from the pool, and are one where there is none', () => {
    expect(handler.currentAlphaPrice(ctx, 1)).toBe(U64F64.one / 4n)
    expect(handler.currentAlphaPrice(ctx, 0)).toBe(U64F64.one)
    expect(handler.currentAlphaPrice(ctx, 9)).toBe(U64F64.one)
    expect(handler.getAlphaAmountForTao(ctx, 1, TAO)).toBe(4n * TAO)
    expect(handler.getAlphaAmountForTao(ctx, 0, TAO)).toBe(TAO)
    at(1).alpha = 0n
    expect(handler.currentAlphaPrice(ctx, 1)).toBe(0n)
    expect(handler.getAlphaAmountForTao(ctx, 1, TAO)).toBe(0n)
  })
})

describe('swaps', () => {
  test('say what is to move and leave the reserves to their owner', () => {
    const order = { direction: 'buy', amount: 10n * TAO } as const
    const trial = handler.simSwap(ctx, 1, order)
    expect(PalSwapInitialized.has(ctx, 1)).toBe(false)
    const done = handler.swap(ctx, 1, order, handler.maxPrice(), false, false)
    expect(done).toEqual(trial)
    expect(done.amountPaidIn + done.feePaid).toBe(10n * TAO)
    expect(handler.approxFeeAmount(ctx, 1, 10n * TAO)).toBe(done.feePaid)
    expect(at(1)).toEqual({ tao: 1_000n * TAO, alpha: 4_000n * TAO, mechanism: 1 })
    expect(PalSwapInitialized.get(ctx, 1)).toBe(true)
    expect(SwapBalancer.get(ctx, 1)).toEqual({ quote: HALF })
  })

  test('begin at even weights, whatever liquidity did to those of a pool that nobody traded with', () => {
    // pallets/swap/src/pallet/impls.rs: `swap_inner` calls `maybe_initialize_palswap` before it reads the price.
    const order = { direction: 'buy', amount: 10n * TAO } as const
    const even = handler.simSwap(ctx, 1, order)
    handler.adjustProtocolLiquidity(ctx, 1, 100n * TAO, 0n)
    expect(SwapBalancer.get(ctx, 1).quote).toBeGreaterThan(HALF)
    expect(handler.simSwap(ctx, 1, order)).toEqual(even)
    expect(handler.swap(ctx, 1, order, handler.maxPrice(), false, false)).toEqual(even)
    expect(SwapBalancer.get(ctx, 1)).toEqual({ quote: HALF })

    handler.adjustProtocolLiquidity(ctx, 1, 100n * TAO, 0n)
    expect(handler.simSwap(ctx, 1, order)).not.toEqual(even)
  })

  test('stop at a price, and are refused beyond it', () => {
    const order = { direction: 'sell', amount: 1_000n * TAO } as const
    const stopped = handler.swap(ctx, 1, order, TAO / 5n, false, true)
    expect(stopped.amountPaidIn).toBeLessThan(500n * TAO)
    expect(errorOf(() => handler.swap(ctx, 1, order, TAO / 2n, false, true))).toBe(
      'Swap.PriceLimitExceeded',
    )
    const huge = { direction: 'sell', amount: 5_000_000n * TAO } as const
    expect(errorOf(() => handler.simSwap(ctx, 1, huge))).toBe('Swap.SwapInputTooLarge')
    at(1).tao = 999_999n
    expect(errorOf(() => handler.simSwap(ctx, 1, order))).toBe('Swap.ReservesTooLow')
  })

  test('are one to one where there is no pool, and nothing where there is no subnet', () => {
    const order = { direction: 'sell', amount: 7n } as const
    expect(handler.simSwap(ctx, 0, order)).toMatchObject({ amountPaidIn: 7n, amountPaidOut: 7n })
    expect(handler.simSwap(ctx, 9, order)).toMatchObject({ amountPaidIn: 0n, amountPaidOut: 0n })
    expect(handler.approxFeeAmount(ctx, 0, TAO)).toBe(0n)
  })
})

describe('liquidity', () => {
  test('keeps the price when reserves grow unevenly', () => {
    const before = handler.currentAlphaPrice(ctx, 1)
    expect(handler.adjustProtocolLiquidity(ctx, 1, 100n * TAO, 0n)).toEqual([100n * TAO, 0n])
    at(1).tao += 100n * TAO
    const after = handler.currentAlphaPrice(ctx, 1)
    expect(Number(after) / Number(before)).toBeCloseTo(1, 12)
    expect(SwapBalancer.get(ctx, 1).quote).toBeGreaterThan(HALF)
  })

  test('is not added where one side would weigh next to nothing', () => {
    expect(handler.adjustProtocolLiquidity(ctx, 1, 0n, 4_000_000n * TAO)).toEqual([0n, 0n])
    expect(SwapBalancer.has(ctx, 1)).toBe(false)
  })

  test('begins at a price, once', () => {
    handler.initSwap(ctx, 1, U64F64.one)
    expect(SwapBalancer.get(ctx, 1).quote).toBe(2n * 10n ** 17n)
    expect(Number(handler.currentAlphaPrice(ctx, 1)) / 2 ** 64).toBeCloseTo(1, 12)
    handler.initSwap(ctx, 1, 2n * U64F64.one)
    expect(SwapBalancer.get(ctx, 1).quote).toBe(2n * 10n ** 17n)
    at(0).tao = 0n
    handler.initSwap(ctx, 0, U64F64.one)
    expect(PalSwapInitialized.has(ctx, 0)).toBe(false)
  })

  test('goes with the subnet', () => {
    handler.initSwap(ctx, 1)
    FeeRate.set(ctx, 1, 7)
    handler.clearProtocolLiquidity(ctx, 1)
    expect(at(1)).toMatchObject({ tao: 0n, alpha: 0n })
    expect([PalSwapInitialized, FeeRate, SwapBalancer].some((item) => item.has(ctx, 1))).toBe(false)
  })
})

describe('calls', () => {
  const calls = swapPallet(pools).calls
  const call = (origin: Origin, name: string, args: Record<string, unknown>) =>
    errorOf(() => calls.find((each) => each.name === name)?.run(ctx.from(origin), args))

  test('root sets the fee', () => {
    const set = (origin: Origin, netuid: number, rate: number) =>
      call(origin, 'set_fee_rate', { netuid, rate })
    expect(set(signed(`0x${'01'.repeat(32)}`), 1, 1)).toBe('BadOrigin')
    expect(set(ROOT, 9, 1)).toBe('Swap.MechanismDoesNotExist')
    expect(set(ROOT, 1, 10_001)).toBe('Swap.FeeRateTooHigh')
    expect(set(ROOT, 1, 10_000)).toBeUndefined()
    expect(handler.approxFeeAmount(ctx, 1, 65_535n)).toBe(9_999n)
  })

  test('liquidity of users is no more', () => {
    const names = calls.map(({ name }) => name).filter((name) => name !== 'set_fee_rate')
    expect(names).toHaveLength(5)
    for (const name of names) expect(call(ROOT, name, {})).toBe('Swap.Deprecated')
  })
})
