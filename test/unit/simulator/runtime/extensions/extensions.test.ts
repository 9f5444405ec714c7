import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CodecError } from '../../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { encodeBare } from '../../../../../src/simulator/frame/extrinsic.ts'
import { signed } from '../../../../../src/simulator/frame/origin.ts'
import type { RuntimeCall } from '../../../../../src/simulator/frame/pallet.ts'
import { InvalidTransaction } from '../../../../../src/simulator/frame/validity.ts'
import { ColdkeySwapAnnouncements } from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { Account, BlockWeight } from '../../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { hashOf, SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

const REMARK: RuntimeCall = {
  pallet: 'System',
  name: 'remark',
  args: { remark: new Uint8Array([1, 2, 3]) },
}
const NOBODY = '//Nobody'

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain()
})

function refusal(body: () => unknown): unknown {
  try {
    body()
  } catch (error) {
    if (error instanceof InvalidTransaction) return error.error
    throw error
  }
  return undefined
}

const invalid = (type: string) => ({ type: 'Invalid', value: { type } })

describe('an extrinsic', () => {
  test('that is right is valid, and its nonce counts', () => {
    const bytes = chain.sign('//Alice', REMARK)
    expect(chain.validate(bytes)).toMatchObject({ priority: 1n, requires: [] })
    expect(chain.apply(bytes).error).toBeUndefined()
    expect(Account.get(chain.ctx, DEV.alice).nonce).toBe(1)
  })

  test('cannot be played twice', () => {
    const bytes = chain.sign('//Alice', REMARK)
    chain.apply(bytes)
    expect(refusal(() => chain.validate(bytes))).toEqual(invalid('Stale'))
    expect(refusal(() => chain.apply(bytes))).toEqual(invalid('Stale'))
  })

  test('of a later nonce waits in the pool and may not be applied', () => {
    const bytes = chain.sign('//Alice', REMARK, { nonce: 3 })
    const { requires, provides } = chain.validate(bytes)
    expect(requires).toHaveLength(1)
    expect(provides).not.toEqual(requires)
    expect(refusal(() => chain.apply(bytes))).toEqual(invalid('Future'))
    expect(Account.get(chain.ctx, DEV.alice).nonce).toBe(0)
  })

  test('signed by another key is refused', () => {
    const bytes = chain.sign('//Alice', REMARK)
    bytes[10] = (bytes[10] ?? 0) ^ 1
    expect(refusal(() => chain.validate(bytes))).toEqual(invalid('BadProof'))
  })

  test.each([
    ['genesis', 'CheckGenesis', hashOf(7)],
    ['spec version', 'CheckSpecVersion', 424],
    ['transaction version', 'CheckTxVersion', 2],
  ])('made for another %s is refused', (_, identifier, value) => {
    const bytes = chain.sign('//Alice', REMARK, { additional: { [identifier]: value } })
    expect(refusal(() => chain.validate(bytes))).toEqual(invalid('BadProof'))
  })

  test('lives as long as its era', () => {
    chain.next(9)
    const bytes = chain.sign('//Alice', REMARK, { era: { period: 8, phase: 1 } })
    expect(chain.validate(bytes).longevity).toBe(7n)
    chain.next(6)
    expect(chain.validate(bytes).longevity).toBe(1n)
    chain.next()
    // The era of the same phase that begins now has no hash yet, the one after another hash.
    expect(refusal(() => chain.validate(bytes))).toEqual(invalid('AncientBirthBlock'))
    chain.next()
    expect(refusal(() => chain.validate(bytes))).toEqual(invalid('BadProof'))
  })

  test('whose era begins in a block that is forgotten is refused', () => {
    const era = { period: 4096, phase: 4000 }
    const additional = { CheckMortality: hashOf(1) }
    const bytes = chain.sign('//Alice', REMARK, { era, additional })
    expect(refusal(() => chain.validate(bytes))).toEqual(invalid('AncientBirthBlock'))
  })

  test('of an account that does not exist cannot be paid', () => {
    expect(refusal(() => chain.validate(chain.sign(NOBODY, REMARK)))).toEqual(invalid('Payment'))
  })

  test('with a metadata hash is refused, for there is none', () => {
    const bytes = chain.sign('//Alice', REMARK, { metadataHash: 'Enabled' })
    expect(refusal(() => chain.validate(bytes))).toEqual({
      type: 'Unknown',
      value: { type: 'CannotLookup' },
    })
  })

  test('of the Sudo pallet is only the sudo key’s', () => {
    const sudo = { pallet: 'Sudo', name: 'sudo', args: { call: REMARK } }
    expect(refusal(() => chain.validate(chain.sign('//Bob', sudo)))).toEqual(invalid('BadSigner'))
    expect(chain.apply(chain.sign('//Alice', sudo)).post.pays).toBe('No')
  })

  test('that a guard refuses has the number that wallets know', () => {
    ColdkeySwapAnnouncements.set(chain.ctx, DEV.alice, [5, hashOf(1)])
    expect(refusal(() => chain.validate(chain.sign('//Alice', REMARK)))).toEqual({
      type: 'Invalid',
      value: { type: 'Custom', value: 0 },
    })
  })

  test('that no block can hold is refused', () => {
    const huge = { ...REMARK, args: { remark: new Uint8Array(8 * 1024 * 1024) } }
    expect(refusal(() => chain.validate(chain.sign('//Alice', huge)))).toEqual(
      invalid('ExhaustsResources'),
    )
  })

  test('counts towards the weight of the block, less what it did not use', () => {
    const before = BlockWeight.get(chain.ctx)
    const { post } = chain.apply(chain.sign('//Alice', REMARK))
    const used = BlockWeight.get(chain.ctx).normal.ref_time - before.normal.ref_time
    expect(used).toBe(post.weight.ref_time + 108_157_000n)
  })
})

