import { UsageError } from '../../../errors/base.ts'

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** The longest that an agent may hold a key: a week. */
const LONGEST = 7 * 86_400_000

/** A span such as `15m`, `90s`, `2h` or `1d`, in milliseconds; a bare number is minutes. @throws UsageError */
export function duration(text: string): number {
  const [, number = '', unit = 'm'] = /^(\d{1,6})([smhd]?)$/.exec(text.trim()) ?? []
  const span = Number(number) * (UNITS[unit || 'm'] ?? 0)
  if (span > 0 && span <= LONGEST) return span
  throw new UsageError(`"${text}" is no span of time up to a week.`, 'duration_invalid', {
    hints: ['Write 15m, 90s, 2h or 1d.'],
  })
}
