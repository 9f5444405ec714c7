import { Keyring } from '@polkadot/keyring'
import { createClient, type PolkadotClient } from 'polkadot-api'
import { getPolkadotSigner } from 'polkadot-api/signer'
import { getWsProvider } from 'polkadot-api/ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import {
  createDevnet,
  type Devnet,
  type MessageProvider,
  SERVED,
} from '../../../../src/simulator/index.ts'

const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'

describe('polkadot-api', () => {
  let devnet: Devnet
  let url: string

  beforeAll(async () => {
    await cryptoReady()
    devnet = await createDevnet({ sealing: SERVED })
    url = (await devnet.listen({ port: 0 })).url
  })

  afterAll(() => devnet.close())

  async function transfers(client: PolkadotClient): Promise<void> {
    const api = client.getUnsafeApi()
    const account = () =>
      api.query.System?.Account?.getValue(BOB) as Promise<{ data: { free: bigint } }>
    const alice = new Keyring({ type: 'sr25519' }).addFromUri('//Alice')
    const signer = getPolkadotSigner(alice.publicKey, 'Sr25519', (bytes) => alice.sign(bytes))
    const before = await account()
    const dest = { type: 'Id', value: BOB }
    const result = await api.tx.Balances?.transfer_keep_alive?.({ dest, value: 7n }).signAndSubmit(
      signer,
    )
    expect(result).toMatchObject({ ok: true })
    const after = await account()
    expect(after.data.free - before.data.free).toBe(7n)
    const entries = await api.query.System?.Account?.getEntries()
    expect(entries?.length).toBeGreaterThanOrEqual(6)
    expect(await api.constants.System?.SS58Prefix?.()).toBe(42)
    client.destroy()
  }

  it('signs and follows over a WebSocket', () =>
    transfers(createClient(getWsProvider(url, { websocketClass: WebSocket as never }))))

  it('signs and follows without a socket', () => transfers(createClient(devnet.messageProvider())))

  it('finds its transaction however many blocks are made while it reads one', () => {
    const busy: MessageProvider = (onMessage) => {
      const { send, disconnect } = devnet.messageProvider()(onMessage)
      return {
        disconnect,
        send(request) {
          const reads = (request as { method: string }).method === 'chainHead_v1_body'
          void (reads ? devnet.newBlocks(5) : Promise.resolve()).then(() => send(request))
        },
      }
    }
    return transfers(createClient(busy))
  })
})
