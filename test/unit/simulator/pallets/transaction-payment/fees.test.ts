import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decode, encode, tuple, u32 } from '../../../../../src/codec/index.ts'
import type { AccountId } from '../../../../../src/crypto/index.ts'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { encodeBare } from '../../../../../src/simulator/frame/extrinsic.ts'
import type { RuntimeCall } from '../../../../../src/simulator/frame/pallet.ts'
import { callApi } from '../../../../../src/simulator/frame/runtime-api.ts'
import { Authorities } from '../../../../../src/simulator/pallets/aura/storage.ts'
import { mutateAccount } from '../../../../../src/simulator/pallets/balances/account.ts'
import { TotalIssuance } from '../../../../../src/simulator/pallets/balances/storage.ts'
import { TotalHotkeyAlpha } from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { weightToFee } from '../../../../../src/simulator/pallets/transaction-payment/fee.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { PRESETS } from '../../../../../src/simulator/runtime/genesis/presets/index.ts'
import { SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain(PRESETS.default)
})

const transfer: RuntimeCall = {
  pallet: 'Balances',
  name: 'transfer_keep_alive',
  args: { dest: { type: 'Id', value: DEV.bob }, value: 5n },
}
const names = () => chain.events.map((event) => `${event.pallet}.${event.name}`)

function setFree(who: AccountId, free: bigint): void {
  mutateAccount(chain.ctx, who, (account) => ({ ...account, free }))
}

/** What the API answers about `bytes`. */
function asked(method: string, bytes: Uint8Array): Record<string, unknown> {
  const api = chain.runtime.apiMethod(`TransactionPaymentApi_${method}`)
  if (api === undefined) throw new TypeError('no such method')
  const inputs = [chain.decode(bytes), bytes.length] as const
  const input = encode(tuple(chain.runtime.late.extrinsic, u32), inputs)
  return decode(api.output, callApi(chain.ctx, api, input)) as Record<string, unknown>
}

