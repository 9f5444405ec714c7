/** Edits that make `a` of `b`: letters put in, left out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, y] of [...b].entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)),
      )
    row = next
  }
  return row.at(-1) ?? 0
}

/** `; did you mean X?` where one of `names` is close to `wrong`. */
export function nearest(wrong: string, names: readonly string[]): string {
  const text = wrong.toLowerCase()
  const [best] = names
    .map((name) => [distance(text, name.toLowerCase()), name] as const)
    .sort(([a], [b]) => a - b)
  return best !== undefined && best[0] <= Math.max(2, wrong.length / 3)
    ? `; did you mean ${best[1]}?`
    : ''
}