describe('what is no extrinsic', () => {
  test.each([
    ['trailing bytes', (bytes: Uint8Array) => new Uint8Array([...bytes, 0])],
    ['a missing byte', (bytes: Uint8Array) => bytes.slice(0, -1)],
    ['nothing', () => new Uint8Array()],
  ])('with %s is not decoded', (_, spoil) => {
    const bytes = spoil(chain.sign('//Alice', REMARK))
    expect(() => chain.decode(bytes)).toThrow(CodecError)
  })

  test.each([
    ['pallet', -5, 200],
    ['call', -5 + 1, 200],
  ])('of an unknown %s is not decoded', (_, fromEnd, value) => {
    const bytes = chain.sign('//Alice', { ...REMARK, args: { remark: new Uint8Array([0, 0]) } })
    bytes[bytes.length + fromEnd] = value
    expect(() => chain.decode(bytes)).toThrow(CodecError)
  })

  test('without a signature gets in only as an inherent', () => {
    const bytes = encodeBare(chain.runtime.extrinsic, REMARK)
    expect(refusal(() => chain.apply(bytes))).toEqual(invalid('Call'))
  })
})

describe('the time of a block', () => {
  const time = (now: bigint) =>
    encodeBare(chain.runtime.extrinsic, { pallet: 'Timestamp', name: 'set', args: { now } })

  test('is set once, half a slot after the last at least', () => {
    expect(chain.apply(time(1_000_000n)).error).toBeUndefined()
    expect(refusal(() => chain.apply(time(2_000_000n)))).toEqual(invalid('BadMandatory'))
    chain.next()
    expect(refusal(() => chain.apply(time(1_005_999n)))).toEqual(invalid('BadMandatory'))
    expect(chain.apply(time(1_006_000n)).error).toBeUndefined()
  })

  test('is not for the pool, nor for accounts', () => {
    expect(refusal(() => chain.validate(time(1n)))).toEqual(invalid('MandatoryValidation'))
    const call = { pallet: 'Timestamp', name: 'set', args: { now: 1n } }
    expect(() => chain.ctx.dispatch(call, signed(DEV.alice))).toThrow('BadOrigin')
  })
})
