import { WebSocket } from 'ws'
import { toHex } from '../../src/codec/index.ts'
import { cryptoReady } from '../../src/crypto/index.ts'
import type { LocalNode } from '../../src/simulator/node/local-node.ts'
import { openNode } from '../../src/simulator/node/open.ts'
import { SERVED } from '../../src/simulator/node/sealing.ts'
import { serve } from '../../src/simulator/node/server.ts'
import { Account } from '../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../src/simulator/runtime/genesis/dev-accounts.ts'
import { PRESETS } from '../../src/simulator/runtime/genesis/presets/index.ts'
import { pairOf, sign, transfer } from '../unit/simulator/node/support.ts'
import { MemoryWatch } from './memory.ts'

const VALUE = 1_000n
/** How long the last transfers may take, beyond the time that was asked for. */
const PATIENCE_SECONDS = 30
const LOOK_EVERY_SECONDS = 10

/**
 * So many WebSocket clients at once follow the heads and submit transfers, each as soon as its last is finalised. Prints
 * latency and memory, the clients' included; returns what was wrong.
 */
export async function soakClients(clients: number, seconds: number): Promise<string[]> {
  await cryptoReady()
  const seeds = Array.from({ length: clients }, (_, i) => {
    const seed = new Uint8Array(32).fill(7)
    new DataView(seed.buffer).setUint32(0, i)
    return seed
  })
  const pairs = await Promise.all(seeds.map((seed) => pairOf(seed)))
  const rich = pairs.map(({ publicKey }) => [toHex(publicKey), 10n ** 12n] as const)
  const balances = [...PRESETS.empty.balances, ...rich]
  const node = await openNode({
    genesis: { ...PRESETS.empty, balances },
    sealing: SERVED,
    shield: true,
  })
  const server = await serve(node, { port: 0 })
  const before = received(node)
  const began = performance.now()
  const crowd: Crowd = {
    node,
    url: server.url,
    isOver: () => performance.now() - began > seconds * 1000,
    latencies: [],
    problems: [],
    heads: 0,
  }
  const memory = new MemoryWatch()
  const look = setInterval(() => console.log(`  ${memory.look()}`), LOOK_EVERY_SECONDS * 1000)
  const late = new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), (seconds + PATIENCE_SECONDS) * 1000)
  })
  const ended = await Promise.race([Promise.all(seeds.map((seed) => client(crowd, seed))), late])
  clearInterval(look)
  const { latencies, problems, heads } = crowd
  if (ended === 'late') problems.push('some transfers were never finalised')
  else if (received(node) - before !== VALUE * BigInt(latencies.length))
    problems.push('the chain holds other transfers than were told')
  const growth = memory.growth()
  if (growth !== undefined) problems.push(growth)
  latencies.sort((a, b) => a - b)
  const quantile = (q: number) => (latencies[Math.floor(latencies.length * q)] ?? 0).toFixed(0)
  const { number } = node.chain.head.header
  console.log(
    `  ${clients} clients, ${latencies.length} transfers finalised in ${number} blocks, ${heads} heads told`,
  )
  console.log(
    `  latency ms: median ${quantile(0.5)}, 95 % ${quantile(0.95)}, most ${quantile(0.9999)}; ${memory.look()}`,
  )
  await server.close()
  await node.close()
  return problems
}

/** What all clients share. */
interface Crowd {
  readonly node: LocalNode
  readonly url: string
  readonly isOver: () => boolean
  readonly latencies: number[]
  readonly problems: string[]
  heads: number
}

function received(node: LocalNode): bigint {
  return Account.get(node.chain.context, DEV.bob).data.free
}

/** One client until the time is over. */
async function client(crowd: Crowd, seed: Uint8Array): Promise<void> {
  const socket = new WebSocket(crowd.url)
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send('{"jsonrpc":"2.0","id":"heads","method":"chain_subscribeNewHeads","params":[]}')
  let last = -1
  let nonce = 0
  let submitted = 0
  let done = () => undefined as unknown
  const finished = new Promise<void>((resolve) => {
    done = resolve
  })
  const next = async () => {
    if (crowd.isOver()) return done()
    const bytes = await sign(crowd.node, seed, transfer(DEV.bob, VALUE), { nonce })
    submitted = performance.now()
    const method = 'author_submitAndWatchExtrinsic'
    socket.send(JSON.stringify({ jsonrpc: '2.0', id: nonce, method, params: [toHex(bytes)] }))
  }
  socket.on('message', (data) => {
    const message = JSON.parse(String(data))
    if (message.error !== undefined) crowd.problems.push(JSON.stringify(message.error))
    const result = message.params?.result
    if (message.method === 'chain_newHead') {
      const number = Number(result.number)
      if (last >= 0 && number !== last + 1) crowd.problems.push(`head ${number} after ${last}`)
      last = number
      crowd.heads += 1
    } else if (result?.finalized !== undefined) {
      crowd.latencies.push(performance.now() - submitted)
      nonce += 1
      void next()
    }
  })
  await next()
  await finished
  socket.close()
}
