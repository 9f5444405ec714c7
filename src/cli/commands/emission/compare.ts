import { existsSync, readFileSync } from 'node:fs'
import { type Comparison, compare, stepFor } from '../../../emission/compare.ts'
import { htmlPage } from '../../../emission/html/page.ts'
import { picture } from '../../../emission/html/picture.ts'
import { REGIMES } from '../../../emission/regimes/model.ts'
import { BOX_NAMES, boxed, withBlocks } from '../../../emission/scenario/box.ts'
import { parseScenario } from '../../../emission/scenario/parse.ts'
import type { Scenario } from '../../../emission/scenario/scenario.ts'
import { UsageError } from '../../../errors/base.ts'
import { list, option } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { comparisonJson } from '../../present/emission.ts'
import { renderComparison } from '../../present/emission-tables.ts'
import { count, oneOf, text } from '../../values.ts'
import { writeWhole } from '../../whole-file.ts'

/** How many times a regime says how far it is. */
const REPORTS = 100

/** Mode of a page: it is made to be shown. */
const PUBLIC = 0o666

interface Result {
  readonly comparison: Comparison
  /** The files that were asked for besides. */
  readonly written: readonly string[]
  readonly stopped: boolean
}

export const command = defineCommand({
  args: {
    scenario: option({
      flags: ['--scenario', '-s'],
      value: 'name|file',
      help: `${BOX_NAMES.join(', ')}, or a JSON file of your own`,
      parse: text,
    }),
    blocks: option({
      flags: ['--blocks', '-b'],
      value: 'number',
      help: 'how many blocks to run; a year has 2,628,000',
      parse: count,
    }),
    regimes: list({
      flags: ['--regimes', '--regime', '-r'],
      value: REGIMES.join('|'),
      help: 'only these regimes, all of them by default',
      parse: oneOf(...REGIMES),
    }),
    step: option({
      flags: ['--step'],
      value: 'blocks',
      help: 'blocks computed at once where there are markets: 1, which is exact, up to a year of 8 subnets',
      parse: count,
    }),
    html: option({
      flags: ['--html'],
      value: 'file',
      help: 'also write a page with the curves',
      parse: text,
    }),
    svg: option({
      flags: ['--svg'],
      value: 'file',
      help: 'also write a drawing of them',
      parse: text,
    }),
  },
  description:
    'Runs the same people, stakes and actions through Root, STAO and Dynamic TAO, and says what the documents claim and what happened. It needs no chain. Ctrl-C stops it with what it has.',
  examples: [
    'dtao emission compare --scenario collusion',
    'dtao emission compare --scenario demand --blocks 2628000 --html demand.html',
    'dtao emission compare --scenario mine.json --regimes stao,dtao --json',
  ],
  longRunning: true,
  async run(ctx, args): Promise<Result> {
    const scenario = await scenarioOf(ctx, args.scenario, args.blocks)
    const step = args.step ?? stepFor(scenario)
    const comparison = await compared(ctx, scenario, args.regimes, step)
    if (args.html !== undefined) writeWhole(args.html, htmlPage(comparison), PUBLIC)
    if (args.svg !== undefined) writeWhole(args.svg, picture(comparison), PUBLIC)
    const written = [args.html, args.svg].filter((file) => file !== undefined)
    return { comparison, written, stopped: ctx.signal.aborted }
  },
  render({ comparison, written, stopped }, ui) {
    renderComparison(comparison, ui)
    if (comparison.step > 1)
      ui.note(`Markets were computed ${comparison.step} blocks at a time; --step 1 is exact.`)
    if (stopped) ui.warn('It was stopped before its end.')
    for (const file of written) ui.note(`Wrote ${file}.`)
  },
  json: ({ comparison }) => comparisonJson(comparison),
  exitCode: ({ stopped }) => (stopped ? 130 : 0),
})

async function scenarioOf(
  ctx: Context,
  named: string | undefined,
  blocks: number | undefined,
): Promise<Scenario> {
  const name =
    named ??
    (await ctx.need('--scenario', (prompt) =>
      prompt.select(
        'Which scenario?',
        BOX_NAMES.map((each) => ({ name: each, value: each })),
      ),
    ))
  if (BOX_NAMES.includes(name) || !existsSync(name)) return boxed(name, blocks)
  return parseScenario(withBlocks(jsonOf(name), blocks))
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new UsageError(`${path} is no scenario: ${error.message}.`, 'scenario_invalid', {
      cause: error,
    })
  }
}

async function compared(
  ctx: Context,
  scenario: Scenario,
  regimes: readonly (typeof REGIMES)[number][],
  step: number,
): Promise<Comparison> {
  const progress = await ctx.ui.progress()
  const every = Math.max(scenario.tempo, Math.floor(scenario.blocks / REPORTS))
  let current = ''
  let told = 0
  try {
    const comparison = await compare(scenario, {
      ...(regimes.length > 0 ? { regimes } : {}),
      step,
      signal: ctx.signal,
      progress(regime, block) {
        if (regime !== current) {
          current = regime
          told = 0
          progress.stage(regime)
        }
        if (block - told < every) return
        told = block
        progress.update(`${regime} ${Math.floor((100 * block) / scenario.blocks)}%`)
      },
    })
    progress.done()
    return comparison
  } catch (error) {
    progress.stop()
    throw error
  }
}
