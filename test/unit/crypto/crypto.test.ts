import {
  base58Decode,
  base58Encode,
  blake2AsU8a,
  encodeAddress,
  mnemonicToMiniSecret,
  xxhashAsU8a,
} from '@polkadot/util-crypto'
import { entropyToMnemonic } from '@polkadot/util-crypto/mnemonic/bip39'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { toHex } from '../../../src/codec/hex.ts'
import {
  bip39MiniSecret,
  blake2b128,
  blake2b256,
  cryptoReady,
  ed25519FromSeed,
  ed25519SignMessage,
  ed25519VerifyMessage,
  parseAddress,
  sr25519FromSeed,
  sr25519SignMessage,
  sr25519VerifyMessage,
  toSs58,
  twox64,
  twox128,
} from '../../../src/crypto/index.ts'

beforeAll(cryptoReady)

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'

describe('hashes equal util-crypto', () => {
  test.each([
    ['blake2b256', blake2b256, (data: Uint8Array) => blake2AsU8a(data, 256, null, true)],
    ['blake2b128', blake2b128, (data: Uint8Array) => blake2AsU8a(data, 128, null, true)],
    ['twox64', twox64, (data: Uint8Array) => xxhashAsU8a(data, 64, true)],
    ['twox128', twox128, (data: Uint8Array) => xxhashAsU8a(data, 128, true)],
  ])('%s', (_name, ours, theirs) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
        expect(toHex(ours(data))).toBe(toHex(theirs(data)))
      }),
    )
  })
})

describe('signatures', () => {
  test.each([
    ['sr25519', sr25519FromSeed, sr25519SignMessage, sr25519VerifyMessage],
    ['ed25519', ed25519FromSeed, ed25519SignMessage, ed25519VerifyMessage],
  ] as const)('%s verifies its own and nothing else', (_name, fromSeed, sign, verify) => {
    fc.assert(
      fc.property(bytes(32), fc.uint8Array({ maxLength: 100 }), (seed, message) => {
        const pair = fromSeed(seed)
        const signature = (sign as (p: unknown, m: Uint8Array) => Uint8Array)(pair, message)
        expect(verify(signature, message, pair.publicKey)).toBe(true)
        const other = new Uint8Array([...message, 1])
        expect(verify(signature, other, pair.publicKey)).toBe(false)
        expect(verify(signature.slice(1), message, pair.publicKey)).toBe(false)
      }),
      { numRuns: 20 },
    )
  })
})

describe('addresses', () => {
  test('equal util-crypto, both ways', () => {
    fc.assert(
      fc.property(bytes(32), (key) => {
        const address = toSs58(key)
        expect(address).toBe(encodeAddress(key, 42))
        expect(parseAddress(address)).toEqual({ account: toHex(key) })
      }),
    )
  })

  test.each([
    ['characters', `${ALICE.slice(0, -1)}0`],
    ['checksum', `${ALICE.slice(0, -1)}Z`],
    ['length', ALICE.slice(0, -3)],
    ['network', encodeAddress(base58Decode(ALICE).slice(1, 33), 0)],
    ['length', base58Encode(new Uint8Array(0))],
  ])('says what is wrong: %s', (problem, text) => {
    expect(parseAddress(text)).toEqual({ problem })
  })

  test('hex of 32 bytes is an address too', () => {
    expect(parseAddress(`0x${'AB'.repeat(32)}`)).toEqual({ account: `0x${'ab'.repeat(32)}` })
  })
})

test('the mini secret of a mnemonic equals util-crypto, with any passphrase', () => {
  const entropy = fc.constantFrom(16, 20, 24, 28, 32).chain(bytes)
  fc.assert(
    fc.property(entropy, fc.string({ unit: 'binary' }), (random, passphrase) => {
      const phrase = entropyToMnemonic(random)
      expect(bip39MiniSecret(phrase, passphrase)).toEqual(
        mnemonicToMiniSecret(phrase, passphrase, undefined, false),
      )
    }),
    { numRuns: 8 },
  )
})
