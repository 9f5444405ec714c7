import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanEnv, DTAO } from './dtao.ts'
import { type OwnChain, ownChain, VALIDATOR } from './own-chain.ts'
import { documentOf } from './schema.ts'
import { atTerminal } from './terminal.ts'

const SIM = { DTAO_NETWORK: 'sim' }
const LEAVE = '\u001b[?7h\u001b[?25h\u001b[?1049l'
const CTRL_C = '\u0003'
const CTRL_Z = '\u001a'
const ENDS = 'Ctrl-C ends.'

interface Document {
  ok: boolean
  network: { block: { number: number } }
  data: { positions: { netuid: number }[] }
  error: { code: string }
}

/** A command in a pipe that is read line by line while it runs. */
function inPipe(home: string, ...argv: string[]) {
  const env = cleanEnv(home, { ...SIM, DTAO_WALLET: 'w' })
  const child: ChildProcess = spawn(process.execPath, [DTAO, ...argv], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  if (child.stdout === null) throw new Error('there is no pipe')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  /** The next line: a document of `command`. */
  const next = async (command?: string): Promise<Document> => {
    const { value } = await lines.next()
    return documentOf(`${value}\n`, command) as unknown as Document
  }
  return { child, ended, next, stdout: child.stdout }
}

let chain: OwnChain
beforeAll(async () => {
  chain = await ownChain(50)
})
afterAll(async () => {
  await chain.run('devnet', 'stop')
  chain.remove()
})

test('without a terminal and without --json there is nowhere to draw', async () => {
  const { code, stdout, stderr } = await chain.run('subnets', 'list', '--live')
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('error: There is no terminal on which --live could draw')
  const dumb = atTerminal(['stake', 'list', '--live'], chain.home, { ...SIM, TERM: 'dumb' })
  expect(await dumb.ended).toBe(2)
}, 60_000)

test('on the embedded chain, blocks of other processes are shown too', async () => {
  const live = inPipe(chain.home, 'stake', 'list', '--live', '--json')
  expect((await live.next('stake-list')).data.positions).toEqual([])
  const stake = ['--netuid', '1', '--hotkey', VALIDATOR, '--amount', '1', '--yes']
  expect((await chain.run('stake', 'add', ...stake)).code).toBe(0)
  expect((await live.next('stake-list')).data.positions).toMatchObject([{ netuid: 1 }])
  live.child.kill('SIGTERM')
  expect(await live.ended).toBe(0)
}, 60_000)

describe('beside a devnet that makes blocks', () => {
  beforeAll(async () => {
    await chain.data('devnet start', '--detach', '--port', '0', '--block-time', '250ms')
  }, 60_000)

  test('--json writes a document a line for each block, until it is interrupted', async () => {
    const live = inPipe(chain.home, 'subnets', 'list', '--live', '--json')
    const first = await live.next('subnets-list')
    const second = await live.next('subnets-list')
    expect(second.network.block.number).toBeGreaterThan(first.network.block.number)
    live.child.kill('SIGINT')
    expect(await live.ended).toBe(0)
  }, 60_000)

  test('--json ends when its reader goes away', async () => {
    const live = inPipe(chain.home, 'stake', 'list', '--live', '--json')
    await live.next('stake-list')
    live.stdout.destroy()
    expect(await live.ended).toBe(0)
  }, 60_000)

  test('a terminal shows block after block in place, and is left as it was with the last of them', async () => {
    const terminal = atTerminal(['subnets', 'list', '--live'], chain.home, SIM)
    await terminal.waitFor('1 inference')
    await terminal.waitFor('more columns: widen the terminal')
    await terminal.waitFor(ENDS)
    await terminal.waitFor(ENDS)
    terminal.resize(200, 50)
    await terminal.waitFor('Neurons')
    await terminal.waitFor(ENDS)
    terminal.type(CTRL_C)
    expect(await terminal.ended).toBe(0)
    const [during = '', after = '', ...more] = terminal.written().split(LEAVE)
    expect(more).toEqual([])
    expect(during).toMatch(/sim, block \d+\. Ctrl-C ends\./)
    expect(after).toContain('1 inference')
    expect(after).toContain('Together')
    expect(after).not.toContain(ENDS)
    expect(after).not.toContain('\u001b[?')
  }, 60_000)

  test('Ctrl-Z gives the terminal back until the command goes on', async () => {
    const argv = ['stake', 'list', '--live', '--wallet', 'w']
    const terminal = atTerminal(argv, chain.home, SIM)
    await terminal.waitFor('together')
    terminal.type(CTRL_Z)
    const state = () => execFileSync('ps', ['-o', 'state=', '-p', String(terminal.pid)])
    // Stopped, and all that it wrote before has come.
    while (!String(state()).startsWith('T') || !terminal.written().endsWith(LEAVE))
      await new Promise((resolve) => setImmediate(resolve))
    process.kill(terminal.pid, 'SIGCONT')
    await terminal.waitFor(ENDS)
    await terminal.waitFor(ENDS)
    terminal.type(CTRL_C)
    expect(await terminal.ended).toBe(0)
  }, 60_000)

  test('a chain that goes away is an error, on the terminal as it was', async () => {
    const terminal = atTerminal(['subnets', 'list', '--live'], chain.home, SIM)
    const live = inPipe(chain.home, 'subnets', 'list', '--live', '--json')
    await Promise.all([terminal.waitFor(ENDS), live.next('subnets-list')])
    await chain.data('devnet stop')
    expect(await terminal.ended).toBe(4)
    expect(terminal.written().split(LEAVE)[1]).toContain('No chain answers at')
    let last = await live.next()
    while (last.ok) last = await live.next()
    expect(last.error.code).toBe('network_unreachable')
    expect(await live.ended).toBe(4)
  }, 60_000)
})
