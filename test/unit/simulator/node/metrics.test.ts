import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { toHex, writeLength, written } from '../../../../src/codec/index.ts'
import type { LocalNode } from '../../../../src/simulator/node/local-node.ts'
import { isSigned } from '../../../../src/simulator/node/metrics/signed.ts'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { type Server, serve } from '../../../../src/simulator/node/server.ts'
import { DEV } from '../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { sign, transfer } from './support.ts'

let node: LocalNode
let server: Server
beforeAll(async () => {
  node = await openNode({ sealing: 'manual' })
  server = await serve(node, { port: 0 })
})
afterAll(async () => {
  await server.close()
  await node.close()
})

const http = () => server.url.replace('ws', 'http')

/** The samples of a scrape, by name and labels as they are written. */
async function scrape(): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`${http()}/metrics`)
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  const lines = (await response.text()).split('\n').filter((line) => /^\w/.test(line))
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ')
      return [line.slice(0, space), Number(line.slice(space + 1))] as const
    }),
  )
}

async function call(method: string, ...params: unknown[]): Promise<void> {
  await fetch(http(), {
    method: 'POST',
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
}

it('tell the height, the pool, what became of extrinsics, and who asks what', async () => {
  const before = await scrape()
  expect(before.get('dtao_extrinsics_total{outcome="ok"}')).toBe(0)
  const good = await sign(node, 'alice', transfer(DEV.bob, 5n), { nonce: 0 })
  const bad = await sign(node, 'alice', transfer(DEV.bob, 1n << 62n), { nonce: 1 })
  const later = await sign(node, 'alice', transfer(DEV.bob, 5n), { nonce: 9 })
  for (const bytes of [good, bad, later]) await call('author_submitExtrinsic', toHex(bytes))
  await call('nonsense_method')
  const waiting = await scrape()
  expect(waiting.get('substrate_ready_transactions_number')).toBe(2)
  expect(waiting.get('dtao_future_transactions_number')).toBe(1)
  node.seal()
  const after = await scrape()
  const expected: readonly (readonly [string, number])[] = [
    ['substrate_block_height{status="best"}', 1],
    ['substrate_block_height{status="finalized"}', 1],
    ['dtao_chain_time_seconds', Number(node.chain.head.time / 1000n)],
    ['substrate_ready_transactions_number', 0],
    ['dtao_extrinsics_total{outcome="ok"}', 1],
    ['dtao_extrinsics_total{outcome="failed"}', 1],
    ['substrate_rpc_calls_finished{method="author_submitExtrinsic",is_error="false"}', 3],
    ['substrate_rpc_calls_finished{method="unknown",is_error="true"}', 1],
    ['dtao_rpc_call_seconds_count{method="author_submitExtrinsic"}', 3],
  ]
  for (const [name, value] of expected) expect(after.get(name), name).toBe(value)
  expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(1e6)
})

it('count connections and subscriptions while they last', async () => {
  const socket = new WebSocket(server.url)
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send('{"jsonrpc":"2.0","id":1,"method":"chain_subscribeNewHeads","params":[]}')
  await new Promise((resolve) => socket.once('message', resolve))
  const open = await scrape()
  expect([open.get('dtao_rpc_connections'), open.get('dtao_rpc_subscriptions')]).toEqual([1, 1])
  socket.close()
  await new Promise((resolve) => socket.once('close', resolve))
  const closed = await scrape()
  expect([closed.get('dtao_rpc_connections'), closed.get('dtao_rpc_subscriptions')]).toEqual([0, 0])
})

it('are for this machine, as everything else is', async () => {
  const { status } = await fetch(`${http()}/metrics`, {
    headers: { origin: 'https://evil.example' },
  })
  expect(status).toBe(403)
})

it('know a signed extrinsic of any length', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.constantFrom(0x84, 0x04), (length, version) => {
      const bytes = written((writer) => {
        writeLength(writer, length + 1)
        writer.u8(version)
        writer.bytes(new Uint8Array(length))
      })
      expect(isSigned(bytes)).toBe(version === 0x84)
    }),
  )
})
