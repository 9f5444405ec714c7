import { ApiPromise, HttpProvider, WsProvider } from '@polkadot/api'
import { Keyring } from '@polkadot/keyring'
import type { ISubmittableResult } from '@polkadot/types/types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../src/crypto/index.ts'
import { ChainState } from './chain-state.ts'
import { type RunningDevnet, startDevnet } from './devnet.ts'
import { type DevWallets, writeWallets } from './wallets.ts'

const TAO = 1_000_000_000n

/** `@polkadot/api` 16.5.6, as installed. */
describe('polkadot.js', () => {
  let devnet: RunningDevnet
  let chain: ChainState
  let wallets: DevWallets
  let api: ApiPromise

  beforeAll(async () => {
    await cryptoReady()
    devnet = await startDevnet()
    chain = await ChainState.connect(devnet.url)
    wallets = await writeWallets(devnet.folder)
    api = await ApiPromise.create({ provider: new WsProvider(devnet.url), noInitWarn: true })
  })
  afterAll(async () => {
    await api?.disconnect()
    await chain?.close()
    await devnet?.stop()
  })

  const tx = (pallet: string, name: string, ...args: readonly unknown[]) => {
    const make = api.tx[pallet]?.[name]
    if (make === undefined) throw new Error(`no call ${pallet}.${name} in the metadata`)
    return make(...args)
  }
  const alice = () => new Keyring({ type: 'sr25519' }).addFromUri('//Alice')

  test('connects over WebSocket and over HTTP, and reads the same', async () => {
    const http = new HttpProvider(devnet.url.replace('ws:', 'http:'))
    const other = await ApiPromise.create({ provider: http, noInitWarn: true })
    expect(other.genesisHash.toHex()).toBe(api.genesisHash.toHex())
    const names = [api.runtimeChain, api.runtimeVersion.specName].map(String)
    expect(names).toEqual(['Bittensor', 'node-subtensor'])
    expect((await other.query.subtensorModule?.tempo?.(1))?.toString()).toBe(
      String(await chain.read('subtensorModule', 'tempo', 1)),
    )
    await other.disconnect()
  })

  test('subscribes to storage, signs, and follows to finality', async () => {
    const { bob } = wallets
    const before = await chain.free(bob.coldkey)
    const seen: string[] = []
    const stop = (await api.query.system?.account?.(bob.coldkey, (account: unknown) => {
      seen.push((account as { data: { free: { toString(): string } } }).data.free.toString())
    })) as unknown as () => void
    const statuses: string[] = []
    await new Promise<void>((resolve, reject) => {
      tx('balances', 'transferKeepAlive', bob.coldkey, TAO)
        .signAndSend(alice(), ({ status, dispatchError }: ISubmittableResult) => {
          statuses.push(status.type)
          if (dispatchError !== undefined) reject(new Error(dispatchError.toString()))
          if (status.isFinalized) resolve()
        })
        .catch(reject)
    })
    stop()
    expect(statuses).toEqual(expect.arrayContaining(['Ready', 'InBlock', 'Finalized']))
    expect(await chain.free(bob.coldkey)).toBe(before + TAO)
    expect(seen).toEqual([before.toString(), (before + TAO).toString()])
  })

  test('stakes in a batch, at the fee that it foretells', async () => {
    const { alice: wallet } = wallets
    const adds = [1, 2].map((id) => tx('subtensorModule', 'addStake', wallet.hotkey, id, TAO))
    const batch = tx('utility', 'batchAll', adds)
    const { partialFee } = await batch.paymentInfo(alice())
    const [free, staked] = [
      await chain.free(wallet.coldkey),
      await chain.stake(wallet.hotkey, wallet.coldkey, 2),
    ]
    await new Promise<void>((resolve, reject) => {
      batch
        .signAndSend(alice(), ({ status }: ISubmittableResult) => {
          if (status.isInBlock) resolve()
        })
        .catch(reject)
    })
    const paid = free - 2n * TAO - (await chain.free(wallet.coldkey))
    expect(paid).toBeGreaterThan(0n)
    expect(paid).toBeLessThanOrEqual(partialFee.toBigInt())
    expect(await chain.stake(wallet.hotkey, wallet.coldkey, 2)).toBeGreaterThan(staked + TAO / 2n)
  })

  test('is told why a transaction is refused', async () => {
    const late = tx('balances', 'transferKeepAlive', wallets.bob.coldkey, TAO)
    await expect(late.signAndSend(alice(), { nonce: 0 })).rejects.toThrow('1010')
  })

  test('follows new and final heads', async () => {
    const numbers: number[] = []
    await new Promise<void>((resolve) => {
      let stop: (() => void) | undefined
      void api.rpc.chain
        .subscribeFinalizedHeads((head) => {
          numbers.push(head.number.toNumber())
          if (numbers.length < 3) return
          stop?.()
          resolve()
        })
        .then((end) => {
          stop = end
        })
    })
    const [first = 0] = numbers
    expect(numbers.slice(0, 3)).toEqual([first, first + 1, first + 2])
  })
})
