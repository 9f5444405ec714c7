import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toHex } from '../../../../../src/codec/index.ts'
import { cryptoReady, twox128 } from '../../../../../src/crypto/index.ts'
import { NONE, ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import { Authorities } from '../../../../../src/simulator/pallets/aura/storage.ts'
import { isShieldedUsingCurrentKey } from '../../../../../src/simulator/pallets/mev-shield/keys.ts'
import { parseShielded } from '../../../../../src/simulator/pallets/mev-shield/parse.ts'
import {
  AuthorKeys,
  CounterForPendingExtrinsics,
  CurrentKey,
  NextKey,
  NextKeyExpiresAt,
  PendingExtrinsics,
  PendingKey,
} from '../../../../../src/simulator/pallets/mev-shield/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain()
})

const shield = (name: string, args: Record<string, unknown>) => ({
  pallet: 'MevShield',
  name,
  args,
})
const key = (fill: number) => new Uint8Array(1184).fill(fill)
const announce = (enc_key: Uint8Array | undefined) =>
  chain.ctx.dispatch(shield('announce_next_key', { enc_key }), NONE)

describe('keys', () => {
  test('a new chain has one key everywhere', () => {
    const published = NextKey.get(chain.ctx)
    expect(published).toHaveLength(1184)
    expect(PendingKey.get(chain.ctx)).toBe(published)
    expect(CurrentKey.get(chain.ctx)).toBe(published)
    expect([...AuthorKeys.keys(chain.ctx)]).toHaveLength(1)
  })

  test('move on by one with each announcement', () => {
    const [first] = [NextKey.get(chain.ctx)]
    announce(key(1))
    expect(NextKey.get(chain.ctx)).toEqual(first)
    announce(key(2))
    expect(NextKey.get(chain.ctx)).toEqual(key(1))
    expect(PendingKey.get(chain.ctx)).toEqual(first)
    expect(NextKeyExpiresAt.get(chain.ctx)).toBe(4)
    announce(undefined)
    expect(NextKey.get(chain.ctx)).toEqual(key(2))
    expect(PendingKey.get(chain.ctx)).toEqual(key(1))
    expect(CurrentKey.get(chain.ctx)).toEqual(first)
    announce(undefined)
    expect(NextKey.has(chain.ctx)).toBe(false)
    expect(NextKeyExpiresAt.has(chain.ctx)).toBe(false)
  })

  test('are announced by blocks alone, whole, and by an author', () => {
    const call = shield('announce_next_key', { enc_key: key(1) })
    expect(() => chain.ctx.dispatch(call, signed(DEV.alice))).toThrow('BadOrigin')
    expect(() => chain.ctx.dispatch(call, ROOT)).toThrow('BadOrigin')
    const before = NextKey.get(chain.ctx)
    expect(() => announce(new Uint8Array(100))).toThrow('MevShield.BadEncKeyLen')
    expect(NextKey.get(chain.ctx)).toBe(before)
    Authorities.set(chain.ctx, [])
    expect(() => announce(key(1))).toThrow('MevShield.Unreachable')
  })

  test('the next author reads what was encrypted for the pending key, and nothing else', () => {
    announce(key(1))
    announce(key(2))
    announce(key(3))
    const reads = (fill: number) => isShieldedUsingCurrentKey(chain.ctx, toHex(twox128(key(fill))))
    expect([1, 2, 3].map(reads)).toEqual([true, false, false])
  })
})

describe('ciphertexts', () => {
  const ciphertext = (kem: number, aead: number) => {
    const length = new Uint8Array([kem & 0xff, kem >> 8])
    const parts = [new Uint8Array(16).fill(1), length, new Uint8Array(kem).fill(2)]
    parts.push(new Uint8Array(24).fill(3), new Uint8Array(aead).fill(4))
    return new Uint8Array(Buffer.concat(parts))
  }

  test('are taken apart', () => {
    expect(parseShielded(ciphertext(1088, 175))).toEqual({
      key_hash: `0x${'01'.repeat(16)}`,
      kem_ct: new Uint8Array(1088).fill(2),
      nonce: `0x${'03'.repeat(24)}`,
      aead_ct: new Uint8Array(175).fill(4),
    })
    expect(parseShielded(ciphertext(0, 0))?.aead_ct).toHaveLength(0)
  })

  test('are none when cut anywhere before their end', () => {
    const whole = ciphertext(300, 0)
    for (let length = 0; length < whole.length; length += 1)
      expect(parseShielded(whole.subarray(0, length))).toBeUndefined()
  })

  test('that are none do not pass the pool, nor those that live too long', () => {
    const sign = (bytes: Uint8Array, period?: number) =>
      chain.sign('//Alice', shield('submit_encrypted', { ciphertext: bytes }), {
        ...(period === undefined ? {} : { era: { period, phase: 0 } }),
      })
    expect(() => chain.validate(sign(new Uint8Array(5), 8))).toThrow(
      expect.objectContaining({ error: { type: 'Invalid', value: { type: 'Custom', value: 23 } } }),
    )
    expect(() => chain.validate(sign(ciphertext(4, 16)))).toThrow('Stale')
    expect(() => chain.validate(sign(ciphertext(4, 16), 16))).toThrow('Stale')
    expect(chain.validate(sign(ciphertext(4, 16), 8)).longevity).toBeLessThanOrEqual(8n)
  })

  test('leave the hash of their sender and bytes as an event', () => {
    chain.apply(
      chain.sign('//Alice', shield('submit_encrypted', { ciphertext: ciphertext(4, 16) }), {
        era: { period: 8, phase: 0 },
      }),
    )
    const event = chain.events.find(({ pallet }) => pallet === 'MevShield')
    expect(event).toMatchObject({ name: 'EncryptedSubmitted', data: { who: DEV.alice } })
  })
})

describe('stored calls', () => {
  const store = () =>
    chain.ctx.dispatch(
      shield('store_encrypted', { encrypted_call: new Uint8Array([1, 2, 3]) }),
      signed(DEV.alice),
    )

  test('wait for the next block, which cannot read them', () => {
    store()
    store()
    expect(PendingExtrinsics.get(chain.ctx, 1)).toMatchObject({ who: DEV.alice, submitted_at: 1 })
    expect(CounterForPendingExtrinsics.get(chain.ctx)).toBe(2)
    chain.next()
    expect([...PendingExtrinsics.keys(chain.ctx)]).toEqual([])
    expect(CounterForPendingExtrinsics.get(chain.ctx)).toBe(0)
    const told = chain.state.events.map((record) => (record as { event: unknown }).event)
    expect(told).toContainEqual({
      pallet: 'MevShield',
      name: 'ExtrinsicDecodeFailed',
      data: { index: 1 },
    })
    store()
    expect([...PendingExtrinsics.keys(chain.ctx)]).toEqual([[2]])
  })

  test('are as many as root allows', () => {
    const limit = shield('set_max_pending_extrinsics_number', { value: 1 })
    expect(() => chain.ctx.dispatch(limit, signed(DEV.alice))).toThrow('BadOrigin')
    chain.ctx.dispatch(limit, ROOT)
    store()
    expect(store).toThrow('MevShield.TooManyPendingExtrinsics')
  })

  test('may never take more than half of a block', () => {
    for (const name of ['set_on_initialize_weight', 'set_max_extrinsic_weight']) {
      chain.ctx.dispatch(shield(name, { value: 2_000_000_000_000n }), ROOT)
      expect(() => chain.ctx.dispatch(shield(name, { value: 2_000_000_000_001n }), ROOT)).toThrow(
        'MevShield.WeightExceedsAbsoluteMax',
      )
    }
  })
})
