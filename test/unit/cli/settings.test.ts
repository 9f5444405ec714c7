import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  configPath,
  readBtcliConfig,
  readConfig,
  writeConfig,
} from '../../../src/cli/config-file.ts'
import { homeDirectory } from '../../../src/cli/home.ts'
import {
  SETTING_NAMES,
  SETTINGS,
  settingNamed,
  withHome,
} from '../../../src/cli/setting-definitions.ts'
import { Settings } from '../../../src/cli/settings.ts'

let home: string
let env: Record<string, string>

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dtao-settings-'))
  vi.stubEnv('HOME', home)
  env = { DTAO_CONFIG: join(home, 'dtao.json') }
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

test('an empty HOME is none: the system knows where the user lives', () => {
  vi.stubEnv('HOME', '')
  expect(homeDirectory()).toBe(userInfo().homedir)
  expect(new Settings(env).get('wallet-path')).toBe(
    join(userInfo().homedir, '.bittensor', 'wallets'),
  )
})

describe('Settings', () => {
  test('a path is whole, and known as it was written', () => {
    const settings = new Settings({ ...env, DTAO_WALLET_PATH: './a//b' })
    expect(settings.get('wallet-path')).toBe(join(process.cwd(), 'a', 'b'))
    expect(settings.written('wallet-path')).toBe('./a//b')
    expect(new Settings(env).written('wallet-path')).toBeUndefined()
    expect(withHome('~/a//b')).toBe(`${home}/a//b`)
  })

  test('flag beats environment beats file beats btcli beats default, and each says so', () => {
    expect(new Settings(env).explain('wallet')).toEqual({
      value: undefined,
      source: 'default',
      origin: '',
    })
    mkdirSync(join(home, '.bittensor'))
    writeFileSync(join(home, '.bittensor', 'config.yml'), 'wallet_name: from_btcli\n')
    expect(new Settings(env).explain('wallet')).toMatchObject({
      value: 'from_btcli',
      source: 'btcli',
    })
    writeConfig(configPath(env), { wallet: 'from_file' })
    expect(new Settings(env).explain('wallet')).toEqual({
      value: 'from_file',
      source: 'config',
      origin: env.DTAO_CONFIG,
    })
    const set = { ...env, BT_WALLET: 'from_env' }
    expect(new Settings(set).explain('wallet')).toMatchObject({
      value: 'from_env',
      source: 'environment',
      origin: 'BT_WALLET',
    })
    const given = new Map([['wallet' as const, { text: 'from_flag', flag: '--name' }]])
    expect(new Settings(set, given).explain('wallet')).toEqual({
      value: 'from_flag',
      source: 'flag',
      origin: '--name',
    })
  })

  test('our own variables beat those of btcli, and an empty variable says nothing', () => {
    expect(new Settings({ ...env, DTAO_WALLET: 'a', BT_WALLET: 'b' }).get('wallet')).toBe('a')
    expect(new Settings({ ...env, DTAO_WALLET: '', BT_WALLET: 'b' }).get('wallet')).toBe('b')
  })

  test('a real network is never inherited from btcli', () => {
    mkdirSync(join(home, '.bittensor'))
    writeFileSync(join(home, '.bittensor', 'config.yml'), 'network: finney\n')
    expect(new Settings(env).get('network')).toBe('auto')
  })

  test('values have types, and ~ is the home directory', () => {
    writeConfig(configPath(env), { tolerance: '1%', partial: 'true', 'wallet-path': '~/keys' })
    const settings = new Settings(env)
    expect(settings.get('tolerance')).toBe(10_000_000n)
    expect(settings.get('partial')).toBe(true)
    expect(settings.get('wallet-path')).toBe(join(homedir(), 'keys'))
  })

  test('a value that makes no sense names where it is from', () => {
    expect(() => new Settings({ ...env, DTAO_TOLERANCE: '7' }).get('tolerance')).toThrowError(
      expect.objectContaining({
        code: 'tolerance_invalid',
        exitCode: 2,
        message: '"7" is no tolerance. (tolerance from DTAO_TOLERANCE)',
      }),
    )
  })

  test('the data directory follows XDG', () => {
    expect(new Settings({ ...env, XDG_DATA_HOME: '/data' }).get('data-dir')).toBe('/data/dtao')
    expect(new Settings(env).get('data-dir')).toBe(join(home, '.local', 'share', 'dtao'))
  })

  test('every setting has flags and variables that no other has', () => {
    for (const part of ['flags', 'env'] as const) {
      const names = SETTING_NAMES.flatMap((name) => SETTINGS[name][part])
      expect(new Set(names).size).toBe(names.length)
    }
    expect(settingNamed('wallet_name')).toBe('wallet')
    expect(settingNamed('toString')).toBeUndefined()
  })
})

describe('the configuration file', () => {
  test('is where DTAO_CONFIG or XDG say', () => {
    expect(configPath({ DTAO_CONFIG: '/x/y.json' })).toBe('/x/y.json')
    expect(configPath({ XDG_CONFIG_HOME: '/xdg' })).toBe('/xdg/dtao/config.json')
    expect(configPath({})).toBe(join(home, '.config', 'dtao', 'config.json'))
  })

  test('is made with its directories, and is empty where it is not there', () => {
    const path = join(home, 'a', 'b', 'config.json')
    expect(readConfig(path)).toEqual({})
    writeConfig(path, { wallet: 'alice' })
    expect(readConfig(path)).toEqual({ wallet: 'alice' })
    expect(readFileSync(path, 'utf8')).toBe('{\n  "wallet": "alice"\n}\n')
  })

  test.each(['[]', 'null', '"x"', '{', '{"a":{}}'])('%j is refused', (content) => {
    writeFileSync(env.DTAO_CONFIG ?? '', content)
    expect(() => readConfig(env.DTAO_CONFIG ?? '')).toThrowError(
      expect.objectContaining({ code: 'config_invalid', exitCode: 2 }),
    )
  })

  test('a place that cannot be written is an error and leaves nothing behind', () => {
    writeFileSync(join(home, 'file'), '')
    expect(() => writeConfig(join(home, 'file', 'config.json'), {})).toThrowError(
      expect.objectContaining({ code: 'config_unwritable', exitCode: 1 }),
    )
  })

  test("btcli's scalars are read, its lists and empty values are not", () => {
    const path = join(home, 'config.yml')
    writeFileSync(
      path,
      [
        'wallet_name: alice # mine',
        "wallet_path: '~/keys'",
        'wallet_hotkey: "h1"',
        'rate_tolerance: 0.005',
        'network: null',
        'metagraph_cols:',
        '  UID: true',
      ].join('\n'),
    )
    expect(readBtcliConfig(path)).toEqual({
      wallet_name: 'alice',
      wallet_path: '~/keys',
      wallet_hotkey: 'h1',
      rate_tolerance: '0.005',
    })
  })
})
