import { ApiPromise } from '@polkadot/api'
import type { SubmittableExtrinsic } from '@polkadot/api/types'
import { Keyring } from '@polkadot/keyring'
import type { KeyringPair } from '@polkadot/keyring/types'
import type { ISubmittableResult } from '@polkadot/types/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import { createDevnet, type Devnet } from '../../../../src/simulator/index.ts'

const TAO = 1_000_000_000n

describe('@polkadot/api over the in-process provider', () => {
  let devnet: Devnet
  let api: ApiPromise
  let alice: KeyringPair
  let bob: KeyringPair

  beforeAll(async () => {
    await cryptoReady()
    const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 })
    alice = keyring.addFromUri('//Alice')
    bob = keyring.addFromUri('//Bob')
    devnet = await createDevnet()
    api = await ApiPromise.create({ provider: devnet.provider(), noInitWarn: true })
  })

  afterAll(async () => {
    await api.disconnect()
    await devnet.close()
  })

  const free = async (who: KeyringPair) =>
    (await api.query.system?.account?.(who.address))?.toJSON() as { data: { free: number } }

  function follow(
    extrinsic: SubmittableExtrinsic<'promise'>,
    signer: KeyringPair,
  ): Promise<ISubmittableResult[]> {
    return new Promise((resolve, reject) => {
      const seen: ISubmittableResult[] = []
      extrinsic
        .signAndSend(signer, (result) => {
          seen.push(result)
          if (result.status.isFinalized) resolve(seen)
        })
        .catch(reject)
    })
  }

  function transfer(amount: bigint): SubmittableExtrinsic<'promise'> {
    const made = api.tx.balances?.transferKeepAlive?.(bob.address, amount)
    if (made === undefined) throw new Error('the runtime has no transfer')
    return made
  }

  it('is a Subtensor to a client', () => {
    expect(api.runtimeVersion.specName.toString()).toBe('node-subtensor')
    expect(api.runtimeVersion.specVersion.toNumber()).toBe(425)
    expect(api.registry.chainDecimals).toEqual([9])
    expect(api.registry.chainTokens).toEqual(['TAO'])
  })

  it('follows a transfer to finalised, and the balances move', async () => {
    const before = await free(bob)
    const results = await follow(transfer(5n * TAO), alice)
    expect(results.map(({ status }) => status.type)).toEqual(['Ready', 'InBlock', 'Finalized'])
    const events = results.at(-1)?.events.map(({ event }) => `${event.section}.${event.method}`)
    expect(events).toContain('balances.Transfer')
    expect(events).toContain('transactionPayment.TransactionFeePaid')
    expect(events?.at(-1)).toBe('system.ExtrinsicSuccess')
    const after = await free(bob)
    expect(BigInt(after.data.free) - BigInt(before.data.free)).toBe(5n * TAO)
  })

  it('keeps the extrinsic exactly as it was submitted', async () => {
    const signed = await transfer(TAO).signAsync(alice)
    const hash = (await signed.send()).toHex()
    const block = await api.rpc.chain.getBlock()
    expect(block.block.extrinsics.map((one) => one.hash.toHex())).toContain(hash)
    expect(block.block.extrinsics.at(-1)?.toHex()).toBe(signed.toHex())
  })

  it('reads the state of a block of the past', async () => {
    const head = await api.rpc.chain.getBlockHash()
    const before = await free(bob)
    await follow(transfer(TAO), alice)
    const past = await api.at(head)
    const then = (await past.query.system?.account?.(bob.address))?.toJSON()
    expect(then).toMatchObject({ data: { free: before.data.free } })
    expect((await free(bob)).data.free).not.toBe(before.data.free)
  })

  it('tells subscribers of every block in order, until they have enough', async () => {
    const provider = devnet.provider()
    const numbers: number[] = []
    const told = (_: Error | null, header: { number: string }) =>
      numbers.push(Number(header.number))
    const id = await provider.subscribe('chain_newHead', 'chain_subscribeNewHeads', [], told)
    const first = (await api.rpc.chain.getHeader()).number.toNumber()
    await devnet.newBlocks(5)
    expect(await provider.unsubscribe('chain_newHead', 'chain_unsubscribeNewHeads', id)).toBe(true)
    await devnet.newBlocks(1)
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5].map((step) => first + step))
    await provider.disconnect()
  })

  it('refuses what a node refuses, in its words, and changes nothing', async () => {
    const { number } = await api.rpc.chain.getHeader()
    const old = await transfer(TAO).signAsync(alice, { nonce: 0 })
    await expect(old.send()).rejects.toThrow('1010: Invalid Transaction: Transaction is outdated')
    const signed = await transfer(TAO).signAsync(alice)
    const bytes = signed.toU8a()
    bytes[40] = (bytes[40] ?? 0) ^ 1
    const provider = devnet.provider()
    await expect(provider.send('author_submitExtrinsic', [toHex(bytes)])).rejects.toThrow(
      '1010: Invalid Transaction: Transaction has a bad signature',
    )
    expect((await api.rpc.chain.getHeader()).number.toNumber()).toBe(number.toNumber())
  })

  it('answers what it does not know with errors', async () => {
    const provider = devnet.provider()
    await expect(provider.send('no_such', [])).rejects.toThrow('-32601: Method not found')
    await expect(provider.send('state_call', ['No_such', '0x'])).rejects.toThrow(
      'Client error: Execution failed: Other: Exported method No_such is not found',
    )
    await expect(provider.send('chain_getHeader', [5])).rejects.toThrow('-32602: Invalid params')
    await provider.disconnect()
    await expect(provider.send('system_chain', [])).rejects.toThrow('not connected')
  })
})
