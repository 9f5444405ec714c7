import { Keyring } from '@polkadot/keyring'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBalances } from '../../../src/chain/accounts.ts'
import { type Call, estimateFee, makeCall } from '../../../src/chain/call.ts'
import type { Chain } from '../../../src/chain/chain.ts'
import { connect } from '../../../src/chain/connect.ts'
import { estimateCarrierFee, readShieldKey, submitShielded } from '../../../src/chain/shield.ts'
import { createDevnet, type Devnet } from '../../../src/simulator/index.ts'
import { type Signer, signedBytes } from '../../../src/wallet/signing/signer.ts'

const TAO = 1_000_000_000n

let devnet: Devnet
let chain: Chain
let alice: Signer & { readonly address: string }
let bob: string

beforeAll(async () => {
  devnet = await createDevnet()
  const { url } = await devnet.listen({ port: 0 })
  const network = { name: 'ours', endpoint: url, why: 'of this test', live: false }
  chain = await connect(network, { simulator: { dataDir: '', preset: '' } })
  const keyring = new Keyring({ type: 'sr25519' })
  const pair = keyring.addFromUri('//Alice')
  bob = keyring.addFromUri('//Bob').address
  alice = {
    address: pair.address,
    account: `0x${Buffer.from(pair.publicKey).toString('hex')}`,
    scheme: 'sr25519',
    sign: async (payload) => pair.sign(signedBytes(payload)),
  }
})
afterAll(async () => {
  await chain.close()
  await devnet.close()
})

async function free(address: string): Promise<bigint> {
  const [balance] = await readBalances(await chain.view(), [address])
  return balance?.free ?? 0n
}

async function key(): Promise<Uint8Array> {
  const found = await readShieldKey(await chain.view())
  if (found === undefined) throw new Error('the chain publishes no key')
  return found
}

const transfer = (value: bigint): Call =>
  makeCall(chain, 'Balances', 'transfer_keep_alive', { dest: bob, value })

describe('an encrypted call', () => {
  test('does what it says, at the fee foretold, and is what the receipt is of', async () => {
    const before = { alice: await free(alice.address), bob: await free(bob) }
    const asked = [await chain.view(), transfer(TAO), alice.address] as const
    const foretold = (await estimateFee(...asked)) + (await estimateCarrierFee(...asked))
    const stages: string[] = []
    const receipt = await submitShielded(chain, alice, transfer(TAO), await key(), {
      onStage: (stage) => stages.push(stage),
    })
    expect(receipt.fee).toBe(foretold)
    expect(receipt.extrinsicIndex).toBe(3)
    expect(receipt.events.map(({ name }) => name)).toContain('Transfer')
    expect(stages[0]).toBe('signing')
    expect(await free(bob)).toBe(before.bob + TAO)
    expect(await free(alice.address)).toBe(before.alice - TAO - foretold)
  })

  test('fails as it would in the open', async () => {
    const before = await free(bob)
    const far = transfer(2_000_000n * TAO)
    await expect(submitShielded(chain, alice, far, await key())).rejects.toMatchObject({
      name: 'DispatchError',
      errorName: 'FundsUnavailable',
    })
    expect(await free(bob)).toBe(before)
  })

  test('that the block cannot take is said to have cost its carrier', async () => {
    const stranger = { ...alice, sign: async () => new Uint8Array(64) }
    let signed = 0
    const once: Signer = {
      ...alice,
      sign: (payload) => (signed++ === 0 ? stranger.sign() : alice.sign(payload)),
    }
    const before = await free(bob)
    await expect(submitShielded(chain, once, transfer(TAO), await key())).rejects.toMatchObject({
      code: 'shield_unopened',
    })
    expect(await free(bob)).toBe(before)
  })
})
