import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEV_PHRASE } from '../../src/wallet/keys/uri.ts'
import { cleanEnv, DTAO, dtao, type Finished, temporaryHome } from './dtao.ts'
import { documentOf } from './schema.ts'
import { atTerminal } from './terminal.ts'

const DEV = '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV'
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'
const PASSWORD = 'correct horse battery'

/** argon2 takes seconds, and longer on a busy machine. */
const SLOW = 240_000

let home: string
let remove: () => void

beforeEach(() => {
  ;({ home, remove } = temporaryHome())
})
afterEach(() => remove())

function file(...parts: string[]): string {
  return join(home, '.bittensor', 'wallets', ...parts)
}

function wallet(...argv: string[]): Promise<Finished> {
  return dtao(['wallet', ...argv], { home })
}

/** Runs with something on standard input; under a limit, no file may get longer than that many blocks. */
function fed(input: string, argv: readonly string[], limit?: number): Promise<Finished> {
  const words = [process.execPath, DTAO, 'wallet', ...argv]
  const [program = '', ...rest] =
    limit === undefined ? words : ['sh', '-c', `ulimit -f ${limit}; exec "$@"`, 'sh', ...words]
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { env: cleanEnv(home) })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin.end(input)
  })
}

function errorOf({ stdout, stderr, code }: Finished) {
  const { error } = documentOf(stdout) as { error: { code: string; message: string } }
  return { code: error.code, message: error.message, exit: code, all: stdout + stderr }
}

function passwordFile(): string {
  const path = join(home, 'password')
  writeFileSync(path, PASSWORD, { mode: 0o600 })
  return path
}

/** A wallet with //Alice as its coldkey and //Bob as hotkey h, unencrypted. */
async function aliceAndBob(): Promise<void> {
  await wallet('new-coldkey', '--wallet', 'w', '--no-password', '--uri', '//Alice')
  await wallet('new-hotkey', '--wallet', 'w', '--hotkey', 'h', '--uri', '//Bob')
}

/** What a terminal showed, wherever it broke its lines. */
function joined(text: string): string {
  return text.replace(/\s+/g, '')
}

describe('create', () => {
  test('asks once for all that it replaces, before it writes anything', async () => {
    await aliceAndBob()
    const argv = ['wallet', 'create', '--wallet', 'w', '--hotkey', 'h', '--overwrite']
    const no = atTerminal([...argv, '--no-password'], home)
    await no.waitFor('The old files stay')
    no.type('n\r')
    expect(await no.ended).toBe(130)
    expect(joined(no.shown())).toContain(`thecoldkeyofwalletw(${ALICE})by5`)
    expect(joined(no.shown())).toContain(`andhotkeyhofwalletw(${BOB})by5`)
    expect(existsSync(file('w', 'backups'))).toBe(false)
    const yes = atTerminal([...argv, '--no-password'], home)
    await yes.waitFor('The old files stay')
    yes.type('y\r')
    expect(await yes.ended).toBe(0)
    expect(readdirSync(file('w', 'backups'))).toHaveLength(4)
  })

  test('that is left at the password has written nothing', async () => {
    await aliceAndBob()
    const argv = ['--wallet', 'w', '--hotkey', 'new', '--overwrite', '--no-password']
    const terminal = atTerminal(['wallet', 'create', ...argv, '--encrypt-hotkey'], home)
    await terminal.waitFor('The old files stay')
    terminal.type('y\r')
    await terminal.waitFor('New password for')
    terminal.type('\u0003')
    expect(await terminal.ended).toBe(130)
    expect(terminal.shown()).toContain('nothing was changed')
    expect(readdirSync(file('w'))).toEqual(['coldkey', 'coldkeypub.txt', 'hotkeys'])
    expect(readdirSync(file('w', 'hotkeys'))).toEqual(['h', 'hpub.txt'])
  })

  test('takes one password for both keys, and says that it has encrypted', {
    timeout: SLOW,
  }, async () => {
    const argv = ['wallet', 'create', '--wallet', 'w', '--hotkey', 'h', '--encrypt-hotkey']
    const terminal = atTerminal(argv, home)
    for (const question of ['New password for', 'The same password again']) {
      await terminal.waitFor(question)
      terminal.type(`${PASSWORD}\r`)
    }
    expect(await terminal.ended).toBe(0)
    for (const key of [file('w', 'coldkey'), file('w', 'hotkeys', 'h')])
      expect(readFileSync(key, 'latin1').slice(0, 5)).toBe('$NACL')
    expect(terminal.shown()).toContain('✔ Encrypting')
    expect(terminal.shown()).not.toContain('✖')
  })

  test('makes both keys of a URI that standard input says once', async () => {
    const argv = ['create', '--wallet', 'w', '--hotkey', 'h', '--no-password', '--uri', '-']
    const { stdout } = await fed('//Alice', argv)
    expect(stdout.split(ALICE)).toHaveLength(3)
  })

  test('writes a public half that is missing where no password is needed for it', async () => {
    await aliceAndBob()
    const shown = readFileSync(file('w', 'hotkeys', 'hpub.txt'))
    rmSync(file('w', 'hotkeys', 'hpub.txt'))
    rmSync(file('w', 'coldkeypub.txt'))
    const vault = new URL('../vectors/wallet/keyfiles/legacy/ansible_ascii', import.meta.url)
    writeFileSync(file('w', 'coldkey'), readFileSync(vault))
    const argv = ['create', '--wallet', 'w', '--hotkey', 'h']
    await wallet(...argv, '--dry-run')
    expect(existsSync(file('w', 'hotkeys', 'hpub.txt'))).toBe(false)
    const made = await wallet(...argv, '--json')
    expect(documentOf(made.stdout, 'wallet-create').data).toMatchObject({
      coldkey: { address: 'unknown', encrypted: true, written: false },
      hotkey: { address: BOB, written: false },
    })
    expect(readFileSync(file('w', 'hotkeys', 'hpub.txt'))).toEqual(shown)
    expect(made.stderr).toContain('regen-coldkeypub')
    expect(existsSync(file('w', 'coldkeypub.txt'))).toBe(false)
  })
})

