import { displayWidth, shorten } from './text-width.ts'
import type { Theme } from './theme.ts'

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** May be shortened in its middle, down to this many columns: for addresses and names. */
  readonly least?: number
  /** Left out first where there is no room; the highest goes first, and a column without rank never goes. */
  readonly rank?: number
}

export interface TableSpec {
  readonly columns: readonly Column[]
  /** As many texts as there are columns; colours are allowed. */
  readonly rows: readonly (readonly string[])[]
  /** A last row apart from the others: totals. */
  readonly footer?: readonly string[]
  /** Printed instead of a table without rows. */
  readonly empty?: string
}

const GAP = 2

/**
 * A table as text, without a trailing line break. Where it is wider than the terminal, columns are shortened as they allow,
 * then left out by rank, and the last line says how many.
 */
export function renderTable(spec: TableSpec, theme: Theme): string {
  if (spec.rows.length === 0 && spec.empty !== undefined) return spec.empty
  const titles = spec.columns.map((column) => column.title)
  const rows = spec.footer ? [titles, ...spec.rows, spec.footer] : [titles, ...spec.rows]
  const natural = titles.map((_, index) => widest(rows, (row) => row[index] ?? ''))
  const { kept, widths } = fitColumns(spec.columns, natural, theme.width)
  const cell = (whole: string, index: number, isTitle: boolean): string => {
    const width = widths[index] ?? 0
    const spare = width - displayWidth(whole)
    const text = spare < 0 ? shorten(whole, width, theme.glyphs.ellipsis) : whole
    const styled = isTitle ? theme.out.strong(text) : text
    if (spare <= 0) return styled
    const room = ' '.repeat(spare)
    return spec.columns[index]?.align === 'right' ? room + styled : styled + room
  }
  const gap = ' '.repeat(GAP)
  const lines = rows.map((row) => {
    let line = ''
    for (const index of kept) {
      if (line !== '') line += gap
      line += cell(row[index] ?? '', index, row === titles)
    }
    return line.trimEnd()
  })
  const rule = theme.glyphs.line.repeat(widest(lines, (line) => line))
  if (spec.footer) lines.splice(-1, 0, rule)
  lines.splice(1, 0, rule)
  const left = spec.columns.length - kept.length
  if (left > 0) {
    lines.push(
      theme.out.dim(
        `${left} more column${left === 1 ? '' : 's'}: widen the terminal or use --json`,
      ),
    )
  }
  return lines.join('\n')
}

/** The most columns that one of these texts takes; in a loop, since a table may have thousands of rows. */
function widest<T>(items: readonly T[], textOf: (item: T) => string): number {
  let most = 0
  for (const item of items) most = Math.max(most, displayWidth(textOf(item)))
  return most
}

/** Which columns stay, and how wide each may be. */
function fitColumns(
  columns: readonly Column[],
  natural: readonly number[],
  room: number,
): { kept: number[]; widths: number[] } {
  let kept = columns.map((_, index) => index)
  const least = columns.map((column, index) =>
    Math.min(natural[index] ?? 0, column.least ?? Infinity),
  )
  const total = (widths: readonly number[]): number =>
    kept.reduce((sum, index) => sum + (widths[index] ?? 0), 0) + GAP * Math.max(0, kept.length - 1)
  while (total(least) > room) {
    const ranked = kept.filter((index) => columns[index]?.rank !== undefined)
    if (ranked.length === 0) break
    const goes = ranked.reduce((a, b) =>
      (columns[b]?.rank ?? 0) >= (columns[a]?.rank ?? 0) ? b : a,
    )
    kept = kept.filter((index) => index !== goes)
  }
  const widths = [...natural]
  while (total(widths) > room) {
    const most = kept
      .filter((index) => (widths[index] ?? 0) > (least[index] ?? 0))
      .reduce((a, b) => ((widths[b] ?? 0) > (widths[a] ?? -1) ? b : a), -1)
    if (most < 0) break
    widths[most] = (widths[most] ?? 0) - 1
  }
  return { kept, widths }
}
