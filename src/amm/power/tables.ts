import { roundedShift } from '../integers.ts'

/** Binary places of logarithms. */
export const LN_PLACES = 136
/** Binary places of powers. */
export const EXP_PLACES = 112

/** Values at whole steps `first`, `first` + 1, …; every one is within half a unit of its last place. */
export interface Table {
  readonly first: number
  readonly values: readonly bigint[]
}

/** What `estimatePower` looks up. */
export interface PowerTables {
  /** −ln(c / 2^8), LN_PLACES. */
  readonly lnCoarse: Table
  /** −ln(1 − j / 2^16), LN_PLACES. */
  readonly lnFine: Table
  /** 2^(k / 2^7), EXP_PLACES. */
  readonly expCoarse: Table
  /** e^(j / 2^16), EXP_PLACES. */
  readonly expFine: Table
  /** ln 2 / 2^7, LN_PLACES. */
  readonly lnTwoStep: bigint
  /** ln 2, LN_PLACES. */
  readonly lnTwo: bigint
}

// Entries are summed and multiplied up with this many places; what is lost in some hundred steps stays below 2^-180.
const WORK = 200n
const UNIT = 1n << WORK

let known: PowerTables | undefined

/** The tables, computed when first asked for (about two milliseconds). */
export function powerTables(): PowerTables {
  known ??= computeTables()
  return known
}

/**
 * The entry of a step.
 *
 * @throws {RangeError} outside the table, which the callers' ranges exclude.
 */
export function entryAt(table: Table, step: number): bigint {
  const value = table.values[step - table.first]
  if (value === undefined) throw new RangeError(`step ${step} is outside the table`)
  return value
}

function computeTables(): PowerTables {
  const lnTwo = 2n * arcTanhOfInverse(3n)
  const coarse = lnSteps(176, 372, 256)
  return {
    lnCoarse: { first: 176, values: coarse.map((ln) => placed(-ln, LN_PLACES)) },
    lnFine: lnFineTable(192),
    expCoarse: powersOf(expOf(lnTwo >> 7n), 0, 127),
    expFine: powersOf(expOf(UNIT >> 16n), -192, 192),
    lnTwoStep: placed(lnTwo >> 7n, LN_PLACES),
    lnTwo: placed(lnTwo, LN_PLACES),
  }
}

/** ln(n / of) for n from `first` to `last`; `of` lies between them. */
function lnSteps(first: number, last: number, of: number): bigint[] {
  // ln(n + 1) − ln(n) = 2 artanh(1 / (2n + 1)), summed from ln(of / of) = 0 in both directions.
  const values: bigint[] = new Array(last - first + 1).fill(0n)
  for (let n = of; n < last; n++)
    values[n + 1 - first] = (values[n - first] ?? 0n) + 2n * arcTanhOfInverse(BigInt(2 * n + 1))
  for (let n = of - 1; n >= first; n--)
    values[n - first] = (values[n + 1 - first] ?? 0n) - 2n * arcTanhOfInverse(BigInt(2 * n + 1))
  return values
}

function lnFineTable(reach: number): Table {
  const whole = 65_536
  const values = lnSteps(whole - reach, whole + reach, whole)
  return { first: -reach, values: values.reverse().map((ln) => placed(-ln, LN_PLACES)) }
}

function powersOf(base: bigint, first: number, last: number): Table {
  const values: bigint[] = []
  let up = UNIT
  for (let step = 0; step <= last; step++) {
    values.push(placed(up, EXP_PLACES))
    up = (up * base) >> WORK
  }
  const inverse = (UNIT << WORK) / base
  let down = inverse
  for (let step = -1; step >= first; step--) {
    values.unshift(placed(down, EXP_PLACES))
    down = (down * inverse) >> WORK
  }
  return { first, values }
}

/** artanh(1 / n) = 1/n + 1/(3n³) + …, WORK places. */
function arcTanhOfInverse(n: bigint): bigint {
  let power = UNIT / n
  let sum = power
  for (let k = 3n; power > 0n; k += 2n) {
    power /= n * n
    sum += power / k
  }
  return sum
}

/** e^x for 0 ≤ x < 1, WORK places. */
function expOf(x: bigint): bigint {
  let term = UNIT
  let sum = UNIT
  for (let n = 1n; term > 0n; n++) {
    term = (term * x) / (n << WORK)
    sum += term
  }
  return sum
}

const placed = (value: bigint, places: number) => roundedShift(value, WORK - BigInt(places))
