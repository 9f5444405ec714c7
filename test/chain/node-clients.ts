import { WebSocket } from 'ws'
import { toHex } from '../../src/codec/index.ts'
import { cryptoReady } from '../../src/crypto/index.ts'
import { openNode } from '../../src/simulator/node/open.ts'
import { SERVED } from '../../src/simulator/node/sealing.ts'
import { serve } from '../../src/simulator/node/server.ts'
import { DEV } from '../../src/simulator/runtime/genesis/dev-accounts.ts'
import { PRESETS } from '../../src/simulator/runtime/genesis/presets/index.ts'
import { pairOf, sign, transfer } from '../unit/simulator/node/support.ts'

/**
 * `tsx test/chain/node-clients.ts CLIENTS SECONDS`: so many WebSocket clients at once follow the heads and submit transfers, each
 * as soon as its last is finalised. Prints what was lost, how long it took, and memory.
 */
const clients = Number(process.argv[2] ?? 200)
const seconds = Number(process.argv[3] ?? 60)
const VALUE = 1_000n

await cryptoReady()
const seeds = Array.from({ length: clients }, (_, i) => {
  const seed = new Uint8Array(32).fill(7)
  new DataView(seed.buffer).setUint32(0, i)
  return seed
})
const accounts = await Promise.all(seeds.map(async (seed) => toHex((await pairOf(seed)).publicKey)))
const balances = [...PRESETS.empty.balances, ...accounts.map((one) => [one, 10n ** 12n] as const)]
const node = await openNode({ genesis: { ...PRESETS.empty, balances }, sealing: SERVED })
const server = await serve(node, { port: 0 })
const began = performance.now()
const latencies: number[] = []
const problems: string[] = []
let heads = 0

async function client(seed: Uint8Array): Promise<number> {
  const socket = new WebSocket(server.url)
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
    if (performance.now() - began > seconds * 1000) return done()
    const bytes = await sign(node, seed, transfer(DEV.bob, VALUE), { nonce })
    submitted = performance.now()
    const params = [toHex(bytes)]
    const method = 'author_submitAndWatchExtrinsic'
    socket.send(JSON.stringify({ jsonrpc: '2.0', id: nonce, method, params }))
  }
  socket.on('message', (data) => {
    const message = JSON.parse(String(data))
    if (message.error !== undefined) problems.push(JSON.stringify(message.error))
    const result = message.params?.result
    if (message.method === 'chain_newHead') {
      const number = Number(result.number)
      if (last >= 0 && number !== last + 1) problems.push(`head ${number} after ${last}`)
      last = number
      heads += 1
    } else if (result?.finalized !== undefined) {
      latencies.push(performance.now() - submitted)
      nonce += 1
      void next()
    }
  })
  await next()
  await finished
  socket.close()
  return nonce
}

const sent = (await Promise.all(seeds.map(client))).reduce((sum, one) => sum + one, 0)
latencies.sort((a, b) => a - b)
const quantile = (q: number) => (latencies[Math.floor(latencies.length * q)] ?? 0).toFixed(0)
const mebibytes = Math.round(process.memoryUsage().rss / 1024 ** 2)
console.log(
  `${clients} clients, ${sent} transfers finalised in ${node.chain.head.header.number} blocks, ${heads} heads told`,
)
console.log(
  `latency ms: median ${quantile(0.5)}, 95 % ${quantile(0.95)}, most ${quantile(0.9999)}; ${mebibytes} MiB with the clients`,
)
console.log(`problems: ${problems.length} ${problems.slice(0, 3).join(' ')}`)
await server.close()
process.exit(problems.length === 0 ? 0 : 1)
