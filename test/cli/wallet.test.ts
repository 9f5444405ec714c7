import { execFileSync, spawn } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEV_PHRASE } from '../../src/wallet/keys/uri.ts'
import { cleanEnv, DTAO, dtao, type Finished, temporaryHome } from './dtao.ts'
import { documentOf } from './schema.ts'
import { atTerminal } from './terminal.ts'

const DEV = '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV'
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const PASSWORD = 'correct horse battery'
const VAULT_PASSWORD = 'testing123!Aa'

/** argon2 takes seconds, and longer on a busy machine. */
const SLOW = 240_000

let home: string
let remove: () => void

beforeEach(() => {
  ;({ home, remove } = temporaryHome())
})
afterEach(() => remove())

function wallet(...argv: string[]): Promise<Finished> {
  return dtao(['wallet', ...argv], { home })
}

async function data<T>(...argv: string[]): Promise<T> {
  const { stdout, stderr, code } = await wallet(...argv, '--json')
  const document = JSON.parse(stdout) as { ok: boolean; data: T }
  if (!document.ok || code !== 0) throw new Error(`${argv.join(' ')}: ${stdout}${stderr}`)
  const command = argv[0] === 'address' ? argv.slice(0, 2) : argv.slice(0, 1)
  documentOf(stdout, ['wallet', ...command].join('-'))
  return document.data
}

async function failure(
  ...argv: string[]
): Promise<{ code: string; exit: number | null; all: string }> {
  const { stdout, stderr, code } = await wallet(...argv, '--json')
  const document = documentOf(stdout) as { error: { code: string } }
  return { code: document.error.code, exit: code, all: stdout + stderr }
}

/** Runs with something on standard input. */
function fed(input: string, argv: readonly string[]): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [DTAO, 'wallet', ...argv], { env: cleanEnv(home) })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin.end(input)
  })
}

function file(...parts: string[]): string {
  return join(home, '.bittensor', 'wallets', ...parts)
}

function passwordFile(text = PASSWORD): string {
  const path = join(home, `password-${text.length}`)
  writeFileSync(path, text, { mode: 0o600 })
  return path
}

/** A wallet whose coldkey an early tool put into an Ansible vault, which opens in no time where argon2 takes seconds. */
function vaultWallet(wallet: string): void {
  const vault = new URL('../vectors/wallet/keyfiles/legacy/ansible_ascii', import.meta.url)
  mkdirSync(file(wallet), { recursive: true, mode: 0o700 })
  writeFileSync(file(wallet, 'coldkey'), readFileSync(vault), { mode: 0o600 })
  writeFileSync(file(wallet, 'coldkeypub.txt'), JSON.stringify({ ss58Address: DEV }))
}

type Created = {
  coldkey: { address: string; written: boolean }
  hotkey: { address: string; written: boolean }
}

