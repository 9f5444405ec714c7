import { formatAmount } from '../../amounts.ts'
import type { Comparison } from '../compare.ts'
import { ROLES } from '../economy/rewards.ts'
import { isMarket } from '../findings/look.ts'
import { figureText, subnetNames } from '../report.ts'
import type { RegimeRun } from '../run/result.ts'
import { priceAxis, priceCurves, shareAxis, shareCurves } from './curves.ts'
import { colourOf, escaped, lineChart } from './svg.ts'

const STYLE = `
:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{max-width:1180px;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin-bottom:0}h2{margin-top:2.2rem;font-size:1.2rem}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(340px,1fr));gap:1.2rem}
figure{margin:0}figcaption{font-weight:600}svg{width:100%;height:auto}
svg text{font-size:11px;fill:currentColor}.rule{stroke:currentColor;stroke-opacity:.15}
table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem;text-align:right;border-bottom:1px solid #8884}
th:first-child,td:first-child,.words{text-align:left}.held{color:#10b981}.broken{color:#e11d48}
.key span{display:inline-block;margin-right:1rem}.key i{display:inline-block;width:.8em;height:.8em;margin-right:.35em}
.dim{opacity:.7}`

/** A comparison as one page that needs nothing else: curves, rewards, claims. */
export function htmlPage(comparison: Comparison): string {
  const { scenario, step, runs } = comparison
  const names = subnetNames(scenario)
  const how = step === 1 ? 'block by block' : `in steps of ${step} blocks where there are markets`
  const parts = [
    `<h1>${escaped(scenario.title)}</h1>`,
    `<p class="dim">${scenario.blocks.toLocaleString('en')} blocks, computed ${how}. The same people, stakes and actions in every regime.</p>`,
    '<h2>Share of emission</h2>',
    `<p class="key">${[...names].map(([, name], place) => `<span><i style="background:${colourOf(place)}"></i>${escaped(name)}</span>`).join('')}</p>`,
    `<div class="charts">${runs.map((run) => figure(run.regime, lineChart(shareCurves(run, names), shareAxis))).join('')}</div>`,
    '<h2>Price of a token, in TAO</h2>',
    `<div class="charts">${runs
      .filter(({ regime }) => isMarket(regime))
      .map((run) => figure(run.regime, lineChart(priceCurves(run, names), priceAxis)))
      .join('')}</div>`,
    '<h2>What the documents claim, and what happened</h2>',
    claims(comparison),
    '<h2>Rewards in TAO, at the prices at which they were earned</h2>',
    table(
      ['', ...runs.map(({ regime }) => regime)],
      ROLES.map((role) => [role, ...runs.map((run) => tao(run.rewards.get(role) ?? 0n))]),
    ),
    '<h2>What each party has won or lost at the end, in TAO</h2>',
    table(['', ...runs.map(({ regime }) => regime)], outcomes(runs)),
  ]
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(scenario.title)}</title><style>${STYLE}</style><body>${parts.join('\n')}</body></html>\n`
}

const figure = (title: string, drawing: string) =>
  `<figure><figcaption>${escaped(title)}</figcaption>${drawing}</figure>`

function claims({ findings }: Comparison): string {
  const rows = findings.map(({ regime, says, held, figures }) => {
    const mark = held === undefined ? '—' : held ? 'yes' : 'no'
    const numbers = figures.map((one) => `${one.name} ${figureText(one)}`).join(' · ')
    return `<tr><td>${regime}</td><td class="words">${escaped(says)}<br><span class="dim">${escaped(numbers)}</span></td><td class="${held === false ? 'broken' : 'held'}">${mark}</td></tr>`
  })
  return `<table><tr><th>Regime</th><th class="words">Claim</th><th>So it was</th></tr>${rows.join('')}</table>`
}

function outcomes(runs: readonly RegimeRun[]): string[][] {
  const names = runs[0]?.parties.map(({ name }) => name) ?? []
  return names.map((name, account) => [
    name,
    ...runs.map(({ parties }) => {
      const party = parties[account]
      return party === undefined ? '' : tao(party.cash + party.wealth - party.capital)
    }),
  ])
}

const tao = (rao: bigint) => formatAmount(rao, { grouped: true, places: 2 })

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = titles.map((title) => `<th>${escaped(title)}</th>`).join('')
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
    .join('')
  return `<table><tr>${head}</tr>${body}</table>`
}
