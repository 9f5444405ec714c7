import type { Report } from './format.ts'

/** A JSON value as one line of text, so that `null`, numbers and strings of digits can be told apart. */
export function shown(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'string') return value
  return JSON.stringify(value) ?? 'absent'
}

/** Whether a JSON value is an object with named fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Holds our figures against a recorded object, field by field. A recorded field that we do not produce is a mismatch, and
 * so is one that we produce and the record lacks. Fields inside fields are named `outer.inner`.
 */
export function compareFields(
  report: Report,
  id: string,
  expected: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, unknown>>,
  prefix = '',
): void {
  for (const field of new Set([...Object.keys(expected), ...Object.keys(got)])) {
    const item = `${prefix}${field}`
    const [wanted, ours] = [expected[field], got[field]]
    if (isRecord(wanted) && isRecord(ours)) compareFields(report, id, wanted, ours, `${item}.`)
    else if (shown(wanted) !== shown(ours))
      report.mismatch({ case: id, item, expected: shown(wanted), got: shown(ours) })
  }
}
