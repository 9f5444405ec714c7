import { UsageError } from './errors/base.ts'

/** One TAO, and one alpha of any subnet, is 10^9 rao. */
export const RAO_PER_TAO = 1_000_000_000n

/** Fractions (shares of a balance, tolerances) are integers in parts per 10^9. */
export const PARTS_PER_ONE = 1_000_000_000n

const DECIMALS = 9
const MAX_RAO = (1n << 64n) - 1n

/** What a person may have asked for: a sum, a share of what is there, or everything. */
export type Amount =
  | { readonly kind: 'exact'; readonly rao: bigint }
  | { readonly kind: 'fraction'; readonly parts: bigint }
  | { readonly kind: 'all' }

/** The token an amount is in: TAO (also root stake), or the alpha of a subnet. */
export type Token = 'tao' | 'alpha'

export interface ParseAmountOptions {
  /** What is being parsed, for messages: "amount", "price limit". */
  label?: string
  /** Accept 0; by default 0 is refused, because no transfer or stake of 0 means anything. */
  allowZero?: boolean
  /** Refuse a suffix that names the other token, such as "5tao" where alpha is sold. */
  token?: Token
}

export interface FormatAmountOptions {
  /** Thousands separators in the whole part. */
  grouped?: boolean
  /** Exactly this many decimals, the rest cut off towards zero; by default all that are not trailing zeros. */
  places?: number
  /** Appended after a space: "τ", "TAO", "SN1". */
  symbol?: string
}

/** An amount in JSON: integers as text, because JSON numbers are floats to most readers. */
export type AmountJson = {
  readonly rao: string
  readonly value: string
  readonly unit: string
}

const SUFFIX: Readonly<Record<string, Token | 'rao'>> = {
  '': 'rao',
  t: 'tao',
  tao: 'tao',
  τ: 'tao',
  a: 'alpha',
  alpha: 'alpha',
  α: 'alpha',
  rao: 'rao',
}

/**
 * Reads what a person wrote for an amount: "1.5", "1.5t", "1.5tao", "2alpha", "1500000000rao", "50%" or "all".
 * A bare number is in whole tokens, as in btcli.
 *
 * @throws UsageError `amount_negative`, `amount_zero`, `amount_too_precise`, `amount_too_large`, `amount_wrong_token`
 *   or `amount_invalid`
 */
export function parseAmount(text: string, options: ParseAmountOptions = {}): Amount {
  const label = options.label ?? 'amount'
  const word = text.trim().toLowerCase()
  if (word === 'all' || word === 'max') return { kind: 'all' }
  if (word.endsWith('%')) return parseShare(word, text, label, options.allowZero ?? false)
  return { kind: 'exact', rao: parseRao(text, options) }
}

/**
 * Reads an exact amount, in rao: "1.5", "1.5tao", "1500000000rao". "all" and percentages are refused.
 *
 * @throws UsageError with the codes of {@link parseAmount}
 */
export function parseRao(text: string, options: ParseAmountOptions = {}): bigint {
  const label = options.label ?? 'amount'
  const match = /^([+-]?)([0-9_]*)(?:\.([0-9]*))?\s*([^0-9._\s]*)$/u.exec(text.trim().toLowerCase())
  const [, sign = '', whole = '', fraction = '', unit = ''] = match ?? []
  const token = Object.hasOwn(SUFFIX, unit) ? SUFFIX[unit] : undefined
  const digits = whole.replaceAll('_', '')
  if (!match || token === undefined || digits + fraction === '') throw invalid(text, label)
  if (sign === '-') {
    throw new UsageError(`The ${label} ${text} is negative.`, 'amount_negative', {
      hints: ['Write it without the sign; the command says in which direction it goes.'],
    })
  }
  if (token !== 'rao' && options.token !== undefined && token !== options.token) {
    throw new UsageError(
      `The ${label} ${text} is in ${name(token)}, but this takes ${name(options.token)}.`,
      'amount_wrong_token',
      { hints: [`Write it without a unit, or with the one of ${name(options.token)}.`] },
    )
  }
  const places = unit === 'rao' ? 0 : DECIMALS
  if (fraction.length > places) throw tooPrecise(text, label, places)
  const rao = BigInt(digits + fraction.padEnd(places, '0'))
  if (rao === 0n && !options.allowZero) throw zero(text, label)
  if (rao > MAX_RAO) {
    throw new UsageError(
      `The ${label} ${text} is more than a chain can hold (${formatAmount(MAX_RAO)}).`,
      'amount_too_large',
    )
  }
  return rao
}

/**
 * The rao that `amount` means where `available` rao are there. Shares round down, so that they can always be paid.
 * An exact amount is returned as it is, even when it is more than what is available.
 */
export function resolveAmount(amount: Amount, available: bigint): bigint {
  if (amount.kind === 'exact') return amount.rao
  if (amount.kind === 'all') return available
  return mulPartsFloor(available, amount.parts)
}

