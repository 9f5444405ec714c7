import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiPromise, WsProvider } from '@polkadot/api'
import { Keyring } from '@polkadot/keyring'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import { createDevnet, type Devnet, SERVED, type Server } from '../../../../src/simulator/index.ts'

let devnet: Devnet
let server: Server

beforeAll(async () => {
  await cryptoReady()
  devnet = await createDevnet({ sealing: SERVED })
  server = await devnet.listen({ port: 0 })
})

afterAll(() => devnet.close())

/** A connection that sends text as it is and collects what comes back. */
async function connection(headers: Record<string, string> = {}) {
  const socket = new WebSocket(server.url, { headers })
  const waiting: ((message: unknown) => void)[] = []
  const arrived: unknown[] = []
  socket.on('message', (data) => {
    const message: unknown = JSON.parse(String(data))
    const next = waiting.shift()
    if (next === undefined) arrived.push(message)
    else next(message)
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const next = () =>
    arrived.length > 0
      ? Promise.resolve(arrived.shift())
      : new Promise<unknown>((resolve) => waiting.push(resolve))
  return {
    socket,
    next,
    ask: (text: string) => {
      socket.send(text)
      return next()
    },
  }
}

async function call(method: string, params: unknown = []): Promise<unknown> {
  const response = await fetch(server.url.replace('ws', 'http'), {
    method: 'POST',
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  return await response.json()
}

/** Status of a request whose headers fetch would not let us choose. */
function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port: server.port, host: '127.0.0.1', path: '/health', headers },
      (response) => {
        response.resume()
        resolve(response.statusCode)
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

describe('JSON-RPC over WebSocket', () => {
  it('lets @polkadot/api follow a transfer through every status', async () => {
    const api = await ApiPromise.create({ provider: new WsProvider(server.url), noInitWarn: true })
    const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 })
    const alice = keyring.addFromUri('//Alice')
    const bob = keyring.addFromUri('//Bob')
    const seen: string[] = []
    await new Promise<void>((resolve, reject) => {
      api.tx.balances
        ?.transferKeepAlive?.(bob.address, 1_000_000_000n)
        .signAndSend(alice, ({ status }) => {
          seen.push(status.type)
          if (status.isFinalized) resolve()
        })
        .catch(reject)
    })
    expect(seen).toEqual(['Ready', 'InBlock', 'Finalized'])
    await api.disconnect()
  })

  it('answers a subscription before it speaks', async () => {
    const { socket, ask, next } = await connection()
    const answer = await ask(
      '{"jsonrpc":"2.0","id":"x","method":"chain_subscribeNewHeads","params":[]}',
    )
    const { result } = answer as { result: string }
    expect(answer).toEqual({ jsonrpc: '2.0', id: 'x', result: expect.any(String) })
    expect(await next()).toMatchObject({
      method: 'chain_newHead',
      params: { subscription: result, result: { number: expect.stringMatching(/^0x/) } },
    })
    socket.close()
  })

  it('answers malformed text with -32700 and goes on', async () => {
    const { socket, ask } = await connection()
    for (const text of ["{'jsonrpc': '2.0'}", '', '{', '\u0000', '[1,'])
      expect(await ask(text)).toEqual({
        jsonrpc: '2.0',
        id: null,
        error: { code: -32700, message: 'Parse error' },
      })
    for (const text of ['1', '"x"', 'null', '{}', '[]', '{"jsonrpc":"1.0","id":1,"method":"a"}'])
      expect(await ask(text)).toMatchObject({ error: { code: -32600 } })
    const fine = '{"jsonrpc":"2.0","id":7,"method":"system_chain"}'
    expect(await ask(fine)).toEqual({ jsonrpc: '2.0', id: 7, result: 'Bittensor' })
    socket.close()
  })

  it('answers batches in order, and nothing to notifications', async () => {
    const { socket, ask } = await connection()
    const one = (id: unknown, method: string) => ({ jsonrpc: '2.0', id, method })
    const batch = [
      one(1, 'system_name'),
      { jsonrpc: '2.0', method: 'system_name' },
      one(null, 'no_such'),
      5,
    ]
    expect(await ask(JSON.stringify(batch))).toEqual([
      { jsonrpc: '2.0', id: 1, result: 'dtao' },
      { jsonrpc: '2.0', id: null, error: expect.objectContaining({ code: -32601 }) },
      { jsonrpc: '2.0', id: null, error: { code: -32600, message: 'Invalid request' } },
    ])
    socket.close()
  })

  it('cuts off who sends 100 MB of garbage, and serves the others', async () => {
    const { socket } = await connection()
    const closed = new Promise<number>((resolve) => socket.once('close', resolve))
    socket.on('error', () => undefined)
    socket.send(Buffer.alloc(100 * 1024 * 1024, 'x'))
    expect(await closed).toBe(1009)
    expect(await call('system_chain')).toMatchObject({ result: 'Bittensor' })
  })

  it('does not let pages of other sites in', async () => {
    await expect(connection({ origin: 'https://example.com' })).rejects.toThrow('403')
    await expect(connection({ host: 'rebound.example.com' })).rejects.toThrow('403')
    const { socket } = await connection({ origin: 'http://localhost:3000' })
    socket.close()
  })
})

describe('JSON-RPC over HTTP', () => {
  it('answers a request', async () => {
    expect(await call('chain_getBlockHash', [0])).toMatchObject({
      result: expect.stringMatching(/^0x[0-9a-f]{64}$/),
    })
  })

  it('says which parameter is wrong', async () => {
    expect(await call('state_getStorage', [5])).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: {
        code: -32602,
        message: 'Invalid params',
        data: '`key`: invalid type: integer `5`, expected a hex string',
      },
    })
    expect(await call('state_getStorage', [])).toMatchObject({ error: { code: -32602 } })
    expect(await call('state_getStorage', 'x')).toMatchObject({ error: { code: -32602 } })
  })

  it('has no subscriptions', async () => {
    expect(await call('chain_subscribeNewHeads')).toMatchObject({ error: { code: -32603 } })
  })

  it('refuses a body that is too long', async () => {
    const response = await fetch(server.url.replace('ws', 'http'), {
      method: 'POST',
      body: 'x'.repeat(17 * 1024 * 1024),
    }).catch(() => undefined)
    // The connection may be cut while the body is still on its way.
    if (response !== undefined) expect(response.status).toBe(413)
    expect(await call('system_chain')).toMatchObject({ result: 'Bittensor' })
  })

  it('tells its health, but not to pages of other sites', async () => {
    const response = await fetch(`${server.url.replace('ws', 'http')}/health`)
    expect(await response.json()).toMatchObject({ peers: 0, isSyncing: false })
    expect(await statusWith({})).toBe(200)
    expect(await statusWith({ host: 'rebound.example.com' })).toBe(403)
    expect(await statusWith({ origin: 'https://example.com' })).toBe(403)
    expect(await statusWith({ origin: 'null' })).toBe(403)
  })
})

