import type { Comparison } from '../compare.ts'
import { isMarket } from '../findings/look.ts'
import { subnetNames } from '../report.ts'
import { priceAxis, priceCurves, shareAxis, shareCurves } from './curves.ts'
import { CHART, chartBody, colourOf, escaped } from './svg.ts'

const COLUMNS = 3
const GAP = 24
const CAPTION = 26
const HEAD = 44
const KEY_LINE = 18
/** Dark on white, whatever the page around it has. */
const STYLE =
  'text{font:13px system-ui,sans-serif;fill:#222}.title{font-size:20px;font-weight:600}.caption{font-size:15px;font-weight:600}.rule{stroke:#222;stroke-opacity:.15}'

/** A drawing in the grid: a caption and what is below it. */
interface Cell {
  readonly caption: string
  readonly body: string
}

/** A comparison as one drawing that needs nothing else: shares under every regime, prices where there are markets. */
export function picture(comparison: Comparison): string {
  const { scenario, runs } = comparison
  const names = subnetNames(scenario)
  const cells: Cell[] = [
    ...runs.map((run) => ({
      caption: `${run.regime}: share of emission`,
      body: chartBody(shareCurves(run, names), shareAxis),
    })),
    { caption: 'subnets', body: key([...names.values()]) },
    ...runs
      .filter(({ regime }) => isMarket(regime))
      .map((run) => ({
        caption: `${run.regime}: price in TAO`,
        body: chartBody(priceCurves(run, names), priceAxis),
      })),
  ]
  const wide = COLUMNS * CHART.width + (COLUMNS + 1) * GAP
  const high = HEAD + Math.ceil(cells.length / COLUMNS) * (CHART.height + CAPTION + GAP)
  const title = `${scenario.title}: ${scenario.blocks.toLocaleString('en')} blocks`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" role="img" aria-label="${escaped(title)}">`,
    `<style>${STYLE}</style><rect width="${wide}" height="${high}" fill="#fff"/>`,
    `<text class="title" x="${GAP}" y="30">${escaped(title)}</text>`,
    ...cells.map(placed),
    '</svg>\n',
  ].join('\n')
}

function placed({ caption, body }: Cell, place: number): string {
  const x = GAP + (place % COLUMNS) * (CHART.width + GAP)
  const y = HEAD + Math.floor(place / COLUMNS) * (CHART.height + CAPTION + GAP)
  return `<g transform="translate(${x},${y})"><text class="caption" y="16">${escaped(caption)}</text><g transform="translate(0,${CAPTION})">${body}</g></g>`
}

/** Which colour is which subnet. */
function key(names: readonly string[]): string {
  const rows = Math.floor(CHART.height / KEY_LINE)
  return names
    .map((name, place) => {
      const x = Math.floor(place / rows) * (CHART.width / COLUMNS)
      const y = 8 + (place % rows) * KEY_LINE
      return `<rect x="${x}" y="${y}" width="12" height="12" fill="${colourOf(place)}"/><text x="${x + 20}" y="${y + 11}">${escaped(name)}</text>`
    })
    .join('')
}
