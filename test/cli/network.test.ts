import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { dtao, temporaryHome } from './dtao.ts'
import { documentOf } from './schema.ts'

let home: string
let remove: () => void
beforeAll(() => {
  ;({ home, remove } = temporaryHome())
})
afterAll(() => remove())

async function failure(network: string) {
  const { code, stdout } = await dtao(['subnets', 'list', '--network', network, '--json'], { home })
  return { exit: code, ...(documentOf(stdout).error as { code: string; message: string }) }
}

function portOf(server: Server | WebSocketServer): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  return address.port
}

describe('a node that is none', () => {
  test('nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const port = portOf(server)
    await new Promise((resolve) => server.close(resolve))
    const error = await failure(`ws://127.0.0.1:${port}`)
    expect(error).toMatchObject({ code: 'network_unreachable', exit: 4 })
    expect(error.message).toContain(String(port))
  })

  test('it accepts connections and says nothing', async () => {
    const sockets: Socket[] = []
    const server = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const error = await failure(`ws://127.0.0.1:${portOf(server)}`)
    expect(error).toMatchObject({ code: 'network_timeout', exit: 4 })
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }, 60_000)

  test('it speaks WebSocket and never answers', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const error = await failure(`ws://127.0.0.1:${portOf(server)}`)
    expect(error).toMatchObject({ code: 'network_timeout', exit: 4 })
    for (const client of server.clients) client.terminate()
    await new Promise((resolve) => server.close(resolve))
  }, 60_000)

  test('it hangs up', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const error = await failure(`ws://127.0.0.1:${portOf(server)}`)
    expect(error).toMatchObject({ code: 'network_unreachable', exit: 4 })
    await new Promise((resolve) => server.close(resolve))
  })

  test('it hangs up in the middle, and nobody but us speaks of it', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    server.on('connection', (socket) => socket.on('message', () => socket.terminate()))
    const network = `ws://127.0.0.1:${portOf(server)}`
    const { code, stderr } = await dtao(['subnets', 'list', '--network', network], { home })
    expect(code).toBe(4)
    const lines = stderr.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^error: No chain answers at /)
    expect(lines.slice(1).every((line) => line.startsWith('  '))).toBe(true)
    await new Promise((resolve) => server.close(resolve))
  }, 60_000)

  test('it answers every request with an error', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    server.on('connection', (socket) =>
      socket.on('message', (data) => {
        const { id } = JSON.parse(String(data)) as { id: number }
        const error = { code: -32601, message: 'Method not found' }
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, error }))
      }),
    )
    const error = await failure(`ws://127.0.0.1:${portOf(server)}`)
    expect(error).toMatchObject({ code: 'network_not_subtensor', exit: 4 })
    for (const client of server.clients) client.terminate()
    await new Promise((resolve) => server.close(resolve))
  }, 60_000)

  test.each(['not json', '', 'null', '{"jsonrpc":"2.0","method":"x","params":null}'])(
    'it answers with the text "%s", and its password is told to it alone',
    async (text) => {
      const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
      await new Promise((resolve) => server.once('listening', resolve))
      const headers: (string | undefined)[] = []
      server.on('connection', (socket, { headers: { authorization } }) => {
        headers.push(authorization)
        socket.on('message', () => socket.send(text))
      })
      const network = `ws://me:secret@127.0.0.1:${portOf(server)}`
      const argv = ['subnets', 'list', '--network', network, '--json', '--verbose']
      const { code, stdout, stderr } = await dtao(argv, { home })
      expect(code).toBe(4)
      expect(documentOf(stdout).error).toMatchObject({ code: 'network_not_subtensor' })
      expect(stdout + stderr).not.toContain('secret')
      expect(headers).toEqual([`Basic ${Buffer.from('me:secret').toString('base64')}`])
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
    60_000,
  )

  test('an address that is none', async () => {
    expect(await failure('http://127.0.0.1')).toMatchObject({ code: 'network_unknown', exit: 2 })
  })
})
