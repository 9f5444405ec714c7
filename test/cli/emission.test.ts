import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { dtao, temporaryHome } from './dtao.ts'
import { documentOf } from './schema.ts'
import { atTerminal } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'dtao-emission-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Compared {
  readonly regimes: readonly { readonly regime: string; readonly blocks: number }[]
  readonly findings: readonly { readonly regime: string; readonly held: boolean }[]
}

describe('emission compare', () => {
  test('tells programs what happened in every regime', async () => {
    const { stdout, code } = await dtao(
      'emission compare --scenario collusion --blocks 1440 --json'.split(' '),
    )
    expect(code).toBe(0)
    const { regimes, findings } = documentOf(stdout, 'emission-compare').data as Compared
    expect(regimes.map(({ regime }) => regime)).toEqual([
      'root',
      'stao',
      'dtao-launch',
      'dtao',
      'flow',
    ])
    expect(findings.every(({ held }) => held)).toBe(true)
  })

  test('runs a file, only the regimes that are named, and writes a page', async () => {
    const scenario = join(folder, 'mine.json')
    const html = join(folder, 'mine.html')
    const subnets = [{ netuid: 1, name: 'a <b>', pool: { tao: '100', alpha: '200' } }]
    writeFileSync(scenario, JSON.stringify({ name: 'mine', blocks: 400, subnets }))
    const { stdout, stderr, code } = await dtao([
      'emission',
      'compare',
      '-s',
      scenario,
      '--regimes',
      'stao,dtao',
      '--html',
      html,
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Wrote ${html}.\n` })
    expect(stdout).toContain('1 a <b>')
    expect(stdout).not.toContain('dtao-launch')
    const page = readFileSync(html, 'utf8')
    expect(page).toContain('a &lt;b&gt;')
    expect(page).toContain('<polyline')
    expect(page).not.toMatch(/(src|href)=/)
  })

  test('draws what it found', async () => {
    const svg = join(folder, 'exit.svg')
    const { stderr, code } = await dtao([
      'emission',
      'compare',
      '-s',
      'exit',
      '--blocks',
      '720',
      '--svg',
      svg,
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Wrote ${svg}.\n` })
    const drawn = readFileSync(svg, 'utf8')
    expect(drawn.match(/class="caption"/g)).toHaveLength(9)
    expect(drawn).toContain('xmlns="http://www.w3.org/2000/svg"')
  })

  test('shows how far it is, and Ctrl-C ends it well with what it has', async () => {
    const year = ['emission', 'compare', '-s', 'demand', '--blocks', '2628000']
    const terminal = atTerminal(year, folder)
    await terminal.waitFor('root 1%')
    await terminal.waitFor('✔ root')
    await terminal.waitFor('dtao-launch 1%')
    terminal.type('\u0003')
    expect(await terminal.ended).toBe(130)
    const shown = terminal.shown()
    expect(shown).toContain('It was stopped before its end.')
    expect(shown).toContain('Demand changes nothing')
    expect(shown).not.toContain('flow:')
  }, 120_000)

  test.each([
    [['--scenario', 'coup'], 'scenario_unknown', 'Take one of collusion'],
    [['--scenario', join(folder, 'bad.json')], 'scenario_invalid', 'subnets'],
    [['--scenario', 'exit', '--regimes', 'yuma'], 'choice_invalid', ''],
    [[], 'argument_missing', '--scenario'],
  ])('%j is a usage error', async (args, code, words) => {
    writeFileSync(join(folder, 'bad.json'), '{"name":"bad","subnets":[]}')
    const refused = await dtao(['emission', 'compare', ...args, '--json'])
    expect(refused.code).toBe(2)
    expect(refused.stdout).toContain(`"code":"${code}"`)
    expect(refused.stdout).toContain(words)
  })
})

describe('emission ledger', () => {
  const { home, remove } = temporaryHome()
  afterAll(remove)
  const ledger = (...args: string[]) =>
    dtao(['emission', 'ledger', '--network', 'sim', ...args, '--json'], { home })

  test('adds up on every subnet of a new chain', async () => {
    const { stdout, code } = await ledger()
    expect(code).toBe(0)
    const { ledgers } = documentOf(stdout, 'emission-ledger').data as {
      ledgers: { netuid: number; balanced: boolean }[]
    }
    expect(ledgers.map(({ netuid }) => netuid)).toEqual([1, 2, 3, 4])
    expect(ledgers.every(({ balanced }) => balanced)).toBe(true)
  })

  test('is asked only for subnets that are there and have a token', async () => {
    for (const netuid of ['0', '99']) {
      const { stdout, code } = await ledger('--netuid', netuid)
      expect(code).toBe(2)
      expect(stdout).toContain('"code":"subnet_unknown"')
    }
  })
})