describe('who may listen where', () => {
  it('names the port that is taken', async () => {
    await expect(devnet.listen({ port: server.port })).rejects.toMatchObject({
      code: 'port_in_use',
      details: { port: server.port },
    })
  })

  it('says in words why the system refuses an address', async () => {
    // An address of documents, which no machine has.
    const host = '192.0.2.1'
    const refused = devnet.listen({ port: 0, host, allowRemote: true })
    await expect(refused).rejects.toMatchObject({
      code: 'listen_refused',
      message: `nobody can listen on port 0 of ${host}: it is no address of this machine`,
      details: { host },
    })
  })

  it('refuses an address that others reach, unless told', async () => {
    await expect(devnet.listen({ port: 0, host: '0.0.0.0' })).rejects.toMatchObject({
      code: 'host_refused',
    })
  })

  it('serves a data directory once, and leaves word where', async () => {
    const path = mkdtempSync(join(tmpdir(), 'dtao-server-'))
    const first = await createDevnet({ path })
    const { url } = await first.listen({ port: 0 })
    await expect(createDevnet({ path })).rejects.toMatchObject({
      code: 'chain_served',
      details: { url },
    })
    await first.close()
    const second = await createDevnet({ path })
    await second.close()
    rmSync(path, { recursive: true })
  })
})
