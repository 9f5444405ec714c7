import { readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dtao, temporaryHome } from './dtao.ts'
import { documentOf } from './schema.ts'
import { atTerminal } from './terminal.ts'

let home: string
let remove: () => void
let file: string

beforeEach(() => {
  ;({ home, remove } = temporaryHome())
  file = join(home, '.config', 'dtao', 'config.json')
})

afterEach(() => remove())

describe('dtao config', () => {
  test('set, get, show, unset and path agree with each other', async () => {
    expect(await dtao(['config', 'path'], { home })).toMatchObject({ code: 0, stdout: `${file}\n` })
    const set = await dtao(['config', 'set', 'tolerance', '1%', '--json'], { home })
    expect(documentOf(set.stdout, 'config-set').data).toEqual({
      path: file,
      written: { tolerance: '1%' },
    })
    const get = await dtao(['config', 'get', 'tolerance', '--json'], { home })
    expect(documentOf(get.stdout, 'config-get').data).toEqual({
      name: 'tolerance',
      value: '1%',
      source: 'config',
      origin: file,
    })
    const show = await dtao(['config', 'show', '--json', '--wallet', 'w'], { home })
    expect(documentOf(show.stdout, 'config-show').data).toMatchObject({
      settings: expect.arrayContaining([
        { name: 'wallet', value: 'w', source: 'flag', origin: '--wallet' },
      ]),
    })
    const unset = await dtao(['config', 'unset', 'tolerance', '--json'], { home })
    expect(documentOf(unset.stdout, 'config-unset').data).toEqual({
      path: file,
      removed: ['tolerance'],
    })
    expect((await dtao(['config', 'get', 'tolerance'], { home })).stdout).toBe('0.5%\n')
  })

  test("btcli's way of setting works: by flags, many at once", async () => {
    const flags = ['--wallet-name', 'alice', '--network', 'sim', '--rate-tolerance', '0.01']
    expect(await dtao(['c', 'set', ...flags], { home })).toMatchObject({ code: 0 })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      network: 'sim',
      wallet: 'alice',
      tolerance: '0.01',
    })
  })

  test('the environment beats the file, and show says so', async () => {
    await dtao(['config', 'set', 'wallet', 'a'], { home })
    const { stdout } = await dtao(['config', 'show'], { home, env: { BT_WALLET: 'b' } })
    expect(stdout).toMatch(/^wallet +b +BT_WALLET$/m)
  })

  test('show keeps the password of an address to itself', async () => {
    const env = { DTAO_NETWORK: 'ws://me:secret@127.0.0.1:1' }
    for (const argv of [['show'], ['show', '--json']]) {
      const { stdout, stderr } = await dtao(['config', ...argv], { home, env })
      expect(stdout).toContain('ws://127.0.0.1:1')
      expect(stdout + stderr).not.toContain('secret')
    }
    const { stdout } = await dtao(['config', 'get', 'network'], { home, env })
    expect(stdout).toBe(`${env.DTAO_NETWORK}\n`)
  })

  test('--dry-run writes nothing', async () => {
    await dtao(['config', 'set', 'wallet', 'a', '--dry-run'], { home })
    expect((await dtao(['config', 'get', 'wallet'], { home })).stdout).toBe('\n')
  })

  test.each([
    [['set', 'tolerance', '5'], 'tolerance_invalid'],
    [['set', 'partial', 'maybe'], 'setting_invalid'],
    [['set', 'wallet'], 'argument_missing'],
    [['set'], 'argument_missing'],
    [['unset'], 'argument_missing'],
    [['set', 'colour', 'red'], 'setting_unknown'],
  ])('%j is refused as %s and writes nothing', async (argv, code) => {
    const { stdout, code: exit } = await dtao(['config', ...argv, '--json'], { home })
    expect(documentOf(stdout)).toMatchObject({ ok: false, error: { code } })
    expect(exit).toBe(2)
    expect(() => readFileSync(file)).toThrow('ENOENT')
  })

  test('a value that is wrong by now can be replaced, and a linked file stays linked', async () => {
    const real = join(home, 'dotfiles.json')
    const env = { DTAO_CONFIG: join(home, 'linked.json') }
    writeFileSync(real, '{"tolerance":"abc"}')
    symlinkSync(real, env.DTAO_CONFIG)
    const set = await dtao(['config', 'set', 'tolerance', '1%'], { home, env })
    expect(set).toMatchObject({ code: 0, stdout: 'tolerance = 1%\n' })
    expect(JSON.parse(readFileSync(real, 'utf8'))).toEqual({ tolerance: '1%' })
    const flags = await dtao(['config', 'set', '--tolerance', 'much'], { home, env })
    expect(flags.code).toBe(2)
  })

  test('what is far too large for settings is not read', async () => {
    const env = { DTAO_CONFIG: join(home, 'large.json') }
    writeFileSync(env.DTAO_CONFIG, '')
    expect(await dtao(['config', 'get', 'wallet'], { home, env })).toMatchObject({ code: 0 })
    truncateSync(env.DTAO_CONFIG, 2 ** 32)
    const { code, stdout } = await dtao(['config', 'get', 'wallet', '--json'], { home, env })
    expect(code).toBe(2)
    expect(documentOf(stdout)).toMatchObject({ error: { code: 'config_unreadable' } })
  })

  test('a broken file is named, and its path can still be asked for', async () => {
    const env = { DTAO_CONFIG: join(home, 'broken.json') }
    writeFileSync(env.DTAO_CONFIG, '{')
    const shown = await dtao(['config', 'show'], { home, env })
    expect(shown.code).toBe(2)
    expect(shown.stderr).toContain(env.DTAO_CONFIG)
    expect(await dtao(['config', 'path'], { home, env })).toMatchObject({ code: 0 })
  })
})

describe('at a terminal', () => {
  test('a missing word is asked for, and a bad answer is explained', async () => {
    const terminal = atTerminal(['config', 'set', 'tolerance'], home)
    await terminal.waitFor('How far the price may move')
    terminal.type('7\r')
    await terminal.waitFor('"7" is no tolerance')
    terminal.type('\u007f2%\r')
    expect(await terminal.ended).toBe(0)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ tolerance: '2%' })
  })

  test('Ctrl-C at a question ends with 130 and changes nothing', async () => {
    const terminal = atTerminal(['config', 'get'], home)
    await terminal.waitFor('Name of the setting')
    terminal.type('\u0003')
    expect(await terminal.ended).toBe(130)
    expect(terminal.shown()).toContain('Cancelled')
  })

  test('--yes asks for nothing', async () => {
    const terminal = atTerminal(['config', 'get', '--yes'], home)
    expect(await terminal.ended).toBe(2)
    expect(terminal.shown()).toContain('<name> is missing')
  })

  test('colours are there, and NO_COLOR takes them away', async () => {
    const coloured = atTerminal(['config', 'show'], home)
    expect(await coloured.ended).toBe(0)
    const plain = atTerminal(['config', 'show'], home, { NO_COLOR: '1' })
    expect(await plain.ended).toBe(0)
    expect(plain.shown()).toContain('Setting')
  })
})
