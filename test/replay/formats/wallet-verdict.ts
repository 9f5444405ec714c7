import { shown } from '../compare.ts'
import type { Report } from '../format.ts'
import type { Row } from '../json.ts'

/** What a reader made of an input: a key, or a refusal. */
export interface Verdict {
  readonly ok: boolean
  readonly ss58?: string
  readonly publicKey?: string
  readonly canSign?: boolean
}

/** A documented way in which we are better: it names itself and decides whether we differ in just this way. */
export interface BetterRule {
  readonly name: string
  holds(ours: Verdict): boolean
}

/** Upstream's verdict in a recorded row. */
export function verdictOf(row: Row): Verdict {
  const text = (field: string) => (typeof row[field] === 'string' ? { [field]: row[field] } : {})
  return {
    ok: row.ok === true,
    ...text('ss58'),
    ...text('publicKey'),
    ...(typeof row.canSign === 'boolean' ? { canSign: row.canSign } : {}),
  }
}

/** Runs one of our functions and takes any error for a refusal. */
export async function verdict(run: () => Verdict | Promise<Verdict>): Promise<Verdict> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Error && 'exitCode' in error) return { ok: false }
    throw error // only errors of ours are refusals; anything else is a bug
  }
}

function agrees(ours: Verdict, theirs: Verdict): boolean {
  if (ours.ok !== theirs.ok) return false
  const fields = ['ss58', 'publicKey', 'canSign'] as const
  return fields.every(
    (field) =>
      ours[field] === undefined || theirs[field] === undefined || ours[field] === theirs[field],
  )
}

/**
 * Holds our verdict against those of the libraries: it must equal one of them, unless a documented rule says how it is
 * better, and then it must be exactly that.
 */
export function compareVerdict(
  report: Report,
  id: string,
  ours: Verdict,
  theirs: readonly Verdict[],
  rules: readonly BetterRule[] = [],
): void {
  report.case(id)
  const [rule] = rules
  if (rule !== undefined) {
    if (rules.some((each) => each.holds(ours))) report.better(rule.name)
    else report.mismatch({ case: id, item: 'verdict', expected: rule.name, got: shown(ours) })
    return
  }
  if (theirs.some((each) => agrees(ours, each))) return
  report.mismatch({
    case: id,
    item: 'verdict',
    expected: theirs.map(shown).join(' or '),
    got: shown(ours),
  })
}
