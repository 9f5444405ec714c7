import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBalances } from '../../../src/chain/accounts.ts'
import { batchAll, type Call, estimateFee, makeCall } from '../../../src/chain/call.ts'
import { signCall } from '../../../src/chain/sign.ts'
import { type Receipt, type Stage, submit } from '../../../src/chain/submit.ts'
import { keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { type OwnDevnet, ownDevnet } from './own-devnet.ts'

const TAO = 1_000_000_000n

let own: OwnDevnet
let bob: string
beforeAll(async () => {
  own = await ownDevnet()
  bob = (await keypairFromUri('//Bob')).address
})
afterAll(() => own.close())

const transfer = (value: bigint): Call =>
  makeCall(own.chain, 'Balances', 'transfer_keep_alive', { dest: bob, value })

async function free(address: string): Promise<bigint> {
  const [balance] = await readBalances(await own.chain.view(), [address])
  return balance?.free ?? 0n
}

describe('a transaction', () => {
  test('goes through its stages, costs what was foretold, and is found in its block', async () => {
    const call = transfer(TAO)
    const fee = await estimateFee(await own.chain.view(), call, own.alice.address)
    const before = await free(bob)
    const stages: Stage[] = []
    const receipt = await submit(own.chain, own.alice, call, {
      wait: 'finalized',
      onStage: (stage) => stages.push(stage),
    })
    expect(stages).toEqual(['signing', 'submitting', 'waiting', 'included', 'finalized'])
    expect(receipt.fee).toBe(fee)
    expect((await free(bob)) - before).toBe(TAO)
    expect(receipt.events.map(({ pallet, name }) => `${pallet}.${name}`)).toContain(
      'Balances.Transfer',
    )
  })

  test('that fails in its block is an error by its name, and its fee is gone', async () => {
    const before = await free(own.alice.address)
    const call = makeCall(own.chain, 'SubtensorModule', 'start_call', { netuid: 1 })
    await expect(submit(own.chain, own.alice, call)).rejects.toMatchObject({
      name: 'DispatchError',
      errorName: 'FirstEmissionBlockNumberAlreadySet',
      exitCode: 1,
    })
    expect(await free(own.alice.address)).toBeLessThan(before)
  })

  test('in a batch, all happens or nothing', async () => {
    const before = await free(bob)
    const batch = batchAll(own.chain, [transfer(TAO), transfer(2n * 10n ** 15n)])
    await expect(submit(own.chain, own.alice, batch)).rejects.toMatchObject({ pallet: 'Token' })
    expect(await free(bob)).toBe(before)
    await submit(own.chain, own.alice, batchAll(own.chain, [transfer(1n), transfer(2n)]))
    expect((await free(bob)) - before).toBe(3n)
  })

  test('that others of the account overtake is signed again: each happens exactly once', async () => {
    const before = await free(bob)
    const amounts = [1n, 10n, 100n, 1000n, 10_000n, 100_000n]
    const receipts = await Promise.all(
      amounts.map((amount) => submit(own.chain, own.alice, transfer(amount))),
    )
    expect(new Set(receipts.map((one: Receipt) => one.extrinsicHash)).size).toBe(amounts.length)
    expect((await free(bob)) - before).toBe(111_111n)
  })

  test('with a nonce of the caller’s is never signed again', async () => {
    await expect(submit(own.chain, own.alice, transfer(1n), { nonce: 0 })).rejects.toMatchObject({
      name: 'PoolError',
      errorName: 'OutdatedNonce',
    })
  })

  test('signed by nobody’s key is refused, and nothing is paid', async () => {
    const poor = await keypairFromUri('//poor')
    const signer = {
      account: poor.account,
      scheme: poor.scheme,
      sign: async (bytes: Uint8Array) => poor.sign(bytes),
    } as const
    await expect(submit(own.chain, signer, transfer(1n))).rejects.toMatchObject({
      errorName: 'CannotPayFee',
    })
  })

  test('is signed over what polkadot-js signs: any node checks it', async () => {
    const { hex } = await signCall(own.chain, own.alice, transfer(5n), { period: 128, tip: 7n })
    const extrinsic = own.chain.api.createType('Extrinsic', hex)
    expect(extrinsic.isSigned).toBe(true)
    expect(extrinsic.tip.toBigInt()).toBe(7n)
    expect(extrinsic.era.asMortalEra.period.toNumber()).toBe(128)
    expect(extrinsic.method.toHex()).toBe(transfer(5n).hex)
  })
})

describe('a call', () => {
  test('that the chain does not have is named, with a way round', () => {
    expect(() => makeCall(own.chain, 'SubtensorModule', 'stake_to_the_moon', {})).toThrow(
      'This chain (spec 425) has no call SubtensorModule.stake_to_the_moon.',
    )
  })

  test('with an argument that the chain does not have is not made', () => {
    expect(() =>
      makeCall(own.chain, 'SubtensorModule', 'start_call', { netuid: 1, moon: true }),
    ).toThrow('argument moon of SubtensorModule.start_call')
  })
})
