import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { encode, fromHex, type Hex, toHex } from '../../../../src/codec/index.ts'
import {
  blake2b256,
  shieldKeysFromSeed,
  shieldOpen,
  shieldReady,
  shieldSeal,
  twox128,
} from '../../../../src/crypto/index.ts'
import type { LocalNode } from '../../../../src/simulator/node/local-node.ts'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { KEY_COUNT } from '../../../../src/simulator/node/shield-keys.ts'
import {
  CurrentKey,
  NextKey,
  NextKeyExpiresAt,
} from '../../../../src/simulator/pallets/mev-shield/storage.ts'
import { ShieldedTransactionCodec } from '../../../../src/simulator/pallets/mev-shield/types.ts'
import { Account } from '../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { SHIELD_KEY, SHIELD_SEED } from '../../../../src/simulator/runtime/genesis/shield-key.ts'
import { connect, type Signer, sign, transfer } from './support.ts'

const TAO = 1_000_000_000n
/** The time, and the key of the author. */
const INHERENTS = 2

let node: LocalNode
beforeEach(async () => {
  await shieldReady()
  node = await openNode({ sealing: 'manual', shield: true })
  node.seal()
})
afterEach(() => node.close())

const free = (account: Hex) => Account.get(node.chain.context, account).data.free
const hashOf = (bytes: Uint8Array) => toHex(blake2b256(bytes))

function wrapped(inner: Uint8Array, key = NextKey.get(node.chain.context) ?? new Uint8Array()) {
  const { kem, nonce, aead } = shieldSeal(key, inner)
  const length = new Uint8Array([kem.length & 0xff, kem.length >> 8])
  return new Uint8Array(Buffer.concat([twox128(key), length, kem, nonce, aead]))
}

async function carrier(signer: Signer, ciphertext: Uint8Array, nonce: number): Promise<Uint8Array> {
  const { number } = node.chain.head.header
  const call = { pallet: 'MevShield', name: 'submit_encrypted', args: { ciphertext } }
  const mortal = { period: 8, phase: number % 8, birth: node.chain.head.hash }
  return sign(node, signer, call, { nonce, mortal })
}

test('the published key is that of the published seed', () => {
  expect(shieldKeysFromSeed(SHIELD_SEED).publicKey).toEqual(SHIELD_KEY)
})

test('what is sealed for a key opens with its secret, whole and untouched', () => {
  const keys = shieldKeysFromSeed(new Uint8Array(64).fill(5))
  const sealed = shieldSeal(keys.publicKey, new Uint8Array([1, 2, 3]))
  expect(shieldOpen(keys.secretKey, sealed)).toEqual(new Uint8Array([1, 2, 3]))
  const other = shieldKeysFromSeed(new Uint8Array(64).fill(6))
  expect(shieldOpen(other.secretKey, sealed)).toBeUndefined()
  const aead = sealed.aead.map((byte, i) => (i === 0 ? byte ^ 1 : byte))
  expect(shieldOpen(keys.secretKey, { ...sealed, aead })).toBeUndefined()
  expect(shieldOpen(keys.secretKey, { ...sealed, kem: new Uint8Array(7) })).toBeUndefined()
})

describe('an encrypted transaction', () => {
  test('is followed in its block by what is inside', async () => {
    const before = free(DEV.bob)
    const inner = await sign(node, 'alice', transfer(DEV.bob, TAO), { nonce: 1 })
    const outer = await carrier('alice', wrapped(inner), 0)
    node.submit(outer)
    const block = node.seal()
    expect(block.extrinsics.map(hashOf).slice(INHERENTS)).toEqual([hashOf(outer), hashOf(inner)])
    expect(block.applied.map(({ error }) => error)).toEqual(block.extrinsics.map(() => undefined))
    expect(free(DEV.bob)).toBe(before + TAO)
    expect(node.pool.entries()).toEqual([])
  })

  test('stands alone where what is inside is no transaction, or none that may run', async () => {
    const before = free(DEV.bob)
    node.submit(await carrier('alice', wrapped(new Uint8Array(64).fill(7)), 0))
    const gap = await sign(node, 'bob', transfer(DEV.alice, TAO), { nonce: 5 })
    node.submit(await carrier('bob', wrapped(gap), 0))
    const block = node.seal()
    expect(block.extrinsics).toHaveLength(INHERENTS + 2)
    expect(free(DEV.bob)).toBeLessThan(before)
    expect(free(DEV.bob)).toBeGreaterThan(before - TAO)
  })

  test('for another key waits in the pool until it has outlived its era', async () => {
    const stranger = shieldKeysFromSeed(new Uint8Array(64).fill(9)).publicKey
    const inner = await sign(node, 'alice', transfer(DEV.bob, TAO), { nonce: 1 })
    const outer = await carrier('alice', wrapped(inner, stranger), 0)
    node.submit(outer)
    const lengths = Array.from({ length: 10 }, () => {
      const waiting = node.pool.get(hashOf(outer)) !== undefined
      return [waiting, node.seal().extrinsics.length]
    })
    expect(lengths[0]).toEqual([true, INHERENTS])
    expect(lengths[9]).toEqual([false, INHERENTS])
    expect(lengths.every(([, length]) => length === INHERENTS)).toBe(true)
  })

  test('is refused by the node when it is malformed', async () => {
    const bad = await carrier('alice', new Uint8Array([1, 2, 3]), 0)
    expect(() => node.submit(bad)).toThrow(
      expect.objectContaining({ code: 1010, data: 'Custom error: 23' }),
    )
  })

  test('is never opened by a node that nobody else sees', async () => {
    const open = await openNode({ sealing: 'manual' })
    open.seal()
    const shielded = node
    node = open
    const inner = await sign(node, 'alice', transfer(DEV.bob, TAO), { nonce: 1 })
    open.submit(await carrier('alice', wrapped(inner), 0))
    expect(open.seal().extrinsics).toHaveLength(2)
    await shielded.close()
  })
})

