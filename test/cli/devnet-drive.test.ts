import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { dtao } from './dtao.ts'
import { type OwnChain, ownChain } from './own-chain.ts'
import { documentOf, expectSchema } from './schema.ts'
import { atTerminal } from './terminal.ts'

interface Block {
  readonly number: number
  readonly hash: string
  readonly time: string
}
interface Written {
  readonly dryRun: boolean
  readonly block: Block
}

let chain: OwnChain
beforeAll(async () => {
  chain = await ownChain()
})
afterAll(async () => {
  await chain.run('devnet', 'stop')
  chain.remove()
})

const now = () => chain.data<{ block: Block }>('devnet time').then(({ block }) => block)

/** What every command of this file does, on the embedded chain and on one that is served. */
async function drive(): Promise<void> {
  const start = await now()
  const advanced = await chain.data<{ blocks: number; from: Block; block: Block }>(
    'devnet advance',
    '7',
  )
  expect(advanced.blocks).toBeGreaterThanOrEqual(7)
  const seconds = (Date.parse(advanced.block.time) - Date.parse(advanced.from.time)) / 1000
  expect(seconds).toBe(12 * advanced.blocks)

  const { snapshot } = await chain.data<{ snapshot: { id: string; block: Block } }>(
    'devnet snapshot',
  )
  const file = join(chain.home, `${start.number}.dump`)
  const dump = await chain.data<Written & { bytes: number }>('devnet dump', file)
  expect(readFileSync(file).length).toBe(dump.bytes)

  await chain.data<Written>('devnet set balance', 'w', '77')
  await chain.data<Written>('devnet set emission-regime', 'root')
  await chain.data<Written>('devnet set storage', 'SubtensorModule.Tempo', '1', '9')
  const epoch = await chain.data<{ block: Block }>('devnet advance', '--until-epoch', '1')
  expect(epoch.block.number).toBeGreaterThan(dump.block.number)
  const travelled = await chain.data<Written>('devnet time', '2031-01-01T00:00:00Z')
  expect(travelled.block.time >= '2031-01-01T00:00:00.000Z').toBe(true)
  expect(await free()).toBe('77')

  const reverted = await chain.data<Written & { discarded: number }>('devnet revert', snapshot.id)
  expect(reverted.discarded).toBeGreaterThan(3)
  expect(await free()).toBe('0')

  await chain.data('devnet reset', '--yes')
  const loaded = await chain.data<{ head: Block; block: Block }>('devnet load', file, '--yes')
  expect(loaded.head).toEqual({ number: dump.block.number, hash: dump.block.hash })
  expect(loaded.block.time.slice(0, 4)).toBe('2025')
}

async function free(): Promise<string | undefined> {
  const { balances } = await chain.data<{ balances: { free: { value: string } }[] }>(
    'wallet balance',
  )
  return balances[0]?.free.value
}

test('an embedded chain is driven without a server', () => drive(), 120_000)

test('a served chain is driven the same way, and one without these methods not at all', async () => {
  const file = join(chain.home, 'config.json')
  const options = ['--port', '0', '--block-time', '500ms', '--config-out', file]
  const { url } = await chain.data<{ url: string }>('devnet start', '--detach', ...options)
  const config = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  expectSchema('devnet-config', config)
  expect(config).toMatchObject({ endpoints: { ws: url }, blocks: { everyMillis: 500 } })
  expect(JSON.stringify(config)).not.toMatch(/secret|seed|mnemonic|bottom drive/i)
  const { metrics } = config.endpoints as { metrics: string }
  expect(await (await fetch(metrics)).text()).toContain('substrate_block_height')
  await drive()
  const foreign = await withoutDev(url)
  const address = foreign.address()
  const port = typeof address === 'object' ? address?.port : undefined
  expect(await refusedAt(`ws://127.0.0.1:${port}`)).toEqual(['devnet_foreign', 4])
  foreign.close()
  await chain.data('devnet stop')
}, 120_000)

/** How another network than the embedded chain refuses to make a block: the code, and the exit code. */
async function refusedAt(network: string): Promise<readonly unknown[]> {
  const argv = ['devnet', 'advance', '--network', network, '--json']
  const { stdout, code } = await dtao(argv, { home: chain.home })
  const { error } = documentOf(stdout) as { error: { code: string } }
  return [error.code, code]
}

/** A node that has no development methods: ours, behind a server that leaves them out. */
async function withoutDev(url: string): Promise<WebSocketServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (client) => {
    const node = new WebSocket(url)
    const open = new Promise((resolve) => node.once('open', resolve))
    client.on('message', (text) => open.then(() => node.send(String(text))))
    client.on('close', () => node.close())
    node.on('message', (text) => client.send(String(text).replace(/"dev_\w+",/g, '')))
  })
  await new Promise((resolve) => server.once('listening', resolve))
  return server
}