describe('a public half', () => {
  test('is not put next to the secret of another key', async () => {
    await aliceAndBob()
    for (const argv of [
      ['regen-coldkeypub', '--wallet', 'w', '--ss58', DEV],
      ['regen-hotkeypub', '--wallet', 'w', '--hotkey', 'h', '--ss58', DEV],
    ]) {
      const refused = errorOf(await wallet(...argv, '--overwrite', '--yes', '--json'))
      expect(refused).toMatchObject({ code: 'pair_mismatch', exit: 3 })
      expect(refused.message).toContain(DEV)
    }
    expect((await wallet('sign', '--wallet', 'w', '--message', 'x')).code).toBe(0)
  })

  test('of the same key is no replacement, whether it is there or missing', async () => {
    await wallet('new-coldkey', '--wallet', 'w', '--no-password', '--crypto-type', 'ed25519')
    const before = readFileSync(file('w', 'coldkeypub.txt'), 'utf8')
    const { ss58Address } = JSON.parse(before) as { ss58Address: string }
    const argv = ['regen-coldkeypub', '--wallet', 'w', '--ss58', ss58Address]
    for (const remove of [false, true]) {
      if (remove) rmSync(file('w', 'coldkeypub.txt'))
      expect((await wallet(...argv)).code).toBe(0)
      expect(readFileSync(file('w', 'coldkeypub.txt'), 'utf8')).toBe(before)
    }
    expect(existsSync(file('w', 'backups'))).toBe(false)
  })

  test('of a watch-only wallet is replaced on consent, and called what it is', async () => {
    await wallet('regen-coldkeypub', '--wallet', 'w', '--ss58', ALICE)
    const argv = ['regen-coldkeypub', '--wallet', 'w', '--ss58', BOB]
    expect(errorOf(await wallet(...argv, '--json'))).toMatchObject({
      code: 'key_exists',
      message: expect.stringContaining('public keyfile of the coldkey of wallet w'),
    })
    expect((await wallet(...argv, '--overwrite')).stdout).toContain(BOB)
    expect(readdirSync(file('w', 'backups'))).toEqual(['coldkeypub.txt.1'])
  })
})

