import type { Comparison } from '../../emission/compare.ts'
import { ROLES } from '../../emission/economy/rewards.ts'
import { figureText, shareText, subnetNames } from '../../emission/report.ts'
import type { RegimeRun } from '../../emission/run/result.ts'
import { sparkline } from '../ui/chart.ts'
import type { Ui } from '../ui/ui.ts'
import { brief } from './money.ts'

/** Columns of a curve. */
const CURVE = 24

/** A comparison for people: shares with their curves, rewards, outcomes, and what the documents claim. */
export function renderComparison(comparison: Comparison, ui: Ui): void {
  const { scenario, runs } = comparison
  ui.print(ui.theme.out.strong(scenario.title))
  ui.print(`${scenario.blocks.toLocaleString('en')} blocks`)
  ui.print('')
  renderShares(comparison, ui)
  renderAmounts('Rewards in TAO', ROLES.map(String), runs, ui, (run, i) =>
    run.rewards.get(ROLES[i] ?? 'root'),
  )
  const names = runs[0]?.parties.map(({ name }) => name) ?? []
  renderAmounts('Won or lost in TAO', names, runs, ui, ({ parties }, i) => {
    const party = parties[i]
    return party === undefined ? undefined : party.cash + party.wealth - party.capital
  })
  renderFindings(comparison, ui)
}

function renderShares({ scenario, runs }: Comparison, ui: Ui): void {
  const rows = [...subnetNames(scenario)].flatMap(([netuid, name]) =>
    runs.map((run, i) => {
      const values = run.samples.map(({ shares }) => shares.get(netuid) ?? 0n)
      const every = Math.max(1, Math.ceil(values.length / CURVE))
      // Columns of a sparkline are proportions, so that doubles will do.
      const curve = values.filter((_, at) => at % every === 0).map(Number)
      return [
        i === 0 ? `${netuid} ${name}` : '',
        run.regime,
        shareText(values[0] ?? 0n),
        ui.theme.out.accent(sparkline(curve, ui.theme)),
        shareText(values.at(-1) ?? 0n),
      ]
    }),
  )
  ui.table({
    columns: [
      { title: 'Subnet', least: 8 },
      { title: 'Regime' },
      { title: 'First', align: 'right' },
      { title: 'Share of emission', rank: 1 },
      { title: 'Last', align: 'right' },
    ],
    rows,
  })
  ui.print('')
}

function renderAmounts(
  title: string,
  names: readonly string[],
  runs: readonly RegimeRun[],
  ui: Ui,
  of: (run: RegimeRun, row: number) => bigint | undefined,
): void {
  ui.table({
    columns: [
      { title, least: 8 },
      ...runs.map(({ regime }) => ({ title: regime, align: 'right' as const })),
    ],
    rows: names.map((name, i) => [
      name,
      ...runs.map((run) => {
        const rao = of(run, i)
        return rao === undefined ? '' : brief(rao, 2)
      }),
    ]),
  })
  ui.print('')
}

function renderFindings({ findings }: Comparison, ui: Ui): void {
  const { out, glyphs } = ui.theme
  let claim = ''
  for (const finding of findings) {
    if (finding.claim !== claim) {
      claim = finding.claim
      ui.print(out.strong(claim))
    }
    const mark =
      finding.held === undefined ? ' ' : finding.held ? out.good(glyphs.good) : out.bad(glyphs.bad)
    ui.print(`${mark} ${finding.regime}: ${finding.says}`)
    const numbers = finding.figures.map((figure) => `${figure.name} ${figureText(figure)}`)
    ui.print(out.dim(`    ${numbers.join(', ')}`))
  }
}
