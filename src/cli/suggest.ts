/** The one of `choices` that `typed` was probably meant to be, or undefined when none is near. */
export function suggest(typed: string, choices: Iterable<string>): string | undefined {
  const reach = Math.max(1, Math.floor(typed.length / 3))
  let best: { choice: string; distance: number } | undefined
  for (const choice of choices) {
    const near = choice.startsWith(typed) && typed.length > 1 ? 1 : editDistance(typed, choice)
    if (near <= reach && near < (best?.distance ?? Number.POSITIVE_INFINITY)) {
      best = { choice, distance: near }
    }
  }
  return best?.choice
}

/** "Did you mean …?" as the hints of an error: one hint or none. */
export function didYouMean(typed: string, choices: Iterable<string>, prefix = ''): string[] {
  const choice = suggest(typed, choices)
  return choice === undefined ? [] : [`Did you mean ${prefix}${choice}?`]
}

/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
function editDistance(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number): number => rows[row]?.[column] ?? row + column
  for (let i = 1; i <= left.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= right.length; j++) {
      const replaced = at(i - 1, j - 1) + (left[i - 1] === right[j - 1] ? 0 : 1)
      const swapped =
        left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
          ? at(i - 2, j - 2) + 1
          : replaced
      row.push(Math.min(replaced, swapped, at(i - 1, j) + 1, (row[j - 1] ?? j) + 1))
    }
  }
  return at(left.length, right.length)
}