describe('refusals and looks', () => {
  test('--dry-run changes nothing and says what would be', async () => {
    const before = await now()
    const file = join(chain.home, 'dry.dump')
    const { snapshot } = await chain.data<{ snapshot: { id: string } }>('devnet snapshot')
    const dry = (command: string, ...words: string[]) =>
      chain.data<{ dryRun?: boolean; target?: number }>(command, ...words, '--dry-run')
    expect(await dry('devnet advance', '5')).toMatchObject({ target: before.number + 5 })
    expect(await dry('devnet time', '+1h')).toMatchObject({ dryRun: true })
    expect(await dry('devnet set balance', 'w', '5')).toMatchObject({ dryRun: true })
    expect(await dry('devnet dump', file)).toMatchObject({ dryRun: true })
    expect(await dry('devnet revert', snapshot.id)).toMatchObject({ dryRun: true })
    expect(existsSync(file)).toBe(false)
    expect(await now()).toEqual(before)
  }, 60_000)

  test('what makes no sense is said in a line', async () => {
    const cases: readonly (readonly [string[], string, number])[] = [
      [['advance', '0'], 'number_of_blocks_invalid', 2],
      [['advance', '--until-epoch', '999'], 'devnet_refused', 1],
      [['advance', '--until-epoch', '0'], 'epoch_never', 2],
      [['time', '+1s'], 'value_invalid', 2],
      [['time', '+1s', '--dry-run'], 'value_invalid', 2],
      [['time', '+500000w'], 'value_invalid', 2],
      [['revert', '99'], 'snapshot_unknown', 2],
      [['time', '2001-01-01'], 'value_invalid', 2],
      [['set', 'storage', 'SubtensorModule.Tempoo', '1', '5'], 'value_invalid', 2],
      [['set', 'storage', 'SubtensorModule.Tempo', '1', '70000'], 'value_invalid', 2],
      [['set', 'emission-regime', 'fair'], 'choice_invalid', 2],
      [['load', join(chain.home, 'none.dump')], 'file_unreadable', 1],
      [['dump', join(chain.home, 'no', 'such', 'place')], 'file_unwritable', 1],
    ]
    for (const [words, code, exit] of cases) {
      const failure = await chain.failure('devnet', ...words)
      expect(failure, words.join(' ')).toMatchObject({ code, exit })
      expect(failure.message).not.toContain('\n')
    }
    expect(await refusedAt('finney')).toEqual(['network_live', 2])
  }, 120_000)

  test('a damaged dump and one of a newer version are refused before anything changes', async () => {
    const before = await now()
    const file = join(chain.home, 'bad.dump')
    const { bytes } = await chain.data<{ bytes: number }>('devnet dump', file)
    const whole = readFileSync(file)
    writeFileSync(file, whole.subarray(0, bytes - 9))
    expect(await chain.failure('devnet', 'load', file, '--yes')).toMatchObject({
      code: 'dump_damaged',
      exit: 4,
    })
    writeFileSync(file, whole.toString('latin1').replace('"version":1', '"version":2'), 'latin1')
    expect(await chain.failure('devnet', 'load', file, '--yes')).toMatchObject({
      code: 'dump_newer',
      exit: 4,
    })
    // An existing file, and a chain, are replaced only with consent.
    writeFileSync(file, whole)
    for (const verb of ['dump', 'load'])
      expect(await chain.failure('devnet', verb, file)).toMatchObject({
        code: 'confirmation_required',
      })
    expect(readdirSync(chain.home).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(await now()).toEqual(before)
  }, 60_000)
})

test('an epoch that others keep from running is waited for until Ctrl-C', async () => {
  const set = (...words: string[]) => chain.data('devnet set storage', ...words)
  await set('SubtensorModule.MaxEpochsPerBlock', '1')
  for (const netuid of ['1', '2']) await set('SubtensorModule.Tempo', netuid, '1')
  const argv = ['devnet', 'advance', '--until-epoch', '2', '--network', 'sim']
  const terminal = atTerminal(argv, chain.home)
  // The second time: it waits for the block after the one in which the epoch was due.
  for (const _ of [1, 2]) await terminal.waitFor('Making 1 block')
  process.kill(terminal.pid, 'SIGINT')
  expect(await terminal.ended).toBe(130)
  expect(terminal.shown()).toContain('then stopped')
}, 60_000)