describe('wallets that cannot be read', () => {
  test('are named, and all others listed and inspected', async () => {
    await aliceAndBob()
    mkdirSync(file('torn', '.dtao-commit'), { recursive: true })
    const outside = join(home, 'victim')
    writeFileSync(outside, 'untouched')
    writeFileSync(file('torn', '.dtao-commit', 'new-0'), 'pwned')
    writeFileSync(
      file('torn', '.dtao-commit', 'plan.json'),
      '[{"staged":"new-0","path":"../../../victim"}]',
    )
    const listed = await wallet('list', '--json')
    expect(documentOf(listed.stdout, 'wallet-list').data).toMatchObject({
      wallets: [{ name: 'w' }],
      unreadable: [{ name: 'torn', reason: expect.stringContaining('.dtao-commit') }],
    })
    expect((await wallet('list')).stderr).toContain('torn')
    expect((await wallet('inspect', '--wallet', 'w')).code).toBe(0)
    expect(errorOf(await wallet('inspect', '--wallet', 'torn', '--json'))).toMatchObject({
      code: 'change_damaged',
      exit: 3,
    })
    expect(readFileSync(outside, 'utf8')).toBe('untouched')
  })
})

describe('a full disk', () => {
  test('is the disk’s failure: it is named, and nothing is left', async () => {
    await aliceAndBob()
    for (const argv of [
      ['new-hotkey', '--wallet', 'w', '--hotkey', 'i'],
      ['new-coldkey', '--wallet', 'w', '--no-password', '--overwrite'],
      ['create', '--wallet', 'w', '--hotkey', 'i', '--no-password'],
    ]) {
      const refused = errorOf(await fed('', [...argv, '--json'], 0))
      expect(refused).toMatchObject({ code: 'wallet_unwritable', exit: 3 })
      expect(refused.message).toContain(file('w'))
    }
    expect(readdirSync(file('w'))).toEqual(['coldkey', 'coldkeypub.txt', 'hotkeys'])
    expect(readdirSync(file('w', 'hotkeys'))).toEqual(['h', 'hpub.txt'])
  })

  test('leaves no empty file where a key was to be exported', { timeout: SLOW }, async () => {
    await aliceAndBob()
    const out = join(home, 'alice.json')
    const argv = ['export', '--wallet', 'w', '--out', out, '--export-password-file', passwordFile()]
    expect(errorOf(await fed('', [...argv, '--json'], 0))).toMatchObject({
      code: 'file_unwritable',
    })
    expect(existsSync(out)).toBe(false)
  })
})

describe('words about files', () => {
  test('an export names the source of its own password', async () => {
    await aliceAndBob()
    const refused = errorOf(await wallet('export', '--wallet', 'w', '--out', 'w.json', '--json'))
    expect(refused).toMatchObject({ code: 'password_required', exit: 3 })
    expect(refused.all).toContain('--export-password-file')
    expect(refused.all).not.toMatch(/--no-password|BT_WALLET|[^-]--password-file/)
    const terminal = atTerminal(['wallet', 'export', '--wallet', 'w', '--out', 'w.json'], home)
    await terminal.waitFor('New password for the file w.json')
    terminal.type('\u0003')
    expect(await terminal.ended).toBe(130)
  })

  test('a file keeps its name as it was given', async () => {
    const argv = ['--wallet', 'w', '--no-password', '--json']
    for (const words of [
      ['regen-coldkey', '--json-path', 'nofile'],
      ['import', 'nofile'],
    ])
      expect(errorOf(await wallet(...words, ...argv)).message).toMatch(/^The file nofile cannot/)
  })

  test('encrypting a key names its copies without a password', { timeout: SLOW }, async () => {
    const argv = ['regen-coldkey', '--wallet', 'w', '--mnemonic', '-']
    await fed(DEV_PHRASE, [...argv, '--no-password'])
    const made = await fed(DEV_PHRASE, [...argv, '--overwrite', '--password-file', passwordFile()])
    expect(made.stderr).toContain(`${file('w', 'backups', 'coldkey.1')} still holds`)
    expect(made.stderr).toContain(DEV)
  })
})