describe('the keys of the author', () => {
  const named = () => NextKey.get(node.chain.context) ?? new Uint8Array()
  /** What becomes of a transfer that is encrypted for `key` now. */
  const opens = async (key: Uint8Array): Promise<boolean> => {
    const before = free(DEV.bob)
    const { nonce } = Account.get(node.chain.context, DEV.alice)
    const inner = await sign(node, 'alice', transfer(DEV.bob, TAO), { nonce: nonce + 1 })
    node.submit(await carrier('alice', wrapped(inner, key), nonce))
    node.seal()
    return free(DEV.bob) > before
  }

  test('change with every block, each the one to encrypt for in the second after its own', () => {
    const seen: string[] = []
    const current: (Uint8Array | undefined)[] = []
    for (let i = 0; i < KEY_COUNT + 9; i += 1) {
      const { header, extrinsics, applied } = node.seal()
      expect(applied.map(({ error }) => error)).toEqual(extrinsics.map(() => undefined))
      expect(extrinsics).toHaveLength(INHERENTS)
      expect(named()).toHaveLength(1184)
      expect(NextKeyExpiresAt.get(node.chain.context)).toBe(header.number + 3)
      seen.push(toHex(named()))
      current.push(CurrentKey.get(node.chain.context))
    }
    // The first block of all was made before; its key is the second one named.
    expect(seen.slice(0, KEY_COUNT - 1)).toHaveLength(new Set(seen.slice(0, KEY_COUNT - 1)).size)
    expect(new Set(seen).size).toBe(KEY_COUNT)
    expect(current.slice(2).map((key) => key && toHex(key))).toEqual(seen.slice(0, -2))
  })

  describe('open what was encrypted for them', () => {
    beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
    afterEach(() => vi.useRealTimers())

    test('in the three blocks that follow, and no later', async () => {
      for (const between of [0, 1, 2, 3]) {
        await node.advance(5)
        const key = named()
        await node.advance(between)
        vi.setSystemTime(Date.now() + 1000)
        expect(await opens(key)).toBe(between < 3)
        // What was left in the pool outlives its era.
        await node.advance(10)
      }
    })

    test('in any block of the half second that follows', async () => {
      const key = named()
      await node.advance(20)
      expect(await opens(key)).toBe(true)
      vi.setSystemTime(Date.now() + 1000)
      expect(await opens(key)).toBe(false)
    })
  })

  test('are the same when blocks are made again, one by one or at once', async () => {
    const again = await openNode({ sealing: 'manual', shield: true })
    await again.advance(KEY_COUNT + 5)
    while (node.chain.head.header.number < again.chain.head.header.number) node.seal()
    expect(node.chain.head).toEqual(again.chain.head)
    await again.close()
  })

  test('are found again after blocks without announcements', async () => {
    const path = mkdtempSync(join(tmpdir(), 'dtao-shield-'))
    const plain = await openNode({ path, sealing: 'manual' })
    await plain.advance(500)
    await plain.close()
    const shielded = node
    node = await openNode({ path, sealing: 'manual', shield: true })
    expect(toHex(named())).toBe(toHex(SHIELD_KEY))
    expect(await opens(SHIELD_KEY)).toBe(true)
    await node.close()
    node = shielded
    rmSync(path, { recursive: true })
  })
})

test('the runtime API takes encrypted transactions apart and opens them', async () => {
  const { call } = connect(node)
  const inner = await sign(node, 'alice', transfer(DEV.bob, TAO), { nonce: 1 })
  const ciphertext = wrapped(inner)
  const outer = await carrier('alice', ciphertext, 0)
  // The block that the era counts from is known to those after it.
  node.seal()
  const asked = toHex(outer)
  const decoded = await call('state_call', 'ShieldApi_try_decode_shielded_tx', asked)
  const shielded = toHex(fromHex(String(decoded)).slice(1))
  const parts = {
    key_hash: toHex(ciphertext.slice(0, 16)),
    kem_ct: ciphertext.slice(18, 18 + 1088),
    nonce: toHex(ciphertext.slice(1106, 1130)),
    aead_ct: ciphertext.slice(1130),
  }
  expect(shielded).toBe(toHex(encode(ShieldedTransactionCodec, parts)))
  const { secretKey } = shieldKeysFromSeed(SHIELD_SEED)
  const args = Buffer.concat([new Uint8Array([0x81, 0x25]), secretKey, fromHex(shielded)])
  const opened = await call('state_call', 'ShieldApi_try_unshield_tx', toHex(args))
  expect(opened).toBe(toHex(Buffer.concat([new Uint8Array([1]), inner])))
  const hash = parts.key_hash
  expect(await call('state_call', 'ShieldApi_is_shielded_using_current_key', hash)).toBe('0x01')
})
