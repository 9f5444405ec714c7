/** One curve of a chart; its values are proportions and prices for eyes, never amounts to reckon with. */
export interface Curve {
  readonly name: string
  readonly points: readonly (readonly [block: number, value: number])[]
}

const WIDTH = 560
const HEIGHT = 220
const LEFT = 56
const BOTTOM = 28
const TOP = 8
/** The size of a chart, in its own units. */
export const CHART = { width: WIDTH, height: HEIGHT } as const
/** Told apart by most eyes, on white and on black. */
const COLOURS = [
  '#3b82f6',
  '#f97316',
  '#10b981',
  '#e11d48',
  '#a855f7',
  '#ca8a04',
  '#0ea5e9',
  '#84cc16',
]

/** The colour of a curve's place. */
export function colourOf(place: number): string {
  return COLOURS[place % COLOURS.length] ?? '#888888'
}

/** Text as HTML shows it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Curves over blocks as a drawing with axes. `axis` is the text at a height. */
export function lineChart(curves: readonly Curve[], axis: (value: number) => string): string {
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">${chartBody(curves, axis)}</svg>`
}

/** What is inside of {@link lineChart}, in a room of `CHART` size. */
export function chartBody(curves: readonly Curve[], axis: (value: number) => string): string {
  const points = curves.flatMap((curve) => curve.points)
  const lastBlock = Math.max(1, ...points.map(([block]) => block))
  const most = Math.max(...points.map(([, value]) => value), Number.MIN_VALUE)
  const x = (block: number) => LEFT + ((WIDTH - LEFT - 8) * block) / lastBlock
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most)
  const lines = curves.map(
    (curve, place) =>
      `<polyline fill="none" stroke="${colourOf(place)}" stroke-width="2" points="${curve.points
        .map(([block, value]) => `${x(block).toFixed(1)},${y(value).toFixed(1)}`)
        .join(' ')}"><title>${escaped(curve.name)}</title></polyline>`,
  )
  const marks = [0, 0.5, 1].map((part) => {
    const height = y(most * part).toFixed(1)
    return `<line x1="${LEFT}" x2="${WIDTH - 8}" y1="${height}" y2="${height}" class="rule"/><text x="${LEFT - 6}" y="${height}" dy="4" text-anchor="end">${escaped(axis(most * part))}</text>`
  })
  const ends = `<text x="${LEFT}" y="${HEIGHT - 8}">block 0</text><text x="${WIDTH - 8}" y="${HEIGHT - 8}" text-anchor="end">${lastBlock.toLocaleString('en')}</text>`
  return `${marks.join('')}${lines.join('')}${ends}`
}