describe('making wallets', () => {
  test('create makes only what is missing', async () => {
    const first = await data<Created>('create', '--wallet', 'w', '--hotkey', 'h', '--no-password')
    const second = await data<Created>('create', '--wallet', 'w', '--hotkey', 'i', '--no-password')
    expect(second.coldkey).toMatchObject({ address: first.coldkey.address, written: false })
    expect(second.hotkey.written).toBe(true)
    expect(second.hotkey.address).not.toBe(first.hotkey.address)
    const { wallets } = await data<{ wallets: unknown[] }>('list')
    expect(wallets).toEqual([
      {
        name: 'w',
        coldkey: { address: first.coldkey.address, scheme: 'sr25519', watchOnly: false },
        hotkeys: [
          { name: 'h', address: first.hotkey.address, scheme: 'sr25519', watchOnly: false },
          { name: 'i', address: second.hotkey.address, scheme: 'sr25519', watchOnly: false },
        ],
      },
    ])
  })

  test('shows no mnemonic in a pipe unless asked, and then not on stdout', async () => {
    const quiet = await wallet('new-coldkey', '--wallet', 'a', '--no-password')
    const asked = await wallet(
      'new-coldkey',
      '--wallet',
      'b',
      '--no-password',
      '--print-mnemonic',
      '--json',
    )
    const words = (name: string) =>
      JSON.parse(readFileSync(file(name, 'coldkey'), 'utf8')).secretPhrase
    expect(quiet.stdout + quiet.stderr).not.toContain(words('a'))
    expect(asked.stderr).toContain(words('b'))
    expect(asked.stdout).not.toContain(words('b').split(' ')[0])
  })

  test('is never done without a password that nobody could give, nor with a weak one', async () => {
    expect(await failure('new-coldkey', '--wallet', 'w')).toMatchObject({
      code: 'password_required',
      exit: 3,
    })
    expect(
      await failure('new-coldkey', '--wallet', 'w', '--password-file', passwordFile('')),
    ).toMatchObject({ code: 'weak_password', exit: 3 })
    expect(
      await failure('new-coldkey', '--wallet', 'w', '--password-file', passwordFile('123456')),
    ).toMatchObject({ code: 'weak_password' })
    expect(existsSync(file('w', 'coldkey'))).toBe(false)
  })

  test('replaces a key only on --overwrite, and keeps the old one', async () => {
    await data('new-coldkey', '--wallet', 'w', '--no-password', '--uri', 'Alice')
    const refused = await failure('new-coldkey', '--wallet', 'w', '--no-password', '--yes')
    expect(refused).toMatchObject({ code: 'key_exists', exit: 3 })
    expect(refused.all).toContain(ALICE)
    const { coldkey } = await data<Created & { coldkey: { backups: string[] } }>(
      'new-coldkey',
      '--wallet',
      'w',
      '--no-password',
      '--overwrite',
    )
    expect(coldkey.address).not.toBe(ALICE)
    expect(readFileSync(coldkey.backups[0] ?? '', 'utf8')).toContain(ALICE)
  })

  test.each(['../evil', 'a/b', '.', 'a\nb'])('refuses the name %j', async (name) => {
    expect(
      await failure('create', '--wallet', name, '--hotkey', 'h', '--no-password'),
    ).toMatchObject({ code: 'invalid_name', exit: 2 })
  })

  test('--dry-run writes nothing', async () => {
    await data('create', '--wallet', 'w', '--hotkey', 'h', '--no-password', '--dry-run')
    expect(existsSync(file('w'))).toBe(false)
  })

  test('leaves no file that others could read at any moment, under umask 000', async () => {
    const create = `umask 000; exec "${process.execPath}" "${DTAO}" wallet create --wallet w --hotkey h --no-password --json`
    execFileSync('sh', ['-c', create], { env: cleanEnv(home), stdio: 'pipe' })
    const modes = [
      '.',
      'w',
      'w/coldkey',
      'w/coldkeypub.txt',
      'w/hotkeys',
      'w/hotkeys/h',
      'w/hotkeys/hpub.txt',
    ]
    expect(modes.map((path) => (lstatSync(file(path)).mode & 0o777).toString(8))).toEqual([
      '700',
      '700',
      '600',
      '600',
      '700',
      '600',
      '600',
    ])
  })
})

