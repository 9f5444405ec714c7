import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dtao, type Finished, temporaryHome } from './dtao.ts'
import { documentOf } from './schema.ts'
import { atTerminal } from './terminal.ts'

/** Several programs are started one after another. */
const SLOW = 120_000

let home: string
let remove: () => void
let agents: string

beforeEach(() => {
  ;({ home, remove } = temporaryHome())
  agents = join(home, '.bittensor', 'dtao-agent')
})
afterEach(async () => {
  await wallet('lock')
  remove()
})

function wallet(...argv: string[]): Promise<Finished> {
  return dtao(['wallet', ...argv], { home })
}

async function data<T>(...argv: string[]): Promise<T> {
  const { stdout, stderr, code } = await wallet(...argv, '--json')
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stdout}${stderr}`)
  return documentOf(stdout, `wallet-${argv[0]}`).data as T
}

interface Failure {
  readonly exit: number | null
  readonly code: string
  readonly hint: string | null
  readonly details: Record<string, unknown>
}

async function failure(...argv: string[]): Promise<Failure> {
  const { stdout, code } = await wallet(...argv, '--json')
  const { error } = documentOf(stdout) as { error: Omit<Failure, 'exit'> }
  return { ...error, exit: code }
}

/** Makes a wallet without a password; its address. */
async function make(name: string): Promise<string> {
  const made = await data<{ coldkey: { address: string } }>(
    'new-coldkey',
    '--wallet',
    name,
    '--no-password',
  )
  return made.coldkey.address
}

async function isUnlocked(name: string): Promise<boolean> {
  const { unlockedUntil } = await data<{ unlockedUntil: string | null }>(
    'inspect',
    '--wallet',
    name,
  )
  return unlockedUntil !== null
}

function file(...parts: string[]): string {
  return join(home, '.bittensor', 'wallets', ...parts)
}

/** Sockets below the home that a process listens on, their files removed or not, where the system tells. */
function listening(): string[] {
  if (!existsSync('/proc/net/unix')) return []
  const lines = readFileSync('/proc/net/unix', 'utf8').split('\n')
  return lines.filter((line) => line.includes(home))
}

describe('the agent', { timeout: SLOW }, () => {
  test('holds the key after unlock and forgets it after lock', async () => {
    const address = await make('w')
    const asked = ['--wallet', 'w', '--for', '5m', '--limit', '2.5', '--allow', 'add_stake']
    expect(await data('unlock', ...asked)).toMatchObject({
      unlocked: true,
      address,
      allow: ['SubtensorModule.add_stake'],
      limit: { rao: '2500000000', value: '2.5', unit: 'TAO' },
    })
    expect(lstatSync(agents).mode & 0o777).toBe(0o700)
    expect(readdirSync(agents).map((name) => lstatSync(join(agents, name)).mode & 0o777)).toEqual([
      0o600, 0o600,
    ])
    expect(await isUnlocked('w')).toBe(true)
    const locked = [{ label: 'wallet w', address }]
    expect(await data('lock')).toEqual({ locked, dryRun: false })
    expect(readdirSync(agents)).toEqual([])
    expect(await data('lock')).toEqual({ locked: [], dryRun: false })
  })

  test('is given no time without end and no call that it does not know', async () => {
    expect(await failure('unlock', '--wallet', 'w', '--for', '8d')).toMatchObject({
      code: 'duration_invalid',
      exit: 2,
    })
    expect(await failure('unlock', '--wallet', 'w', '--allow', 'sudo')).toMatchObject({
      code: 'call_unknown',
      exit: 2,
    })
  })

  test('is one for a wallet, however many are started at once', async () => {
    await make('w')
    const started = await Promise.all([1, 2, 3].map(() => wallet('unlock', '--wallet', 'w')))
    expect(started.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(readdirSync(agents)).toHaveLength(2)
    expect(await isUnlocked('w')).toBe(true)
    expect((await data<{ locked: unknown[] }>('lock')).locked).toHaveLength(1)
    expect(await isUnlocked('w')).toBe(false)
    await expect.poll(listening, { timeout: 20_000 }).toEqual([])
  })

  test('is neither started, replaced nor locked by a dry run', async () => {
    await make('w')
    expect(await data('unlock', '--wallet', 'w', '--dry-run')).toMatchObject({ unlocked: false })
    expect(await isUnlocked('w')).toBe(false)
    await data('unlock', '--wallet', 'w', '--allow', 'add_stake')
    const before = readdirSync(agents)
    const dry = await wallet('unlock', '--wallet', 'w', '--for', '45s', '--dry-run')
    expect(dry.stdout).toMatch(/^Would unlock w .* for 45 s$/m)
    expect(await data('lock', '--dry-run')).toMatchObject({ locked: [{ label: 'wallet w' }] })
    expect((await wallet('lock', '--dry-run')).stdout).toMatch(/^Would lock w /)
    expect(readdirSync(agents)).toEqual(before)
  })

  test('is locked by the name it was unlocked by, the one on disk, or its address', async () => {
    const address = await make('w')
    const locked = [{ label: 'wallet w', address }]
    await data('unlock', '--wallet', 'w')
    renameSync(file('w'), file('v'))
    expect(await data('lock', '--wallet', 'w')).toMatchObject({ locked })
    expect(await failure('lock', '--wallet', 'w')).toMatchObject({ code: 'wallet_not_found' })
    renameSync(file('v'), file('w'))
    await data('unlock', '--wallet', 'w')
    renameSync(file('w'), file('v'))
    expect(await data('lock', '--wallet', 'v')).toMatchObject({ locked })
    expect(await data('lock', '--wallet', address)).toMatchObject({ locked: [] })
  })

  test('that answers is locked whatever another does, which is told of', async () => {
    const address = await make('w')
    await data('unlock', '--wallet', 'w')
    const silent = join(agents, `${'ab'.repeat(8)}.7`)
    writeFileSync(`${silent}.cookie`, 'a cookie', { mode: 0o600 })
    const server = createServer((socket) => socket.end('{"agent":1,"challenge":"x"}\n{}\n'))
    await new Promise<void>((resolve) => server.listen(`${silent}.sock`, resolve))
    const refused = await failure('lock')
    server.close()
    expect(refused).toMatchObject({ code: 'agent_timeout', exit: 3 })
    expect(refused.details).toEqual({ pids: [7], locked: [{ label: 'wallet w', address }] })
    expect(refused.hint).toContain('kill -KILL 7')
    expect(readdirSync(agents)).toEqual([])
  })
})

describe('the directory of agents', { timeout: SLOW }, () => {
  test('named relatively is one of the working directory', async () => {
    await make('w')
    const chosen = join(home, 'agents')
    const env = { DTAO_AGENT_DIR: relative(process.cwd(), chosen) }
    expect((await dtao(['wallet', 'unlock', '--wallet', 'w'], { home, env })).code).toBe(0)
    expect(readdirSync(chosen)).toHaveLength(2)
    expect((await dtao(['wallet', 'lock'], { home, env })).stdout).toMatch(/^Locked w /)
    expect(readdirSync(chosen)).toEqual([])
  })

  test('is elsewhere below a home whose path is long, unless a long one was asked for', async () => {
    const deep = join(home, 'x'.repeat(100))
    mkdirSync(join(deep, '.bittensor'), { recursive: true })
    const address = await make('w')
    renameSync(file(), join(deep, '.bittensor', 'wallets'))
    const there = async (argv: readonly string[], env = {}) =>
      dtao(['wallet', ...argv, '--wallet', 'w'], { home: deep, env })
    expect((await there(['inspect'])).stdout).not.toContain('Unlocked')
    expect((await there(['unlock', '--for', '1m'])).stdout).toMatch(/^Unlocked w .* for 60 s$/m)
    expect((await there(['inspect'])).stdout).toContain('Unlocked')
    expect((await there(['lock'])).stdout).toContain(address)
    const env = { DTAO_AGENT_DIR: join(deep, 'agents') }
    const refused = await there(['unlock'], env)
    expect(refused.code).toBe(3)
    expect(refused.stderr).toMatch(/too long.*\n.*DTAO_AGENT_DIR/)
    expect(await there(['inspect'], env)).toMatchObject({ code: 0 })
  })
})

describe('messages', { timeout: SLOW }, () => {
  test('are signed by the agent where it may', async () => {
    const address = await make('w')
    await data('unlock', '--wallet', 'w')
    renameSync(file('w', 'coldkey'), file('w', 'away')) // only the agent has it now
    const sign = ['sign', '--wallet', 'w', '--message', 'I am w']
    const { signature } = await data<{ signature: string }>(...sign)
    const said = ['--address', address, '--message', 'I am w', '--signature', signature]
    expect(await data('verify', ...said)).toMatchObject({ valid: true })
    expect((await wallet(...sign)).stderr).toContain('The agent signs for wallet w')
  })

  test('are no way around its list of calls', async () => {
    await make('w')
    await data('unlock', '--wallet', 'w', '--allow', 'add_stake')
    expect(await failure('sign', '--wallet', 'w', '--message', 'I am w')).toMatchObject({
      code: 'agent_refused',
      exit: 3,
    })
  })

  test('take a yes at a terminal beside its limit, which --yes alone is not', async () => {
    await make('w')
    await data('unlock', '--wallet', 'w', '--limit', '1')
    const sign = ['wallet', 'sign', '--wallet', 'w', '--message', 'I am w', '--yes']
    expect(await failure(...sign.slice(1))).toMatchObject({ code: 'agent_refused' })
    const terminal = atTerminal(sign, home)
    await terminal.waitFor('Sign it?')
    terminal.type('y\r')
    expect(await terminal.ended).toBe(0)
    expect(terminal.shown()).toMatch(/0x[0-9a-f]{128}/)
  })

  test('name the agent where it would help, and nowhere else', async () => {
    mkdirSync(file('w'), { recursive: true, mode: 0o700 })
    const vault = new URL('../vectors/wallet/keyfiles/legacy/ansible_ascii', import.meta.url)
    writeFileSync(file('w', 'coldkey'), readFileSync(vault), { mode: 0o600 })
    const hintOf = async (...argv: string[]) => (await failure(...argv, '--wallet', 'w')).hint
    expect(await hintOf('sign', '--message', 'm')).toContain('wallet unlock')
    expect(await hintOf('export', '--out', join(home, 'o'))).not.toContain('unlock')
  })
})
