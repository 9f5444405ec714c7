/** Blocks of the first request: it says how fast the chain is. */
const FIRST = 64
const MOST = 8192
/** How long one request shall take: short enough to be stopped and shown, long enough to be worth its way. */
const WANTED_MILLIS = 500

/** How many blocks to ask for after `count` took `millis`; `count` 0 for the first time. */
export function nextChunk(count: number, millis: number): number {
  if (count === 0) return FIRST
  // Never more than four times as many: the first blocks of a run are not like the others.
  const factor = Math.min(4, WANTED_MILLIS / Math.max(millis, 1))
  return Math.max(1, Math.min(MOST, Math.floor(count * factor)))
}