describe('restoring', () => {
  test('from standard input, in the ways that people keep secrets', async () => {
    const words = await fed(`${DEV_PHRASE}\n`, [
      'regen-coldkey',
      '--wallet',
      'a',
      '--no-password',
      '--mnemonic',
      '-',
      '--json',
    ])
    expect(words.stdout).toContain(DEV)
    const numbered = DEV_PHRASE.split(' ')
      .map((word, at) => `${at + 1}-${word}`)
      .join(' ')
    expect(
      (
        await fed(numbered, [
          'regen-hotkey',
          '--wallet',
          'a',
          '--hotkey',
          'n',
          '--mnemonic',
          '-',
          '--json',
        ])
      ).stdout,
    ).toContain(DEV)
    const seed = '0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e'
    expect(
      (
        await fed(`${seed}\n`, [
          'regen-hotkey',
          '--wallet',
          'a',
          '--hotkey',
          's',
          '--seed',
          '-',
          '--json',
        ])
      ).stdout,
    ).toContain(DEV)
    const { privateKey } = JSON.parse(readFileSync(file('a', 'coldkey'), 'utf8'))
    expect(
      (
        await fed(privateKey, [
          'regen-hotkey',
          '--wallet',
          'a',
          '--hotkey',
          'p',
          '--private-key',
          '-',
          '--json',
        ])
      ).stdout,
    ).toContain(DEV)
    expect(readdirSync(file('a', 'hotkeys'))).toHaveLength(6)
  })

  test('refuses secrets on the command line unless --i-know, and never repeats them', async () => {
    for (const [option, secret] of [
      ['--mnemonic', DEV_PHRASE],
      ['--seed', '0x1234567890'],
      ['--json-password', 'hush'],
    ] as const) {
      const path = option === '--json-password' ? ['--json-path', passwordFile()] : []
      const refused = await failure(
        'regen-coldkey',
        '--wallet',
        'w',
        '--no-password',
        ...path,
        option,
        secret,
      )
      expect(refused).toMatchObject({ code: 'secret_in_argv', exit: 2 })
      expect(refused.all).not.toContain(secret)
    }
    const agreed = await data<Created>(
      'regen-coldkey',
      '--wallet',
      'w',
      '--no-password',
      '--mnemonic',
      DEV_PHRASE,
      '--i-know',
    )
    expect(agreed.coldkey.address).toBe(DEV)
  })

  test('says what is wrong with a mnemonic without a word of it', async () => {
    const { stdout, stderr, code } = await fed('bottom drive obey lake curtain smoke', [
      'regen-coldkey',
      '--wallet',
      'w',
      '--no-password',
      '--mnemonic',
      '-',
    ])
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toContain('12, 15, 18, 21 or 24 words, not 6')
    expect(stderr).not.toContain('drive')
  })

  test('public halves make watch-only wallets, and contradictions are refused', async () => {
    await data('regen-coldkeypub', '--wallet', 'w', '--ss58', DEV)
    await data(
      'regen-hotkeypub',
      '--wallet',
      'w',
      '--hotkey',
      'h',
      '--public-key',
      '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d',
    )
    const { wallets } = await data<{ wallets: { coldkey: unknown; hotkeys: unknown[] }[] }>('list')
    expect(wallets[0]).toMatchObject({
      coldkey: { address: DEV, watchOnly: true },
      hotkeys: [{ address: ALICE, watchOnly: true }],
    })
    expect(await failure('sign', '--wallet', 'w', '--message', 'x')).toMatchObject({
      code: 'watch_only',
      exit: 3,
    })
    const both = ['--ss58', DEV, '--public-key', `0x${'11'.repeat(32)}`]
    expect(await failure('regen-coldkeypub', '--wallet', 'x', ...both)).toMatchObject({
      code: 'address_mismatch',
    })
  })
})

describe('messages', () => {
  beforeEach(async () => {
    await data('new-coldkey', '--wallet', 'w', '--no-password', '--uri', '//Alice')
    await data('new-hotkey', '--wallet', 'w', '--hotkey', 'e', '--crypto-type', 'ed25519')
  })

  test('are signed and verified by address, public key and name', async () => {
    const message = 'hello 日本'
    const { signature } = await data<{ signature: string }>(
      'sign',
      '--wallet',
      'w',
      '--message',
      message,
    )
    for (const who of [
      ALICE,
      'w',
      'd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d',
    ])
      expect(
        await data('verify', '--message', message, '--signature', signature, '--address', who),
      ).toMatchObject({ valid: true, scheme: 'sr25519', wrapped: false })
    const wrong = await wallet('verify', '-m', `${message}!`, '-s', signature, '-a', ALICE)
    expect([wrong.code, wrong.stdout]).toEqual([1, `Not valid: ${ALICE} did not sign this\n`])
    expect(await failure('verify', '-m', 'x', '-s', 'zz', '-a', ALICE)).toMatchObject({
      code: 'signature_invalid',
      exit: 2,
    })
  })

  test('are encrypted for ed25519 keys and for nobody else', async () => {
    const { wallets } = await data<{ wallets: { hotkeys: { address: string }[] }[] }>('list')
    const to = wallets[0]?.hotkeys[0]?.address ?? ''
    const { ciphertext } = await data<{ ciphertext: string }>(
      'encrypt',
      '--to',
      to,
      '--message',
      'between us',
    )
    const mine = ['--wallet', 'w', '--hotkey', 'e', '--use-hotkey']
    expect(await wallet('decrypt', ...mine, '--ciphertext', ciphertext)).toMatchObject({
      code: 0,
      stdout: 'between us\n',
    })
    expect(await failure('decrypt', '--wallet', 'w', '--ciphertext', ciphertext)).toMatchObject({
      code: 'not_ed25519',
    })
  })
})

