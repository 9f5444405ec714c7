import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cleanEnv, DTAO } from './dtao.ts'
import { type OwnChain, ownChain, rao, VALIDATOR } from './own-chain.ts'
import { atTerminal } from './terminal.ts'

type Amount = { rao: string; value: string; unit: string }
type Ready = { url: string; pid: number; head: { number: number }; genesisHash: string }
type Status = { running: boolean; url: string | null; head: { number: number } | null }

let chain: OwnChain
beforeAll(async () => {
  chain = await ownChain(50)
})
afterEach(async () => {
  await chain.run('devnet', 'stop')
})
afterAll(() => chain.remove())

const start = () => chain.data<Ready>('devnet start', '--detach', '--port', '0')
const status = () => chain.data<Status>('devnet status')

describe('a devnet in the background', () => {
  test('goes on with the embedded chain, serves other commands, and stops', async () => {
    const before = await status()
    expect(before).toMatchObject({ running: false, url: null })
    const ready = await start()
    expect(ready.head.number).toBeGreaterThanOrEqual(before.head?.number ?? 1)
    expect(await status()).toMatchObject({ running: true, url: ready.url })

    // A command on the same data directory goes through the server that owns it.
    const { stdout } = await chain.run('wallet', 'balance', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      network: { endpoint: ready.url, genesisHash: ready.genesisHash },
      data: { balances: [{ free: { value: '50' } }] },
    })
    const stake = ['--netuid', '1', '--hotkey', VALIDATOR, '--amount', '1', '--yes']
    const made = await chain.data<{ result: { paid: Amount } }>('stake add', ...stake)
    expect(rao(made.result.paid)).toBe(1_000_000_000n)
    const { lines } = await chain.data<{ lines: string[] }>('devnet logs')
    expect(lines.join('\n')).toMatch(/SubtensorModule\.add_stake_limit .*fee .* ok/)

    expect(await chain.data('devnet stop')).toMatchObject({ stopped: true, url: ready.url })
    expect(await chain.data('devnet stop')).toMatchObject({ stopped: false })
    const list = await chain.data<{ positions: unknown[] }>('stake list')
    expect(list.positions).toHaveLength(1)
  }, 60_000)

  test('a second one is refused, and told where the first is', async () => {
    const { url } = await start()
    const failure = await chain.failure('devnet', 'start', '--port', '0')
    expect(failure).toMatchObject({ code: 'chain_served', exit: 4, details: { url } })
    const detached = await chain.failure('devnet', 'start', '--detach', '--port', '0')
    expect(detached).toMatchObject({ code: 'chain_served', exit: 4 })
  }, 60_000)

  test('a port in use is named, with what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    const failure = await chain.failure('devnet', 'start', '--port', port)
    expect(failure).toMatchObject({ code: 'port_in_use', exit: 4 })
    expect(failure.hint).toContain('--port 0')
    await new Promise((resolve) => server.close(resolve))
  }, 60_000)
})

test('a devnet in the foreground says how to connect and what happens, and ends well when interrupted', async () => {
  const argv = [DTAO, 'devnet', 'start', '--port', '0']
  const child = spawn(process.execPath, argv, { env: cleanEnv(chain.home) })
  let [stdout, stderr] = ['', '']
  const shown = (wanted: RegExp) =>
    new Promise<void>((resolve) => {
      const look = () => wanted.test(stdout + stderr) && resolve()
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      look()
    })
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  await shown(/polkadot\.js/)
  for (const word of ['devnet ready', 'ws://127.0.0.1:', 'http://127.0.0.1:', '//Alice', 'btcli'])
    expect(stdout).toContain(word)
  await chain.data('devnet fund', 'w', '1')
  await shown(/Balances\.transfer_keep_alive .*fee .* ok/)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(await status()).toMatchObject({ running: false })
}, 60_000)

test('whoever waits for a block at a terminal sees that', async () => {
  await chain.data('devnet start', '--detach', '--port', '0', '--no-mining')
  const terminal = atTerminal(
    ['devnet', 'fund', chain.coldkey, '1', '--network', 'sim'],
    chain.home,
  )
  await terminal.waitFor('Waiting for a block')
  await chain.data('devnet advance', '1')
  expect(await terminal.ended).toBe(0)
  expect(terminal.shown()).toMatch(/In block \d+/)
}, 60_000)

test('reset forgets everything, and asks before', async () => {
  expect(await chain.failure('devnet', 'reset')).toMatchObject({
    code: 'confirmation_required',
    exit: 2,
  })
  expect((await status()).head?.number).toBeGreaterThan(0)
  await chain.data('devnet reset', '--yes')
  expect((await status()).head?.number).toBe(0)
  await start()
  await chain.data('devnet fund', 'w', '1')
  await chain.data('devnet reset', '--yes')
  const { stdout } = await chain.run('wallet', 'balance', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ data: { balances: [{ free: { rao: '0' } }] } })
}, 60_000)
