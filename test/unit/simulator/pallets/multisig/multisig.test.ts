import { createKeyMulti } from '@polkadot/util-crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { encode, type Hex, toHex } from '../../../../../src/codec/index.ts'
import { type AccountId, blake2b256, cryptoReady } from '../../../../../src/crypto/index.ts'
import { signed } from '../../../../../src/simulator/frame/origin.ts'
import type { RuntimeCall } from '../../../../../src/simulator/frame/pallet.ts'
import { multiAccountId } from '../../../../../src/simulator/pallets/multisig/account.ts'
import { Multisigs } from '../../../../../src/simulator/pallets/multisig/storage.ts'
import { Account } from '../../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

const TRIO = [DEV.alice, DEV.bob, DEV.charlie].sort()
const others = (who: AccountId) => TRIO.filter((one) => one !== who)
const WHEN = { height: 1, index: 0 }
const PLENTY = { ref_time: 10n ** 12n, proof_size: 10n ** 9n }

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain()
})

const id = (value: AccountId) => ({ type: 'Id', value })
const transfer = (dest: AccountId, value: bigint): RuntimeCall => ({
  pallet: 'Balances',
  name: 'transfer_allow_death',
  args: { dest: id(dest), value },
})
const CALL = transfer(DEV.dave, 700n)
const hash = (): Hex => toHex(blake2b256(encode(chain.runtime.late.call, CALL)))
const multisig = (threshold: number) => multiAccountId(TRIO, threshold)
const run = (name: string, args: Record<string, unknown>, who: AccountId) =>
  chain.ctx.dispatch({ pallet: 'Multisig', name, args }, signed(who))
const names = () =>
  chain.events.filter((event) => event.pallet === 'Multisig').map((event) => event.name)

function asMulti(who: AccountId, timepoint: typeof WHEN | undefined, threshold = 2) {
  const args = {
    threshold,
    other_signatories: others(who),
    maybe_timepoint: timepoint,
    call: CALL,
    max_weight: PLENTY,
  }
  return run('as_multi', args, who)
}

function approve(who: AccountId, timepoint: typeof WHEN | undefined, threshold = 2) {
  const args = {
    threshold,
    other_signatories: others(who),
    maybe_timepoint: timepoint,
    call_hash: hash(),
    max_weight: PLENTY,
  }
  return run('approve_as_multi', args, who)
}

function fund(threshold: number): void {
  chain.ctx.dispatch(transfer(multisig(threshold), 10_000n), signed(DEV.eve))
}

const reserved = (who: AccountId) => Account.get(chain.ctx, who).data.reserved

describe('an account of several', () => {
  test('is the one that polkadot-js derives', () => {
    for (const threshold of [1, 2, 3])
      expect(multisig(threshold)).toBe(toHex(createKeyMulti(TRIO, threshold)))
  })

  test('acts when enough of them approve', () => {
    fund(2)
    const before = chain.free(DEV.dave)
    asMulti(DEV.alice, undefined)
    expect(reserved(DEV.alice)).toBe(196_000_000n)
    asMulti(DEV.bob, WHEN)
    expect(chain.free(DEV.dave) - before).toBe(700n)
    expect([reserved(DEV.alice), Multisigs.keys(chain.ctx)]).toEqual([0n, []])
    expect(names()).toEqual(['NewMultisig', 'MultisigExecuted'])
  })

  test('may be asked by hash, and acts when it sees the call', () => {
    fund(3)
    approve(DEV.alice, undefined, 3)
    approve(DEV.bob, WHEN, 3)
    expect(() => approve(DEV.bob, WHEN, 3)).toThrow('Multisig.AlreadyApproved')
    approve(DEV.charlie, WHEN, 3)
    expect(chain.free(multisig(3))).toBe(10_000n)
    asMulti(DEV.alice, WHEN, 3)
    expect(chain.free(multisig(3))).toBe(9_300n)
  })

  test('acts for any one of them where one is enough', () => {
    fund(1)
    run('as_multi_threshold_1', { other_signatories: others(DEV.bob), call: CALL }, DEV.bob)
    expect(chain.free(multisig(1))).toBe(9_300n)
  })

  test('tells that its call failed, and the operation is over', () => {
    asMulti(DEV.alice, undefined)
    asMulti(DEV.bob, WHEN)
    expect(chain.events.at(-1)?.data).toMatchObject({ result: { type: 'Err' } })
    expect(Multisigs.keys(chain.ctx)).toEqual([])
  })

  test('is refused with its others out of order, missing, or the signer among them', () => {
    const args = (other_signatories: readonly AccountId[]) => ({ other_signatories, call: CALL })
    const one = (list: readonly AccountId[]) => run('as_multi_threshold_1', args(list), DEV.bob)
    expect(() => one([])).toThrow('TooFewSignatories')
    expect(() => one([...others(DEV.bob)].reverse())).toThrow('SignatoriesOutOfOrder')
    expect(() => one([DEV.bob])).toThrow('SenderInSignatories')
    expect(() => asMulti(DEV.alice, undefined, 1)).toThrow('MinimumThreshold')
  })

  test('knows when an operation began', () => {
    expect(() => asMulti(DEV.alice, WHEN)).toThrow('UnexpectedTimepoint')
    asMulti(DEV.alice, undefined)
    expect(() => asMulti(DEV.bob, undefined)).toThrow('NoTimepoint')
    expect(() => asMulti(DEV.bob, { height: 2, index: 0 })).toThrow('WrongTimepoint')
  })

  test('makes no call that costs more than was said', () => {
    asMulti(DEV.alice, undefined)
    const args = {
      threshold: 2,
      other_signatories: others(DEV.bob),
      maybe_timepoint: WHEN,
      call: CALL,
      max_weight: { ref_time: 1n, proof_size: 0n },
    }
    expect(() => run('as_multi', args, DEV.bob)).toThrow('MaxWeightTooLow')
  })

  test('forgets an operation when whoever opened it gives it up', () => {
    asMulti(DEV.alice, undefined)
    const cancel = (who: AccountId) =>
      run(
        'cancel_as_multi',
        { threshold: 2, other_signatories: others(who), timepoint: WHEN, call_hash: hash() },
        who,
      )
    expect(() => cancel(DEV.bob)).toThrow('Multisig.NotOwner')
    cancel(DEV.alice)
    expect([reserved(DEV.alice), names().at(-1)]).toEqual([0n, 'MultisigCancelled'])
    expect(() => cancel(DEV.alice)).toThrow('Multisig.NotFound')
  })

  test('has its deposit brought up to date', () => {
    asMulti(DEV.alice, undefined)
    const poke = () =>
      run(
        'poke_deposit',
        { threshold: 2, other_signatories: others(DEV.alice), call_hash: hash() },
        DEV.alice,
      )
    expect(poke()).toEqual({ pays: 'Yes' })
    Multisigs.mutate(chain.ctx, multisig(2), hash(), (open) =>
      open === undefined ? open : { ...open, deposit: 1n },
    )
    expect(poke()).toEqual({ pays: 'No' })
  })
})