describe('the address book', () => {
  test('names addresses for other commands', async () => {
    await data('address', 'add', 'friend', ALICE, '--note', 'lunch money')
    const book = await data<{ addresses: unknown }>('address', 'list')
    expect(book.addresses).toEqual([{ name: 'friend', address: ALICE, note: 'lunch money' }])
    expect(await failure('address', 'add', 'typo', `${ALICE.slice(0, -1)}Z`)).toMatchObject({
      code: 'address_invalid',
    })
    expect(await failure('address', 'add', 'friend', DEV)).toMatchObject({
      code: 'confirmation_required',
    })
    expect((await wallet('verify', '-m', 'x', '-s', '0x00', '-a', 'friend')).stdout).toContain(
      ALICE,
    )
    await data('address', 'remove', 'friend')
    expect(await failure('address', 'remove', 'friend')).toMatchObject({
      code: 'wallet_not_found',
      exit: 3,
    })
  })
})

describe('passwords', () => {
  test('open keys from every source, change, and reach no output', { timeout: SLOW }, async () => {
    await data('regen-coldkeypub', '--wallet', 'other', '--ss58', ALICE)
    vaultWallet('w')
    expect(await failure('sign', '--wallet', 'w', '-m', 'x')).toMatchObject({
      code: 'password_required',
      exit: 3,
    })
    const wrong = await dtao(['wallet', 'sign', '--wallet', 'w', '-m', 'x', '--json'], {
      home,
      env: { BT_WALLET_PASSWORD: 'not this one' },
    })
    expect(documentOf(wrong.stdout)).toMatchObject({ error: { code: 'wrong_password' } })
    expect(wrong.stdout + wrong.stderr).not.toContain('not this one')
    const next = passwordFile('another good phrase')
    await data(
      'passwd',
      '--wallet',
      'w',
      '--password-file',
      passwordFile(VAULT_PASSWORD),
      '--new-password-file',
      next,
    )
    expect(readFileSync(file('w', 'coldkey')).subarray(0, 5).toString()).toBe('$NACL')
    expect(readdirSync(file('w'))).toEqual(['coldkey', 'coldkeypub.txt'])
    const signed = await dtao(['wallet', 'sign', '--wallet', 'w', '-m', 'x', '--json'], {
      home,
      env: { BT_WALLET_PASSWORD_FILE: next },
    })
    expect(signed.stdout).toContain(DEV)
  })

  test('are asked for three times at a terminal', { timeout: SLOW }, async () => {
    vaultWallet('w')
    const terminal = atTerminal(['wallet', 'sign', '--wallet', 'w', '-m', 'x'], home)
    for (const left of ['2 more tries', '1 more try', 'Wrong password for']) {
      await terminal.waitFor('Password for the coldkey of wallet w')
      terminal.type('guess\r')
      await terminal.waitFor(left)
    }
    expect(await terminal.ended).toBe(3)
    expect(terminal.shown()).not.toContain('guess')
  })

  test('are judged and asked for twice, before the mnemonic is shown once', {
    timeout: SLOW,
  }, async () => {
    const terminal = atTerminal(['wallet', 'new-coldkey', '--wallet', 'w'], home)
    await terminal.waitFor('New password for')
    terminal.type('123456\r')
    await terminal.waitFor('very weak')
    for (const question of ['New password for', 'The same password again']) {
      await terminal.waitFor(question)
      terminal.type(`${PASSWORD}\r`)
    }
    await terminal.waitFor('write it down')
    expect(await terminal.ended).toBe(0)
    expect(terminal.shown()).not.toContain(PASSWORD)
    expect(terminal.shown()).toMatch(/1 [a-z]+ +2 [a-z]+ +3 [a-z]+ +4 [a-z]+/)
  })

  test('travel in polkadot-js keystores', { timeout: SLOW }, async () => {
    await data('new-coldkey', '--wallet', 'w', '--no-password', '--uri', '//Alice')
    const out = join(home, 'alice.json')
    await data('export', '--wallet', 'w', '--out', out, '--export-password-file', passwordFile())
    expect(lstatSync(out).mode & 0o777).toBe(0o600)
    expect(
      await failure(
        'export',
        '--wallet',
        'w',
        '--out',
        out,
        '--export-password-file',
        passwordFile(),
      ),
    ).toMatchObject({ code: 'key_exists' })
    const back = await data<Created>(
      'import',
      out,
      '--wallet',
      'again',
      '--json-password-file',
      passwordFile(),
      '--no-password',
    )
    expect(back.coldkey.address).toBe(ALICE)
    expect(await failure('export', '--wallet', 'w', '--mnemonic')).toMatchObject({
      code: 'terminal_required',
      exit: 2,
    })
  })
})
