import { PRICE_ONE, priceOfBits } from '../../amm/prices.ts'
import { formatAmount, unitOf } from '../../amounts.ts'
import type { Glyphs } from '../ui/glyphs.ts'
import { decimal, significant } from './decimal.ts'

/** Decimals of a price. */
const PLACES = PRICE_ONE.toString().length - 1

/** Digits of a price that people read. */
const DIGITS = 9

/** An amount of a subnet's token, exact: "1,234.5 τ" or "812.3 SN1". */
export function money(rao: bigint, netuid: number, glyphs: Glyphs): string {
  const symbol = netuid === 0 ? glyphs.tao : unitOf(netuid)
  return formatAmount(rao, { grouped: true, symbol })
}

/** An amount where a column already says of what, cut to `places` decimals. */
export function brief(rao: bigint, places = 4): string {
  return formatAmount(rao, { grouped: true, places })
}

/** TAO per alpha × 10^18 for people. */
export function price(value: bigint): string {
  return significant(value, PLACES, DIGITS)
}

/** A U64F64 price for people. */
export function priceBits(bits: bigint): string {
  return price(priceOfBits(bits))
}

/** TAO per alpha × 10^18 for programs: exact. */
export function priceJson(value: bigint): string {
  return decimal(value, PLACES)
}

/** A U64F64 price for programs. */
export function priceBitsJson(bits: bigint): string {
  return priceJson(priceOfBits(bits))
}

/** A share in parts of 10^9 for people: "0.12%", to a thousandth of a per cent. */
export function share(parts: bigint): string {
  const percent = significant(parts * 100n, 9, 4)
  return `${percent}%`
}
