import type { Entry } from './entry.ts'

function better(a: Entry, b: Entry): boolean {
  return a.priority === b.priority ? a.sequence < b.sequence : a.priority > b.priority
}

/** Puts `entry` into a list whose best is last. */
function insert(list: Entry[], entry: Entry): void {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = list[middle]
    if (other !== undefined && better(entry, other)) low = middle + 1
    else high = middle
  }
  list.splice(low, 0, entry)
}

/**
 * Entries in the order in which a block takes them: the highest priority first, then the oldest, each after those whose
 * tags it requires. `stays` is asked once an entry was used: when it was thrown out, what depends on it is left out too.
 */
export function* bestFirst(
  ready: Iterable<Entry>,
  stays: (entry: Entry) => boolean,
): Iterable<Entry> {
  const all = [...ready]
  const offered = new Set(all.flatMap((entry) => entry.provides))
  const missing = new Map<Entry, number>()
  const waiting = new Map<string, Entry[]>()
  const free: Entry[] = []
  for (const entry of all) {
    const needs = entry.requires.filter((tag) => offered.has(tag))
    missing.set(entry, needs.length)
    for (const tag of needs) waiting.set(tag, [...(waiting.get(tag) ?? []), entry])
    if (needs.length === 0) insert(free, entry)
  }
  for (let entry = free.pop(); entry !== undefined; entry = free.pop()) {
    yield entry
    if (!stays(entry)) continue
    for (const tag of entry.provides)
      for (const dependent of waiting.get(tag) ?? []) {
        const left = (missing.get(dependent) ?? 0) - 1
        missing.set(dependent, left)
        if (left === 0) insert(free, dependent)
      }
  }
}
