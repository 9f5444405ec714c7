import type { Theme } from './theme.ts'

/** Charts show proportions, so that their values are numbers, never amounts to reckon with. */
export interface Bar {
  readonly label: string
  readonly value: number
  /** Printed behind the bar. */
  readonly text: string
}

const WIDEST = 60

/** Horizontal bars, one a line, the longest as wide as there is room. */
export function barChart(bars: readonly Bar[], theme: Theme): string {
  const labels = Math.max(0, ...bars.map((bar) => bar.label.length))
  const texts = Math.max(0, ...bars.map((bar) => bar.text.length))
  const room = Math.max(8, Math.min(WIDEST, theme.width - labels - texts - 4))
  const most = Math.max(0, ...bars.map((bar) => bar.value))
  return bars
    .map((bar) => {
      const length = most > 0 ? Math.round((Math.max(0, bar.value) / most) * room) : 0
      const drawn = theme.glyphs.bar.repeat(bar.value > 0 ? Math.max(1, length) : 0)
      return `${bar.label.padEnd(labels)}  ${theme.out.accent(drawn)} ${bar.text}`.trimEnd()
    })
    .join('\n')
}

/** A line of small columns, one for every value. */
export function sparkline(values: readonly number[], theme: Theme): string {
  const { levels } = theme.glyphs
  const least = Math.min(...values)
  const span = Math.max(...values) - least
  return values
    .map((value) => {
      const level = span === 0 ? 0 : Math.round(((value - least) / span) * (levels.length - 1))
      return levels[level] ?? ''
    })
    .join('')
}

export interface PlotSpec {
  readonly values: readonly number[]
  /** Rows of the drawing. */
  readonly height: number
  /** Text at a height, such as a price. */
  readonly axis: (value: number) => string
  /** Below the drawing: what its left and its right end are. */
  readonly from: string
  readonly to: string
}

/** A curve, such as the price against the size of a trade. */
export function plot(spec: PlotSpec, theme: Theme): string {
  const { values, height } = spec
  const least = Math.min(...values)
  const span = Math.max(...values) - least || 1
  const rows = values.map((value) => Math.round(((value - least) / span) * (height - 1)))
  const labels = Array.from({ length: height }, (_, row) =>
    spec.axis(least + (span * row) / Math.max(1, height - 1)),
  )
  const gutter = Math.max(...labels.map((label) => label.length))
  const lines = labels.map((label, row) => {
    const drawn = rows.map((each) => (each === row ? theme.glyphs.dot : ' ')).join('')
    return `${label.padStart(gutter)} ${theme.glyphs.rule}${theme.out.accent(drawn)}`.trimEnd()
  })
  const foot = `${' '.repeat(gutter + 1)}${theme.glyphs.cross}${theme.glyphs.line.repeat(values.length)}`
  const ends = spec.from + spec.to.padStart(Math.max(1, values.length - spec.from.length))
  return [...lines.reverse(), foot, `${' '.repeat(gutter + 2)}${ends}`].join('\n')
}
