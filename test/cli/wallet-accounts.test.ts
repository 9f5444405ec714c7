import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { encodeVariable } from '../../src/wallet/passwords/environment.ts'
import { cleanEnv, DTAO, dtao, type Finished, temporaryHome } from './dtao.ts'
import { type OwnChain, ownChain } from './own-chain.ts'
import { documentOf } from './schema.ts'

const DEV = '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV'
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'
const VAULT_PASSWORD = 'testing123!Aa'

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
  const finished = await wallet(...argv, '--json')
  return dataOf<T>(finished, ['wallet', argv[0]].join('-'))
}

function dataOf<T>({ stdout, stderr, code }: Finished, schema: string): T {
  if (code !== 0) throw new Error(stdout + stderr)
  return (documentOf(stdout, schema) as { data: T }).data
}

async function failure(...argv: string[]): Promise<{ code: string; hint: string | null }> {
  const { stdout } = await wallet(...argv, '--json')
  return (documentOf(stdout) as { error: { code: string; hint: string | null } }).error
}

/** Runs with these bytes on standard input, or with another working directory. */
function run(
  argv: readonly string[],
  options: { input?: Uint8Array; cwd?: string; env?: Record<string, string> } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [DTAO, 'wallet', ...argv], {
      env: cleanEnv(home, options.env),
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin.end(options.input ?? '')
  })
}

function file(...parts: string[]): string {
  return join(home, '.bittensor', 'wallets', ...parts)
}

function written(name: string, content: string): string {
  const path = join(home, name)
  writeFileSync(path, content, { mode: 0o600 })
  return path
}

/** A coldkey without coldkeypub.txt in a vault, which opens in no time where argon2 takes seconds. */
function vaultWallet(wallet: string): void {
  mkdirSync(file(wallet), { recursive: true, mode: 0o700 })
  cpSync(
    new URL('../vectors/wallet/keyfiles/legacy/ansible_ascii', import.meta.url),
    file(wallet, 'coldkey'),
  )
}

describe('--hotkey', () => {
  beforeEach(async () => {
    await data('new-coldkey', '--wallet', 'w', '--no-password', '--uri', '//Alice')
    await data('new-hotkey', '--wallet', 'w', '--hotkey', 'h', '--uri', '//Bob')
  })

  test('on the command line means that hotkey, where either key will do', async () => {
    const mine = ['--wallet', 'w', '--hotkey', 'h']
    expect(await data('sign', ...mine, '-m', 'x')).toMatchObject({ address: BOB })
    expect(await data('sign', ...mine, '--no-use-hotkey', '-m', 'x')).toMatchObject({
      address: ALICE,
    })
    const before = readFileSync(file('w', 'coldkey'))
    expect(await data('passwd', ...mine, '--no-password', '--yes')).toMatchObject({ hotkey: 'h' })
    expect(readFileSync(file('w', 'coldkey')).equals(before)).toBe(true)
    const out = join(home, 'bob.json')
    const password = written('export-password', 'correct horse battery')
    await data('export', ...mine, '--out', out, '--export-password-file', password)
    const imported = ['import', out, '--json-password-file', password, '--wallet', 'new']
    expect(await data(...imported, '--hotkey', 'b')).toMatchObject({
      coldkey: null,
      hotkey: { address: BOB },
    })
    expect(existsSync(file('new', 'coldkey'))).toBe(false)
  })

  test('from the settings is a name only', async () => {
    const signed = await run(['sign', '--wallet', 'w', '-m', 'x', '--json'], {
      env: { DTAO_HOTKEY: 'h' },
    })
    expect(dataOf(signed, 'wallet-sign')).toMatchObject({ address: ALICE })
  })
})

describe('a message from standard input', () => {
  const BYTES = Uint8Array.from([0xff, 0xfe, 0x00, 0x80, 0x0a])

  beforeEach(async () => {
    await data('new-hotkey', '--wallet', 'w', '--hotkey', 'e', '--crypto-type', 'ed25519')
  })

  test.each([
    ['a text with its line break', Buffer.from('hello\n'), 'hello\n'],
    ['bytes that are no text', Buffer.from(BYTES), null],
  ])('is signed, verified and encrypted byte for byte: %s', async (_what, input, text) => {
    const mine = ['--wallet', 'w', '--hotkey', 'e']
    const hex = `0x${input.toString('hex')}`
    const signing = await run(['sign', ...mine, '--message', '-', '--json'], { input })
    const signed = dataOf<{ signature: string; address: string }>(signing, 'wallet-sign')
    expect(signed).toMatchObject({ message: text, messageHex: hex })
    const who = ['-s', signed.signature, '-a', signed.address]
    expect((await run(['verify', '-m', '-', ...who], { input })).code).toBe(0)
    const trimmed = input.subarray(0, -1)
    expect((await run(['verify', '-m', '-', ...who], { input: trimmed })).code).toBe(1)
    const sealed = await run(['encrypt', '--to', signed.address, '-m', '-'], { input })
    expect(await data('decrypt', ...mine, '-c', sealed.stdout.trim())).toMatchObject({
      message: text,
      messageHex: hex,
    })
  })
})

