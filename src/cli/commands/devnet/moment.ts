import { UsageError } from '../../../errors/base.ts'

/** A time in milliseconds since 1970, or a span after now. */
export type Moment = { readonly at: number } | { readonly add: number }

const UNITS: readonly (readonly [unit: string, millis: number])[] = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
]
const SPAN = /^\+(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/
/** The last moment that a date can say. */
const LAST = 8_640_000_000_000_000

/** Reads `+1d12h`, `+90` (seconds) or an ISO date. @throws UsageError `time_invalid` */
export function moment(text: string): Moment {
  const spans = SPAN.exec(text.trim())?.slice(1)
  const add = UNITS.reduce((sum, [, millis], i) => sum + Number(spans?.[i] ?? 0) * millis, 0)
  if (add > 0 && add < LAST) return { add }
  const at = /^\d{4}-\d\d-\d\d/.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN
  if (Number.isSafeInteger(at)) return { at }
  throw new UsageError(`"${text}" is neither a span nor a date.`, 'time_invalid', {
    hints: ['Write +90s, +15m, +2h, +1d12h, or a date such as 2031-01-01T00:00:00Z.'],
  })
}
