import { UsageError } from '../errors/base.ts'

/** A parser that takes every text that is not empty. */
export function text(value: string): string {
  if (value.trim() === '') throw new UsageError('The value is empty.', 'value_empty')
  return value
}

/** A subnet's number; upstream's NetUid is a u16. */
export function netuid(value: string): number {
  return integer(value, 0, 65_535, 'netuid')
}

/** A TCP port; 0 lets the system choose. */
export function port(value: string): number {
  return integer(value, 0, 65_535, 'port')
}

/** How many: a whole number from 1. */
export function count(value: string): number {
  return integer(value, 1, Number.MAX_SAFE_INTEGER, 'number')
}

/** One of a few words. */
export function oneOf<const T extends string>(...choices: readonly T[]): (value: string) => T {
  return (value) => {
    const found = choices.find((choice) => choice === value.trim().toLowerCase())
    if (found !== undefined) return found
    throw new UsageError(`"${value}" is none of ${choices.join(', ')}.`, 'choice_invalid')
  }
}

/** A whole number between two bounds, both allowed. */
export function integer(value: string, least: number, most: number, what: string): number {
  const number = /^\d{1,16}$/.test(value.trim()) ? Number(value) : Number.NaN
  if (number >= least && number <= most) return number
  const bounds =
    most === Number.MAX_SAFE_INTEGER
      ? `a whole number from ${least} on`
      : `a whole number from ${least} to ${most}`
  throw new UsageError(`"${value}" is no ${what}.`, `${what.replaceAll(' ', '_')}_invalid`, {
    hints: [`It is ${bounds}.`],
  })
}