describe('a coldkey without coldkeypub.txt', () => {
  test('gets it from its password', async () => {
    vaultWallet('w')
    expect(await failure('balance', 'w', '--network', 'sim')).toMatchObject({
      code: 'address_unknown',
      hint: expect.stringContaining('regen-coldkeypub'),
    })
    const password = written('password', VAULT_PASSWORD)
    expect(
      await data('regen-coldkeypub', '--wallet', 'w', '--password-file', password),
    ).toMatchObject({ address: DEV })
    expect(readFileSync(file('w', 'coldkeypub.txt'), 'utf8')).toContain(DEV)
    expect(await failure('regen-coldkeypub', '--wallet', 'w')).toMatchObject({
      code: 'argument_missing',
    })
  })

  test('is not given the public half of another', async () => {
    await data('new-coldkey', '--wallet', 'w', '--no-password', '--uri', '//Alice')
    rmSync(file('w', 'coldkeypub.txt'))
    expect(await failure('regen-coldkeypub', '--wallet', 'w', '--ss58', BOB)).toMatchObject({
      code: 'pair_mismatch',
    })
    expect(await data('regen-coldkeypub', '--wallet', 'w', '--ss58', ALICE)).toMatchObject({
      address: ALICE,
    })
  })
})

describe('passwords', () => {
  test('open a polkadot-js keystore that lies as coldkey', async () => {
    await data('new-coldkey', '--wallet', 'w', '--no-password', '--uri', '//Alice')
    const password = written('password', 'correct horse battery')
    const out = join(home, 'alice.json')
    await data('export', '--wallet', 'w', '--out', out, '--export-password-file', password)
    mkdirSync(file('k'))
    cpSync(out, file('k', 'coldkey'))
    expect(await data('inspect', 'k')).toMatchObject({ coldkey: { encryption: 'polkadot-js' } })
    expect(await failure('sign', '--wallet', 'k', '-m', 'x')).toMatchObject({
      code: 'password_required',
    })
    expect(
      await data('sign', '--wallet', 'k', '-m', 'x', '--password-file', password),
    ).toMatchObject({ address: ALICE })
  })

  test('come from the variable of the path as it was written, and of the whole path', async () => {
    vaultWallet('w')
    const cwd = join(home, '.bittensor')
    const whole = `BT_PW_${file('w', 'coldkey').replace(/[/.]/g, '_').toUpperCase()}`
    for (const [path, name] of [
      ['wallets', 'BT_PW_WALLETS_W_COLDKEY'],
      ['../.bittensor//wallets', 'BT_PW_____BITTENSOR__WALLETS_W_COLDKEY'],
      ['wallets', whole],
    ] as const) {
      const env = { [name]: encodeVariable(name, Buffer.from(VAULT_PASSWORD)) }
      const argv = ['sign', '--wallet-path', path, '--wallet', 'w', '-m', 'x', '--json']
      expect(dataOf(await run(argv, { cwd, env }), 'wallet-sign')).toMatchObject({ address: DEV })
    }
  })
})

describe('the address book', () => {
  test('keeps what several processes add at once', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    await Promise.all(names.map((name) => wallet('address', 'add', name, ALICE)))
    const { stdout } = await wallet('address', 'list', '--json')
    const { addresses } = dataOf<{ addresses: { name: string }[] }>(
      { stdout, stderr: '', code: 0 },
      'wallet-address-list',
    )
    expect(addresses.map(({ name }) => name)).toEqual(names)
  })

  test('takes no name that would be read as an address', async () => {
    const { stdout, code } = await wallet('address', 'add', ALICE, BOB, '--json')
    expect(code).toBe(2)
    expect(documentOf(stdout)).toMatchObject({ error: { code: 'invalid_name' } })
  })

  test('names keys to encrypt for and to watch, as the names of wallets do', async () => {
    const { hotkey } = await data<{ hotkey: { address: string } }>(
      ...['new-hotkey', '--wallet', 'w', '--hotkey', 'e', '--crypto-type', 'ed25519'],
    )
    await wallet('address', 'add', 'friend', hotkey.address)
    expect(await data('encrypt', '--to', 'friend', '-m', 'x')).toMatchObject({
      recipient: hotkey.address,
    })
    expect(await data('regen-coldkeypub', '--wallet', 'watched', '--ss58', 'friend')).toMatchObject(
      { address: hotkey.address },
    )
    expect(await data('encrypt', '--to', 'watched', '-m', 'x')).toMatchObject({
      recipient: hotkey.address,
    })
    expect(await data('inspect', '--coldkey', hotkey.address)).toMatchObject({ wallet: 'watched' })
    expect(await failure('inspect', BOB)).toMatchObject({ code: 'wallet_not_found' })
  })
})

describe('on a chain', () => {
  let chain: OwnChain
  beforeAll(async () => {
    chain = await ownChain(10)
    const directory = join(chain.home, '.bittensor', 'wallets', chain.wallet)
    rmSync(join(directory, 'coldkeypub.txt'))
    rmSync(join(directory, 'hotkeys', 'hpub.txt'))
  })
  afterAll(() => chain.remove())

  test('wallets without public keyfiles are not left out', async () => {
    const row = { wallet: chain.wallet, coldkey: chain.coldkey }
    const { balances } = await chain.data<{ balances: unknown[] }>(
      ...(['wallet balance', '--all', '--empty'] as const),
    )
    expect(balances).toEqual([expect.objectContaining(row)])
    await chain.data('subnets register', '--netuid', '1', '--hotkey', 'h', '--yes')
    const { wallets } = await chain.data<{ wallets: { neurons: unknown[] }[] }>(
      ...(['wallet overview', '--all', '--dust', '--include-hotkeys', 'h'] as const),
    )
    expect(wallets).toEqual([
      expect.objectContaining({
        ...row,
        neurons: [expect.objectContaining({ hotkeyName: 'h', hotkey: chain.hotkey })],
      }),
    ])
  })

  test('transfer takes the amount as btcli does', async () => {
    for (const flag of ['-a', '--amount-tao'])
      expect(
        await chain.data('wallet transfer', '--dest', ALICE, flag, '1.5', '--dry-run'),
      ).toMatchObject({ amount: { rao: '1500000000' } })
  })
})
