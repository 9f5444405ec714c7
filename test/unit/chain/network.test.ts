import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { ENDPOINTS, resolveNetwork } from '../../../src/chain/network.ts'
import { probe } from '../../../src/chain/probe.ts'
import { createDevnet } from '../../../src/simulator/index.ts'

const closers: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

describe('a network by its name', () => {
  test.each([
    ['finney', ENDPOINTS.finney, true],
    ['test', ENDPOINTS.test, true],
    ['local', ENDPOINTS.local, false],
    ['ws://127.0.0.1:1234', 'ws://127.0.0.1:1234', false],
    ['ws://[::1]:1234', 'ws://[::1]:1234', false],
    ['wss://example.org', 'wss://example.org', true],
  ])('%s is at %s; live: %s', async (name, endpoint, live) => {
    expect(await resolveNetwork(name)).toMatchObject({ name, endpoint, live })
  })

  test('sim is in this process', async () => {
    const network = await resolveNetwork('sim')
    expect(network).toMatchObject({ name: 'sim', live: false })
    expect(network.endpoint).toBeUndefined()
  })

  test.each([
    ['WS://127.0.0.1:1', 'ws://127.0.0.1:1'],
    [' Wss://example.org/Path\n', 'wss://example.org/Path'],
  ])('"%s" is the address %s', async (text, endpoint) => {
    expect(await resolveNetwork(text)).toMatchObject({ name: endpoint, endpoint })
  })

  test('user and password are apart from what is shown', async () => {
    const network = await resolveNetwork('ws://us%40er:p:w@127.0.0.1:1/path@home')
    const header = `Basic ${Buffer.from('us@er:p:w').toString('base64')}`
    expect(network).toMatchObject({
      name: 'ws://127.0.0.1:1/path@home',
      endpoint: 'ws://127.0.0.1:1/path@home',
      authorization: header,
    })
  })

  test.each([
    ['http://me:secret@host'],
    ['me:secret@host'],
    ['ws://me:se/cret@host'],
    ['ws://a b:secret@host'],
  ])('no password of "%s", which is none, is repeated', async (text) => {
    const refused = resolveNetwork(text)
    await expect(refused).rejects.toThrow(/^There is no network "(https?:\/\/|ws:\/\/)?host"\.$/)
    await expect(refused).rejects.toMatchObject({
      details: { network: expect.not.stringContaining('cret') },
    })
  })

  test.each([
    ['mainnet'],
    ['http://127.0.0.1'],
    [''],
    ['finney '],
    ['constructor'],
    ['ws:127.0.0.1'],
    ['ws://127.0.0.1:99999'],
    ['ws://127.0.0.1:1 2'],
    ['ws://127.0.0.1/#part'],
  ])('"%s" is none', async (name) => {
    await expect(resolveNetwork(name)).rejects.toMatchObject({
      code: 'network_unknown',
      exitCode: 2,
    })
  })
})

describe('auto', () => {
  test('is the devnet that Docker was last seen to run, on whatever port', async () => {
    const devnet = await createDevnet()
    closers.push(() => devnet.close())
    const { url } = await devnet.listen({ port: 0 })
    expect(await resolveNetwork('auto', { docker: url })).toEqual({
      name: 'local',
      endpoint: url,
      why: 'the devnet in Docker',
      live: false,
    })
  })

  test('is not a devnet that has gone since', async () => {
    const gone = 'ws://127.0.0.1:1'
    expect((await resolveNetwork('auto', { docker: gone })).endpoint).not.toBe(gone)
  })
})

describe('a look at an address', () => {
  async function listening(server: Server | WebSocketServer): Promise<string> {
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    return typeof address === 'object' && address !== null ? `ws://127.0.0.1:${address.port}` : ''
  }

  function answering(answer: string) {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    server.on('connection', (socket) => socket.on('message', () => socket.send(answer)))
    closers.push(() => {
      for (const client of server.clients) client.terminate()
      server.close()
    })
    return listening(server)
  }

  test('finds a Subtensor', async () => {
    const devnet = await createDevnet()
    closers.push(() => devnet.close())
    const { url } = await devnet.listen({ port: 0 })
    expect(await probe(url, 20_000)).toEqual({ answers: true, specVersion: 425 })
  })

  test('finds nobody', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    const url = await listening(server)
    await new Promise((resolve) => server.close(resolve))
    expect(await probe(url, 20_000)).toEqual({ answers: false })
  })

  test('does not wait for somebody who keeps silent', async () => {
    const sockets: Socket[] = []
    const server = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1')
    closers.push(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    expect(await probe(await listening(server), 100)).toEqual({ answers: false })
  })

  test.each([
    ['another chain', '{"id":1,"result":{"specName":"polkadot","specVersion":1}}'],
    ['an error', '{"id":1,"error":{"code":-32601,"message":"no"}}'],
    ['no JSON', 'hello'],
  ])('does not take %s for one', async (_what, answer) => {
    expect(await probe(await answering(answer), 20_000)).toEqual({ answers: false })
  })
})
