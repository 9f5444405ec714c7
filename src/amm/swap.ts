import {
  alphaInForPrice,
  alphaOutForTao,
  calculatePrice,
  taoInForPrice,
  taoOutForAlpha,
} from './balancer.ts'
import { productOut } from './constant-product.ts'
import { minOf, type Pool, U64_MAX } from './pool.ts'

/** `buy`: TAO in, alpha out. `sell`: alpha in, TAO out. */
export type Direction = 'buy' | 'sell'

/** Why the chain refuses a swap; the names are those of the Swap pallet's errors. */
export type SwapError =
  | 'SwapInputTooLarge'
  | 'ReservesTooLow'
  | 'PriceLimitExceeded'
  | 'InsufficientLiquidity'

export interface SwapInput extends Pool {
  readonly direction: Direction
  /** Offered, the fee included, in rao of the token that goes in. */
  readonly amount: bigint
  /** Worst price to trade at, in TAO per alpha × 10^9 (u64). */
  readonly priceLimit: bigint
  /** u16; the fee is amount × feeRate / 65535. */
  readonly feeRate: number
  /** Least reserve of the token that goes out, in rao (`MinimumReserve`). */
  readonly minReserve: bigint
  readonly dropFees?: boolean
  /** Binary places of the constant product by which runtimes before weighted pools traded; absent since. */
  readonly productPlaces?: bigint
  /** A trial run, which may pay out more than there is. */
  readonly simulate?: boolean
}

/** What a swap did; prices are U64F64 bits, amounts rao. */
export interface SwapDone {
  readonly ok: true
  /** Enters the reserve; the fee is not in it. */
  readonly amountPaidIn: bigint
  readonly amountPaidOut: bigint
  /** In the token that goes in. */
  readonly feePaid: bigint
  /** The part of the fee that goes to the block's author: all of it, unless nothing was swapped. */
  readonly feeToBlockAuthor: bigint
  /** The swap stopped at the price limit, so that a part of the amount was not used. */
  readonly hitLimit: boolean
  readonly initialFee: bigint
  readonly requestedDeltaIn: bigint
  /** The price if all of `requestedDeltaIn` went in. */
  readonly targetPrice: bigint
  /** Where the step means to end: the target or the limit. */
  readonly finalPrice: bigint
  readonly priceBefore: bigint
  readonly priceAfter: bigint
  readonly taoAfter: bigint
  readonly alphaAfter: bigint
}

export type SwapResult = SwapDone | { readonly ok: false; readonly error: SwapError }

/** A swap's net input may be at most this many times the reserve it enters. */
const MAX_INPUT_RESERVES = 1_000n
const FEE_DENOMINATOR = 65_535
const PRICE_SCALE = 1_000_000_000n
const POINT = 64n

/** Price limits that a trade without one carries (`max_price`, `min_price`). */
export const DEFAULT_PRICE_LIMIT: Readonly<Record<Direction, bigint>> = {
  buy: 1_000_000_000_000_000n,
  sell: 1_000n,
}

/**
 * One swap against a weighted pool, as the chain does it: the same function quotes and executes. Nothing is changed; the
 * result says what the reserves become.
 *
 * Upstream: pallets/swap/src/pallet/impls.rs (`do_swap`, `swap_inner`) and swap_step.rs.
 */
