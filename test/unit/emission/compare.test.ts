import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Comparison, compare, stepFor } from '../../../src/emission/compare.ts'
import { REGIMES } from '../../../src/emission/regimes/model.ts'
import { BOX_NAMES, boxed } from '../../../src/emission/scenario/box.ts'
import { parseScenario } from '../../../src/emission/scenario/parse.ts'
import type { ScenarioSubnet } from '../../../src/emission/scenario/scenario.ts'

const TAO = 1_000_000_000n
const SHORT = 3_600

async function figures(comparison: Comparison, regime: string): Promise<Map<string, bigint>> {
  const finding = comparison.findings.find((each) => each.regime === regime)
  return new Map(finding?.figures.map(({ name, value }) => [name, value]))
}

describe('the box', () => {
  test.each(BOX_NAMES)('%s shows in every regime what the documents claim', async (name) => {
    const comparison = await compare(await boxed(name, SHORT))
    expect(comparison.findings.map(({ regime }) => regime)).toEqual([...REGIMES])
    for (const { regime, held, says } of comparison.findings)
      expect(held, `${regime}: ${says}`).toBe(true)
  })

  test('collusion costs nothing under root and much under dtao', async () => {
    const comparison = await compare(await boxed('collusion', SHORT))
    const root = await figures(comparison, 'root')
    expect(root.get('lost on exit')).toBe(0n)
    expect(root.get('got back')).toBe(60_000n * TAO)
    expect(Number(root.get('share at most'))).toBeGreaterThan(0.75e9)
    for (const regime of ['dtao', 'dtao-launch']) {
      const market = await figures(comparison, regime)
      expect(market.get('lost on exit')).toBeGreaterThan(1_000n * TAO)
      expect(Number(market.get('price after'))).toBeGreaterThan(Number(market.get('price before')))
    }
  })
})

describe('colluders', () => {
  test('pay nothing under root and lose on exit under dtao, with whatever capital', async () => {
    const { default: json } = await import('../../../src/emission/scenario/box/collusion.json')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 45_000, max: 400_000 }), async (capital) => {
        const parties = json.parties.map((party) =>
          party.name === 'colluders' ? { ...party, capital: `${capital}` } : party,
        )
        const actions = json.actions.map((action) =>
          action.amount === '60000' ? { ...action, amount: 'all' } : action,
        )
        const scenario = parseScenario({ ...json, blocks: 1_440, parties, actions })
        const comparison = await compare(scenario, { regimes: ['root', 'stao', 'dtao'] })
        const [root, stao, dtao] = await Promise.all(
          ['root', 'stao', 'dtao'].map((regime) => figures(comparison, regime)),
        )
        const invested = BigInt(capital) * TAO
        for (const free of [root, stao]) {
          expect(free?.get('lost on exit')).toBe(0n)
          // What the stake earned in the meantime comes on top.
          expect(free?.get('got back')).toBeGreaterThanOrEqual(invested)
        }
        expect(Number(root?.get('share at most'))).toBeGreaterThan(0.5e9)
        expect(dtao?.get('lost on exit')).toBeGreaterThan(invested / 10n)
      }),
      { numRuns: 8 },
    )
  })
})

describe('a run', () => {
  test('comes out the same every time', async () => {
    const run = async () => compare(await boxed('exit', 1_000))
    expect(await run()).toEqual(await run())
  })

  test.each(['root', 'stao'] as const)('%s makes every rao that people have', async (regime) => {
    const scenario = await boxed('collusion', SHORT)
    const { runs } = await compare(scenario, { regimes: [regime] })
    const [run] = runs
    const had = scenario.parties.reduce((sum, { capital }) => sum + capital, 0n)
    const have = run?.parties.reduce((sum, { cash, wealth }) => sum + cash + wealth, 0n) ?? 0n
    // All is paid out at the last block, which is an epoch's.
    expect(have - had).toBe(run?.emitted)
    const earned = [...(run?.rewards.values() ?? [])].reduce((sum, tao) => sum + tao, 0n)
    expect(earned).toBe(run?.emitted)
  })

  test('emits no more than the curve', async () => {
    const { runs } = await compare(await boxed('demand', SHORT))
    for (const { emitted } of runs) expect(emitted <= BigInt(SHORT) * TAO).toBe(true)
  })

  test('stops when it is told to, and says how far it came', async () => {
    const stop = new AbortController()
    const seen: string[] = []
    const comparison = await compare(await boxed('demand', SHORT), {
      signal: stop.signal,
      progress(regime, block) {
        seen.push(`${regime} ${block}`)
        if (regime === 'stao' && block === 720) stop.abort()
      },
    })
    expect(seen.slice(0, 2)).toEqual(['root 360', 'root 720'])
    expect(comparison.runs.map(({ regime, stopped }) => [regime, stopped])).toEqual([
      ['root', false],
      ['stao', true],
    ])
    expect(comparison.runs[1]?.blocks).toBeLessThan(SHORT)
  })

  test('takes larger steps only where it is long and has many subnets', () => {
    const steps = [
      [1, 32],
      [2_628_000, 8],
      [2_628_001, 8],
      [657_000, 32],
      [2_628_000, 32],
    ].map(([blocks = 0, subnets = 0]) =>
      stepFor({ blocks, subnets: new Array<ScenarioSubnet>(subnets) }),
    )
    expect(steps).toEqual([1, 1, 2, 1, 4])
  })
})

describe('root', () => {
  test('gives seats to the 64 strongest, and their weights alone count', async () => {
    const scenario = parseScenario({
      name: 'seats',
      blocks: 400,
      subnets: [
        { netuid: 1, pool: { tao: '1', alpha: '1' } },
        { netuid: 2, pool: { tao: '1', alpha: '1' } },
      ],
      parties: [
        {
          name: 'strong',
          capital: '6400',
          validators: 64,
          places: [{ netuid: 1, amount: 'all' }],
        },
        // As much in all, but each of its validators is weaker than any that has a seat.
        {
          name: 'many and weak',
          capital: '6400',
          validators: 100,
          places: [{ netuid: 2, amount: 'all' }],
        },
      ],
    })
    const { runs } = await compare(scenario, { regimes: ['root'] })
    const shares = runs[0]?.samples.at(-1)?.shares
    expect(shares?.get(2)).toBe(0n)
    expect(Number(shares?.get(1))).toBeGreaterThan(0.99e9)
  })
})
