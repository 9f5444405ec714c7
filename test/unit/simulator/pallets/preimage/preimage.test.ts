import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toHex } from '../../../../../src/codec/index.ts'
import { type AccountId, blake2b256, cryptoReady } from '../../../../../src/crypto/index.ts'
import { type Origin, ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import { Holds } from '../../../../../src/simulator/pallets/balances/storage.ts'
import {
  PreimageFor,
  RequestStatusFor,
  StatusFor,
} from '../../../../../src/simulator/pallets/preimage/storage.ts'
import { Account } from '../../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain()
})

const BYTES = new TextEncoder().encode('what the hash stands for')
const hashed = () => toHex(blake2b256(BYTES))
const DEPOSIT = 104_000_000n + BigInt(BYTES.length) * 1_000_000n
const alice = signed(DEV.alice)
const run = (name: string, args: Record<string, unknown>, origin: Origin = alice) =>
  chain.ctx.dispatch({ pallet: 'Preimage', name, args }, origin)
const note = (origin?: Origin) => run('note_preimage', { bytes: BYTES }, origin)
const of = (name: string, origin?: Origin) => run(name, { hash: hashed() }, origin)
const reserved = (who: AccountId) => Account.get(chain.ctx, who).data.reserved

describe('a preimage', () => {
  test('costs its owner a deposit that comes back', () => {
    const before = chain.free(DEV.alice)
    expect(note().pays).toBe('Yes')
    expect([reserved(DEV.alice), before - chain.free(DEV.alice)]).toEqual([DEPOSIT, DEPOSIT])
    expect(Holds.get(chain.ctx, DEV.alice)).toEqual([
      { id: { type: 'Preimage', value: 'Preimage' }, amount: DEPOSIT },
    ])
    expect(() => note()).toThrow('Preimage.AlreadyNoted')
    expect(() => of('unnote_preimage', signed(DEV.bob))).toThrow('Preimage.NotAuthorized')
    of('unnote_preimage')
    expect([reserved(DEV.alice), chain.free(DEV.alice)]).toEqual([0n, before])
    expect(PreimageFor.keys(chain.ctx)).toEqual([])
    expect(() => of('unnote_preimage')).toThrow('Preimage.NotNoted')
  })

  test('that the chain wants is free', () => {
    of('request_preimage', ROOT)
    expect(note().pays).toBe('No')
    expect(reserved(DEV.alice)).toBe(0n)
    expect(chain.events.map((event) => event.name)).toEqual(['Requested', 'Noted'])
    of('unrequest_preimage', ROOT)
    expect(PreimageFor.keys(chain.ctx)).toEqual([])
    expect(() => of('unrequest_preimage', ROOT)).toThrow('Preimage.NotRequested')
    expect(() => of('request_preimage')).toThrow('BadOrigin')
  })

  test('goes back to its owner when the chain wants it no longer', () => {
    note()
    of('request_preimage', ROOT)
    of('request_preimage', ROOT)
    of('unrequest_preimage', ROOT)
    of('unrequest_preimage', ROOT)
    expect(RequestStatusFor.get(chain.ctx, hashed())?.type).toBe('Unrequested')
    expect(reserved(DEV.alice)).toBe(DEPOSIT)
  })

  test('kept the old way is brought up to date, and most of them for nothing', () => {
    StatusFor.set(chain.ctx, hashed(), {
      type: 'Requested',
      value: { deposit: undefined, count: 2, len: BYTES.length },
    })
    expect(run('ensure_updated', { hashes: [hashed()] }).pays).toBe('No')
    expect(RequestStatusFor.get(chain.ctx, hashed())?.value).toMatchObject({ count: 2 })
    expect(run('ensure_updated', { hashes: [hashed()] }).pays).toBe('Yes')
    expect(() => run('ensure_updated', { hashes: [] })).toThrow('Preimage.TooFew')
  })

  test('is not kept for those who cannot pay', () => {
    const poor: AccountId = `0x${'44'.repeat(32)}`
    expect(() => note(signed(poor))).toThrow('Token.FundsUnavailable')
  })
})
