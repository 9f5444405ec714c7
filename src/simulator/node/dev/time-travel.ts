import { MINIMUM_PERIOD } from '../../pallets/timestamp/constants.ts'

/** The last moment that dates of four digits can say. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** Which time a block after one at `head` takes, where it cannot take `time`; both in milliseconds since 1970. */
export function timeTaken(head: number, time: number): string | undefined {
  const earliest = head + Number(MINIMUM_PERIOD)
  if (time > LAST) return `a time up to ${iso(LAST)}`
  if (time >= earliest) return undefined
  return `a time from ${iso(earliest)} on, ${Number(MINIMUM_PERIOD) / 1000} s after the last block`
}

function iso(millis: number): string {
  return new Date(millis).toISOString()
}