export function swap(input: SwapInput): SwapResult {
  const buying = input.direction === 'buy'
  const [reserveIn, reserveOut] = buying ? [input.tao, input.alpha] : [input.alpha, input.tao]
  const initialFee = feeOf(input.amount, input.feeRate, input.dropFees)
  const requestedDeltaIn = input.amount - initialFee
  const tooLarge = requestedDeltaIn > minOf(reserveIn * MAX_INPUT_RESERVES, U64_MAX)
  if (tooLarge && input.productPlaces === undefined) return refused('SwapInputTooLarge')
  if (reserveOut < input.minReserve) return refused('ReservesTooLow')

  const limit = limitPriceOf(input.priceLimit)
  const priceBefore = calculatePrice(input)
  if (buying ? priceBefore >= limit : priceBefore <= limit) return refused('PriceLimitExceeded')

  const full = moved(input, requestedDeltaIn)
  const targetPrice = calculatePrice(full)
  const hitLimit = buying ? targetPrice > limit : targetPrice < limit
  const end = hitLimit ? moved(input, deltaToLimit(input, priceBefore, limit)) : full
  if (end.in !== 0n && end.out === 0n) return refused('ReservesTooLow')
  if (input.simulate !== true && end.out > reserveOut) return refused('InsufficientLiquidity')

  const feePaid = hitLimit ? feeOnTop(end.in, input.feeRate, input.dropFees) : initialFee
  return {
    ok: true,
    amountPaidIn: end.in,
    amountPaidOut: end.out,
    feePaid,
    feeToBlockAuthor: end.in === 0n ? 0n : feePaid,
    hitLimit,
    initialFee,
    requestedDeltaIn,
    targetPrice,
    finalPrice: hitLimit ? limit : targetPrice,
    priceBefore,
    priceAfter: hitLimit ? calculatePrice(end) : targetPrice,
    taoAfter: end.tao,
    alphaAfter: end.alpha,
  }
}

/**
 * The fee inside `amount`: amount × feeRate / 65535, the rate rounded down to 64 binary places first.
 *
 * Upstream: pallets/swap/src/pallet/impls.rs, `calculate_fee_amount`.
 */
export function feeOf(amount: bigint, feeRate: number, dropFees = false): bigint {
  return dropFees ? 0n : (amount * ((BigInt(feeRate) << POINT) / BigInt(FEE_DENOMINATOR))) >> POINT
}

/**
 * A limit price of a call (TAO per alpha × 10^9) as U64F64 bits, rounded down.
 *
 * Upstream: pallets/swap/src/pallet/impls.rs, `SwapEngine::swap`.
 */
export function limitPriceOf(priceLimit: bigint): bigint {
  return (priceLimit << POINT) / PRICE_SCALE
}

/** The fee that belongs to an amount that already is net of it: swap_step.rs, `determine_action`. */
function feeOnTop(deltaIn: bigint, feeRate: number, dropFees = false): bigint {
  if (dropFees || feeRate >= FEE_DENOMINATOR) return 0n
  const rate = (BigInt(feeRate) << POINT) / BigInt(FEE_DENOMINATOR - feeRate)
  return minOf((deltaIn * rate) >> POINT, U64_MAX)
}

function deltaToLimit(input: SwapInput, price: bigint, limit: bigint): bigint {
  return input.direction === 'buy'
    ? taoInForPrice(input.quoteWeight, input.tao, price, limit)
    : alphaInForPrice(input.quoteWeight, input.alpha, price, limit)
}

interface Moved extends Pool {
  readonly in: bigint
  readonly out: bigint
}

/** The pool after `deltaIn` went in and what it buys came out. */
function moved(input: SwapInput, deltaIn: bigint): Moved {
  const { tao, alpha, quoteWeight, productPlaces: places } = input
  if (input.direction === 'buy') {
    const out =
      places === undefined
        ? alphaOutForTao(input, deltaIn)
        : productOut(tao, alpha, deltaIn, places)
    return {
      tao: minOf(tao + deltaIn, U64_MAX),
      alpha: alpha - out,
      quoteWeight,
      in: deltaIn,
      out,
    }
  }
  const out =
    places === undefined ? taoOutForAlpha(input, deltaIn) : productOut(alpha, tao, deltaIn, places)
  return { tao: tao - out, alpha: minOf(alpha + deltaIn, U64_MAX), quoteWeight, in: deltaIn, out }
}

const refused = (error: SwapError): SwapResult => ({ ok: false, error })
