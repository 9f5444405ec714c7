import { afterEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { makeCall } from '../../../src/chain/call.ts'
import type { Chain } from '../../../src/chain/chain.ts'
import { connect } from '../../../src/chain/connect.ts'
import { signCall } from '../../../src/chain/sign.ts'
import { sendAndWatch } from '../../../src/chain/watch.ts'
import { createDevnet, type Devnet } from '../../../src/simulator/index.ts'
import { keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { keypairSigner } from '../../../src/wallet/signing/signer.ts'

const PATIENCE = { lookMs: 5, looks: 10 }

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A devnet that makes blocks when asked to. */
async function byHand(): Promise<{ devnet: Devnet; url: string }> {
  const devnet = await createDevnet({ sealing: 'manual' })
  closers.push(() => devnet.close())
  const { url } = await devnet.listen({ port: 0 })
  return { devnet, url }
}

async function chainAt(endpoint: string): Promise<Chain> {
  const network = { name: 'ours', endpoint, why: 'of this test', live: false }
  const chain = await connect(network, { simulator: { dataDir: '', preset: '' } })
  closers.push(() => chain.close())
  return chain
}

/** A transfer by //Alice, followed by somebody with little patience. */
async function send(chain: Chain, patience = PATIENCE) {
  const signer = keypairSigner(await keypairFromUri('//Alice'))
  const dest = (await keypairFromUri('//Bob')).address
  const call = makeCall(chain, 'Balances', 'transfer_keep_alive', { dest, value: 1n })
  const signed = await signCall(chain, signer, call, { period: 4 })
  let waiting = (): void => undefined
  const taken = new Promise<void>((resolve) => {
    waiting = resolve
  })
  const end = sendAndWatch(chain, signed, { goal: 'included', onStage: waiting, patience })
  return { signed, taken, end }
}

/** A server before the node at `url` that keeps to itself what becomes of transactions once they are in the pool. */
async function silentBefore(url: string): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  server.on('connection', (client) => {
    const node = new WebSocket(url)
    const open = new Promise((resolve) => node.once('open', resolve))
    client.on('message', (text) => open.then(() => node.send(String(text))))
    client.on('close', () => node.close())
    node.on('message', (data) => {
      const text = String(data)
      if (!text.includes('author_extrinsicUpdate') || text.includes('"ready"')) client.send(text)
    })
  })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  return `ws://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : ''}`
}

test('whoever waits for a chain that makes no blocks is told so, with the hash', async () => {
  const { url } = await byHand()
  const { signed, end } = await send(await chainAt(url))
  await expect(end).rejects.toMatchObject({
    code: 'transaction_waiting',
    exitCode: 4,
    details: { extrinsicHash: signed.hash },
  })
})

test('nobody waits for a transaction past its era, whatever the node says', async () => {
  const { devnet, url } = await byHand()
  const chain = await chainAt(await silentBefore(url))
  const patience = { ...PATIENCE, looks: Number.POSITIVE_INFINITY }
  const { signed, taken, end } = await send(chain, patience)
  const ended = expect(end).rejects.toMatchObject({
    code: 'transaction_expired',
    exitCode: 4,
    details: { extrinsicHash: signed.hash },
  })
  await taken
  await devnet.newBlocks(signed.death + 1)
  await ended
})

test('a transaction that is included late is found all the same', async () => {
  const { devnet, url } = await byHand()
  const { taken, end } = await send(await chainAt(url), { lookMs: 1, looks: 1_000_000 })
  await taken
  const { hash } = await devnet.newBlocks()
  expect(await end).toBe(hash)
})