describe('a fee', () => {
  test('is half a rao for a thousand picoseconds, and one for a byte', () => {
    expect(weightToFee({ ref_time: 1_000_000n, proof_size: 9n })).toBe(500n)
    // A half is rounded down.
    expect(weightToFee({ ref_time: 1_000n, proof_size: 0n })).toBe(0n)
    expect(weightToFee({ ref_time: 3_000n, proof_size: 0n })).toBe(1n)
    expect(weightToFee({ ref_time: 1n << 63n, proof_size: 0n })).toBe(2_000_000_000n)
  })

  test('is charged as announced, and goes to the author', () => {
    const bytes = chain.sign('//Alice', transfer)
    const fee = asked('query_info', bytes).partial_fee as bigint
    const alice = chain.free(DEV.alice)
    const author = chain.free(DEV.one)
    const total = TotalIssuance.get(chain.ctx)
    chain.apply(bytes)
    expect(chain.free(DEV.alice)).toBe(alice - fee - 5n)
    expect(chain.free(DEV.one)).toBe(author + fee)
    expect(TotalIssuance.get(chain.ctx)).toBe(total)
    expect(names()).toEqual([
      'Balances.Withdraw',
      'Balances.Transfer',
      'Balances.Deposit',
      'Balances.Deposit',
      'TransactionPayment.TransactionFeePaid',
      'System.ExtrinsicSuccess',
    ])
    expect(chain.events.at(-2)?.data).toEqual({ who: DEV.alice, actual_fee: fee, tip: 0n })
  })

  test('is the sum of base, length and weight', () => {
    const bytes = chain.sign('//Alice', transfer)
    const { inclusion_fee } = asked('query_fee_details', bytes)
    const parts = inclusion_fee as Record<string, bigint>
    expect(parts.base_fee).toBe(54_078n)
    expect(parts.len_fee).toBe(BigInt(bytes.length))
    const sum = Object.values(parts).reduce((a, b) => a + b, 0n)
    expect(sum).toBe(asked('query_info', bytes).partial_fee)
  })

  test('of an unsigned extrinsic, and of one with a signature of zeros, is told', () => {
    const bytes = chain.sign('//Alice', transfer)
    const fee = asked('query_info', bytes).partial_fee
    const zeroed = bytes.slice()
    zeroed.fill(0, 37, 101)
    expect(asked('query_info', zeroed).partial_fee).toBe(fee)
    const bare = encodeBare(chain.runtime.extrinsic, transfer)
    expect(asked('query_info', bare).partial_fee).toBe(0n)
  })

  test('with a tip is that much more, and none of it comes back', () => {
    const plain = asked('query_info', chain.sign('//Alice', transfer)).partial_fee as bigint
    const bytes = chain.sign('//Alice', transfer, { tip: 1_000n })
    const before = chain.free(DEV.alice)
    chain.apply(bytes)
    // A tip of a thousand takes a byte more than one of nothing.
    expect(before - chain.free(DEV.alice)).toBe(plain + 1n + 1_000n + 5n)
  })

  test('is paid for a call that fails', () => {
    const broken = { ...transfer, args: { ...transfer.args, value: 1n << 60n } }
    const before = chain.free(DEV.alice)
    const { error } = chain.apply(chain.sign('//Alice', broken))
    expect(error).toBeDefined()
    expect(chain.free(DEV.alice)).toBeLessThan(before)
  })

  test('is given back where a call did less than it might have', () => {
    const calls = [
      { ...transfer, args: { ...transfer.args, value: 1n << 60n } },
      transfer,
      transfer,
    ]
    const batch = { pallet: 'Utility', name: 'batch', args: { calls } }
    const bytes = chain.sign('//Alice', batch)
    const before = chain.free(DEV.alice)
    chain.apply(bytes)
    expect(before - chain.free(DEV.alice)).toBeLessThan(
      asked('query_info', bytes).partial_fee as bigint,
    )
  })

  test('is burned on a chain without an author', () => {
    Authorities.set(chain.ctx, [])
    const before = TotalIssuance.get(chain.ctx)
    const bytes = chain.sign('//Alice', transfer)
    chain.apply(bytes)
    expect(before - TotalIssuance.get(chain.ctx)).toBe(asked('query_info', bytes).partial_fee)
  })

  test('that cannot be paid keeps a transaction out', () => {
    setFree(DEV.ferdie, 600n)
    const bytes = chain.sign('//Ferdie', transfer)
    expect(() => chain.validate(bytes)).toThrow('Payment')
    expect(() => chain.apply(bytes)).toThrow('Payment')
    expect(chain.free(DEV.ferdie)).toBe(600n)
  })
})

describe('a fee in alpha', () => {
  const sell: RuntimeCall = {
    pallet: 'SubtensorModule',
    name: 'remove_stake',
    args: { hotkey: DEV.aliceHotkey, netuid: 1, amount_unstaked: 10_000_000_000n },
  }

  test('is taken of the stake that is sold, when there is no TAO', () => {
    setFree(DEV.alice, 600n)
    const stake = TotalHotkeyAlpha.get(chain.ctx, DEV.aliceHotkey, 1)
    const author = chain.free(DEV.one)
    expect(chain.apply(chain.sign('//Alice', sell)).error).toBeUndefined()
    const paid = chain.events.find((event) => event.name === 'TransactionFeePaidWithAlpha')
    const data = (paid?.data ?? {}) as Record<string, bigint | number>
    const { alpha_fee, tao_amount, netuid } = data
    expect(netuid).toBe(1)
    expect(stake - TotalHotkeyAlpha.get(chain.ctx, DEV.aliceHotkey, 1)).toBe(
      10_000_000_000n + BigInt(alpha_fee ?? 0),
    )
    expect(chain.free(DEV.one) - author).toBeGreaterThanOrEqual(BigInt(tao_amount ?? 0))
  })

  test('is not taken where there is TAO', () => {
    chain.apply(chain.sign('//Alice', sell))
    expect(names()).toContain('TransactionPayment.TransactionFeePaid')
    expect(names()).not.toContain('SubtensorModule.TransactionFeePaidWithAlpha')
  })

  test('cannot be had of stake that is not there', () => {
    setFree(DEV.ferdie, 600n)
    const bytes = chain.sign('//Ferdie', sell)
    expect(() => chain.validate(bytes)).toThrow('Payment')
  })
})
