import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DamagedChangeError, UnsafeFileError } from '../../../../src/errors/wallet.ts'
import { recoverWallet } from '../../../../src/wallet/store/change.ts'
import { listWallets } from '../../../../src/wallet/store/list.ts'

let root: string
let wallet: string
let commit: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtao-plan-'))
  wallet = join(root, 'wallets', 'w')
  commit = join(wallet, '.dtao-commit')
  mkdirSync(commit, { recursive: true })
  for (const name of ['new-0', 'new-1', 'old-0']) writeFileSync(join(commit, name), name)
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

function plan(steps: unknown): void {
  writeFileSync(join(commit, 'plan.json'), JSON.stringify(steps))
}

describe('the plan of an unfinished change', () => {
  it('is carried out where every step is one of a change of keys', () => {
    mkdirSync(join(wallet, 'hotkeys'))
    mkdirSync(join(wallet, 'backups'))
    plan([
      { staged: 'new-0', path: 'coldkeypub.txt', old: 'old-0', backup: 'backups/coldkeypub.txt.1' },
      { staged: 'new-1', path: 'hotkeys/a hotkey.1pub.txt' },
    ])
    recoverWallet(wallet)
    expect(readFileSync(join(wallet, 'coldkeypub.txt'), 'utf8')).toBe('new-0')
    expect(readFileSync(join(wallet, 'backups', 'coldkeypub.txt.1'), 'utf8')).toBe('old-0')
    expect(readFileSync(join(wallet, 'hotkeys', 'a hotkey.1pub.txt'), 'utf8')).toBe('new-1')
    expect(existsSync(commit)).toBe(false)
  })

  const good = { staged: 'new-0', path: 'coldkey' }
  it.each<[string, unknown]>([
    ['no list', good],
    ['no steps', []],
    ['a step that is none', [null]],
    ['a path out of the wallet', [{ ...good, path: '../../victim' }]],
    ['an absolute path', [{ ...good, path: '/tmp/victim' }]],
    ['another file of the wallet', [{ ...good, path: 'notes.txt' }]],
    ['a hotkey that is a path', [{ ...good, path: 'hotkeys/../../victim' }]],
    ['a hotkey in a folder', [{ ...good, path: 'hotkeys/a/b' }]],
    ['a hotkey without a name', [{ ...good, path: 'hotkeys/pub.txt' }]],
    ['a file from elsewhere', [{ ...good, staged: '../../a/coldkey' }]],
    ['the file of another step', [{ ...good, staged: 'new-1' }]],
    ['an old file from elsewhere', [{ ...good, old: '../coldkey', backup: 'backups/coldkey.1' }]],
    ['a backup elsewhere', [{ ...good, old: 'old-0', backup: 'backups/../../victim' }]],
    ['a backup that is hidden', [{ ...good, old: 'old-0', backup: 'backups/.x' }]],
    ['an old file without a backup', [{ ...good, old: 'old-0' }]],
    ['a good step and a bad one', [good, { staged: 'new-1', path: '../victim' }]],
  ])('with %s is refused before any step', (_what, steps) => {
    plan(steps)
    expect(() => recoverWallet(wallet)).toThrow(DamagedChangeError)
    expect(readdirSync(commit).sort()).toEqual(['new-0', 'new-1', 'old-0', 'plan.json'])
    expect(readdirSync(wallet)).toEqual(['.dtao-commit'])
    expect(readdirSync(root)).toEqual(['wallets'])
  })

  it('that is missing or no JSON is refused', () => {
    expect(() => recoverWallet(wallet)).toThrow('no plan.json')
    writeFileSync(join(commit, 'plan.json'), '[{"staged"')
    expect(() => recoverWallet(wallet)).toThrow(DamagedChangeError)
  })

  it('leads through no link', () => {
    const outside = join(root, 'outside')
    mkdirSync(outside)
    plan([{ staged: 'new-0', path: 'hotkeys/h' }])
    symlinkSync(outside, join(wallet, 'hotkeys'))
    expect(() => recoverWallet(wallet)).toThrow(DamagedChangeError)
    rmSync(join(wallet, 'hotkeys'))
    mkdirSync(join(wallet, 'hotkeys'))
    rmSync(join(commit, 'new-0'))
    symlinkSync(outside, join(commit, 'new-0'))
    expect(() => recoverWallet(wallet)).toThrow(DamagedChangeError)
    rmSync(commit, { recursive: true })
    symlinkSync(outside, commit)
    expect(() => recoverWallet(wallet)).toThrow(DamagedChangeError)
    rmSync(commit)
    mkdirSync(commit)
    symlinkSync('/dev/zero', join(commit, 'plan.json'))
    expect(() => recoverWallet(wallet)).toThrow(UnsafeFileError)
    expect(readdirSync(outside)).toEqual([])
  })

  it('keeps no other wallet from being listed, nor what can be read of its own', async () => {
    mkdirSync(join(root, 'wallets', 'x', 'hotkeys'), { recursive: true })
    writeFileSync(join(root, 'wallets', 'x', 'hotkeys', 'h'), '')
    writeFileSync(join(wallet, 'coldkey'), '')
    const { wallets, unreadable } = await listWallets(join(root, 'wallets'))
    expect(wallets.map(({ name }) => name)).toEqual(['w', 'x'])
    expect(unreadable).toEqual([{ name: 'w', reason: expect.stringContaining(commit) }])
  })
})