/** `value * parts / 10^9`, rounded down; `value` not negative. */
export function mulPartsFloor(value: bigint, parts: bigint): bigint {
  return (value * parts) / PARTS_PER_ONE
}

/**
 * Reads a tolerance: "0.5%", or "0.005" as btcli writes it. In parts per 10^9, from 0 to below 100 %.
 *
 * @throws UsageError `tolerance_invalid`
 */
export function parseTolerance(text: string): bigint {
  const parts = parseParts(text)
  if (parts !== null && parts < PARTS_PER_ONE) return parts
  const bare = /^[0-9]+(\.[0-9]+)?$/.test(text.trim())
  throw new UsageError(`"${text}" is no tolerance.`, 'tolerance_invalid', {
    hints: [
      bare
        ? `Write ${text.trim()}% for per cent; without the sign it is a fraction such as 0.005.`
        : 'Write a percentage such as 0.5%, or a fraction such as 0.005, below 100%.',
    ],
  })
}

/** Parts per 10^9 as a percentage: 5000000n → "0.5%". Exact. */
export function formatParts(parts: bigint): string {
  return `${formatAmount(parts * 100n)}%`
}

/** Rao as a decimal number of tokens: 1500000000n → "1.5". Exact unless `places` cuts. */
export function formatAmount(rao: bigint, options: FormatAmountOptions = {}): string {
  const sign = rao < 0n ? '-' : ''
  const size = rao < 0n ? -rao : rao
  const whole = (size / RAO_PER_TAO).toString()
  const decimals = (size % RAO_PER_TAO).toString().padStart(DECIMALS, '0')
  const shown =
    options.places === undefined
      ? decimals.replace(/0+$/, '')
      : decimals.padEnd(options.places, '0').slice(0, options.places)
  const head = options.grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  const number = sign + (shown === '' ? head : `${head}.${shown}`)
  return options.symbol === undefined ? number : `${number} ${options.symbol}`
}

/** The unit of amounts on a subnet: root stake is in TAO, every other subnet has a token of its own. */
export function unitOf(netuid: number): string {
  return netuid === 0 ? 'TAO' : `SN${netuid}`
}

/** The JSON object of an amount; `netuid` says which token, TAO when it is left out. */
export function amountJson(rao: bigint, netuid = 0): AmountJson {
  return { rao: rao.toString(), value: formatAmount(rao), unit: unitOf(netuid) }
}

/** "50%" as an amount; 100 % is everything. */
function parseShare(word: string, text: string, label: string, allowZero: boolean): Amount {
  const parts = parseParts(word)
  if (word.startsWith('-')) {
    throw new UsageError(`The ${label} ${text} is negative.`, 'amount_negative')
  }
  if (parts === null) throw invalid(text, label)
  if (parts === 0n && !allowZero) throw zero(text, label)
  if (parts > PARTS_PER_ONE) {
    throw new UsageError(`The ${label} ${text} is more than everything.`, 'amount_too_large', {
      hints: ['A percentage goes up to 100%; "all" takes everything.'],
    })
  }
  return parts === PARTS_PER_ONE ? { kind: 'all' } : { kind: 'fraction', parts }
}

/** "0.5%" or "0.005" in parts per 10^9; null when it is neither, or finer than a part. */
function parseParts(text: string): bigint | null {
  const match = /^([0-9]*)(?:\.([0-9]*))?(%?)$/.exec(text.trim())
  const [, whole = '', fraction = '', percent = ''] = match ?? []
  const places = percent === '' ? DECIMALS : DECIMALS - 2
  if (!match || whole + fraction === '' || fraction.length > places) return null
  return BigInt(whole + fraction.padEnd(places, '0'))
}

function name(token: Token): string {
  return token === 'tao' ? 'TAO' : 'alpha'
}

function invalid(text: string, label: string): UsageError {
  const hint = text.includes(',')
    ? 'Use a point for decimals and no thousands separators.'
    : 'Write 1.5, 1.5tao, 1500000000rao, 50% or all.'
  return new UsageError(`"${text}" is no ${label}.`, 'amount_invalid', { hints: [hint] })
}

function zero(text: string, label: string): UsageError {
  return new UsageError(`The ${label} ${text} is zero.`, 'amount_zero', {
    hints: ['Give an amount of at least 1rao.'],
  })
}

function tooPrecise(text: string, label: string, places: number): UsageError {
  return places === 0
    ? new UsageError(`The ${label} ${text} has a part of a rao.`, 'amount_too_precise', {
        hints: ['A rao is the smallest unit; write a whole number of them.'],
      })
    : new UsageError(`The ${label} ${text} has more than 9 decimals.`, 'amount_too_precise', {
        hints: ['The smallest unit is 1 rao = 0.000000001 TAO.'],
      })
}
