import { UsageError } from '../../../errors/base.ts'

const UNITS: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, m: 60_000 }
/** An hour. */
const LONGEST = 3_600_000

/** Milliseconds between blocks, of `250ms`, `12s`, `1m` or a bare number; 0 for none. @throws UsageError `block_time_invalid` */
export function blockTime(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,7})(ms|s|m|)$/.exec(text.trim()) ?? []
  const millis = number === '' ? Number.NaN : Number(number) * (UNITS[unit] ?? 0)
  if (millis <= LONGEST) return millis
  throw new UsageError(`"${text}" is no block time up to an hour.`, 'block_time_invalid', {
    hints: ['Write 250ms, 12s, or 0 for blocks only when there is a transaction.'],
  })
}
