import { U64F64 } from '../../../../amm/fixed/index.ts'
import { fail } from '../../../frame/dispatch-error.ts'
import { subSaturating } from '../../subtensor/utils/saturating.ts'
import { Errors } from '../errors.ts'
import type { OrderSide } from '../types.ts'
import type { Sides } from './entry.ts'

const U128_MAX = (1n << 128n) - 1n

/** What the sides of a batch bring, at one price. */
export interface Totals {
  /** TAO per alpha as U64F64 bits. */
  readonly price: bigint
  /** Rao of TAO. */
  readonly buyNet: bigint
  /** Rao of alpha. */
  readonly sellNet: bigint
  /** `sellNet` in rao of TAO. */
  readonly sellTaoEquiv: bigint
}

/** Upstream casts u128 to u64, which drops what is above. */
export function asU64(value: bigint): bigint {
  return BigInt.asUintN(64, value)
}

/** Rao of TAO that `alpha` rao are worth at `price`. Upstream: pallets/limit-orders/src/lib.rs, `alpha_to_tao`. */
export function alphaToTao(alpha: bigint, price: bigint): bigint {
  return U64F64.toIntFloor(U64F64.mulSaturating(price, U64F64.fromInt(alpha)))
}

/**
 * Rao of alpha that `tao` rao are worth at `price`; none at price 0.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `tao_to_alpha`.
 *
 * @throws {DispatchFailure} ArithmeticOverflow.
 */
export function taoToAlpha(tao: bigint, price: bigint): bigint {
  if (price === 0n) return 0n
  const alpha = U64F64.divChecked(U64F64.fromInt(tao), price) ?? fail(Errors.ArithmeticOverflow)
  return U64F64.toIntFloor(alpha)
}

/** `total` × `part` / `whole`, rounded down; 0 of nothing. */
export function proRata(total: bigint, part: bigint, whole: bigint): bigint {
  if (whole === 0n) return 0n
  const product = total * part
  return asU64((product > U128_MAX ? U128_MAX : product) / whole)
}

const sum = (amounts: readonly { readonly net: bigint }[]) =>
  amounts.reduce((total, { net }) => total + net, 0n)

/** What the two sides come to. */
export function totalsOf({ buys, sells }: Sides, price: bigint): Totals {
  const sellNet = sum(sells)
  return { price, buyNet: sum(buys), sellNet, sellTaoEquiv: alphaToTao(sellNet, price) }
}

/** The side that is left over once buys and sells are set off; `Buy` where nothing is. */
export function netSide({ buyNet, sellTaoEquiv }: Totals): OrderSide {
  return buyNet >= sellTaoEquiv ? 'Buy' : 'Sell'
}

/**
 * How much of that side is left over: rao of TAO on `Buy`, of alpha on `Sell`.
 *
 * @throws {DispatchFailure} ArithmeticOverflow.
 */
export function residual(totals: Totals): bigint {
  const { price, buyNet, sellNet, sellTaoEquiv } = totals
  return asU64(
    netSide(totals) === 'Buy'
      ? subSaturating(buyNet, sellTaoEquiv)
      : subSaturating(sellNet, taoToAlpha(buyNet, price)),
  )
}
