import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '../../../../src/codec/hex.ts'
import { cryptoReady, sr25519FromSeed } from '../../../../src/crypto/index.ts'
import { MnemonicError, SecretKeyError, SecretUriError } from '../../../../src/errors/wallet.ts'
import type { Keypair } from '../../../../src/wallet/keys/keypair.ts'
import {
  generateMnemonic,
  keypairFromMnemonic,
  mnemonicToSeed,
} from '../../../../src/wallet/keys/mnemonic.ts'
import {
  keypairFromPrivateKey,
  keypairFromSeedHex,
} from '../../../../src/wallet/keys/private-key.ts'
import { isCanonicalSecret, toCanonical, toExpanded } from '../../../../src/wallet/keys/scalar.ts'
import { DEV_PHRASE, keypairFromUri, parseSecretUri } from '../../../../src/wallet/keys/uri.ts'
import { vectors } from '../vectors.ts'

interface Expected {
  ok: boolean
  publicKey: string
  ss58: string
  privateKey: string
}

interface Keys {
  mnemonics: {
    words: number
    mnemonic: string
    sr25519: Expected & { seed: string }
    ed25519: Expected
  }[]
  seeds: { input: string; sr25519: Expected; ed25519: Expected }[]
  uris: { uri: string; sr25519: Expected; ed25519: Expected }[]
  privateKeys: { input: string; sr25519: Expected }[]
  mnemonicsEdge: { case: string; mnemonic: string; fromMnemonic: Expected }[]
}

const keys = vectors<Keys>('keys.json')

beforeAll(cryptoReady)

function seen(keypair: Keypair): Omit<Expected, 'ok'> {
  return {
    publicKey: keypair.account,
    ss58: keypair.address,
    privateKey: toHex(keypair.privateKey()),
  }
}

describe('mnemonics', () => {
  it.each(keys.mnemonics)('$words words: $mnemonic', ({ mnemonic, sr25519, ed25519 }) => {
    const keypair = keypairFromMnemonic(mnemonic)
    expect(sr25519).toMatchObject({
      ...seen(keypair),
      seed: toHex(keypair.seed ?? new Uint8Array()),
    })
    expect(ed25519).toMatchObject(seen(keypairFromMnemonic(mnemonic, 'ed25519')))
  })

  it.each(keys.mnemonicsEdge)('$case', ({ mnemonic, fromMnemonic }) => {
    if (!fromMnemonic.ok) expect(() => keypairFromMnemonic(mnemonic)).toThrow(MnemonicError)
    else expect(keypairFromMnemonic(mnemonic).address).toBe(fromMnemonic.ss58)
  })

  it('never repeats a word in an error', () => {
    const words = 'bottom drive obey lake curtain smoke basket hold race lonely fit'
    for (const last of ['walkk', 'zzzz', 'Walk', 'abandon'])
      expect(() => mnemonicToSeed(`${words} ${last}`)).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining(last) }),
      )
  })

  it.each([12, 15, 18, 21, 24])('generates %i words that are valid', (words) => {
    const phrase = generateMnemonic(words)
    expect(phrase.split(' ')).toHaveLength(words)
    expect(mnemonicToSeed(phrase)).toHaveLength(32)
    expect(generateMnemonic(words)).not.toBe(phrase)
  })

  it.each([0, 1, 11, 13, 27, 12.5])('refuses to generate %d words', (words) => {
    expect(() => generateMnemonic(words)).toThrow(MnemonicError)
  })
})

describe('seeds and private keys', () => {
  it.each(keys.seeds)('seed $input', async ({ input, sr25519, ed25519 }) => {
    expect(sr25519).toMatchObject(seen(await keypairFromSeedHex(input)))
    expect(ed25519).toMatchObject(seen(await keypairFromSeedHex(input, 'ed25519')))
  })

  it.each(['', '0x', '0x12', '0xzz', `0x${'11'.repeat(31)}`, `0x${'11'.repeat(33)}`])(
    'refuses seed %j',
    async (seed) => {
      await expect(keypairFromSeedHex(seed)).rejects.toThrow(SecretKeyError)
    },
  )

  const usable = keys.privateKeys.filter(
    ({ sr25519 }) => sr25519.ok && !/^0x0+$/.test(sr25519.publicKey),
  )
  it.each(usable)('private key $input', async ({ input, sr25519 }) => {
    const keypair = await keypairFromPrivateKey(
      Uint8Array.from(Buffer.from(input.replace(/^0x/, ''), 'hex')),
    )
    expect(sr25519).toMatchObject(seen(keypair))
  })

  it('refuses a zero scalar, which anybody could sign with, and one out of range', async () => {
    await expect(keypairFromPrivateKey(new Uint8Array(64))).rejects.toThrow(SecretKeyError)
    await expect(keypairFromPrivateKey(new Uint8Array(64).fill(255))).rejects.toThrow(
      SecretKeyError,
    )
  })

  it('finds the same public key with a right hint, a wrong one and none', async () => {
    const bytes = () => toCanonical(sr25519FromSeed(new Uint8Array(32).fill(7)).secret)
    const { publicKey } = sr25519FromSeed(new Uint8Array(32).fill(7))
    for (const hint of [
      publicKey,
      new Uint8Array(32).fill(255),
      sr25519FromSeed(new Uint8Array(32)).publicKey,
      undefined,
    ])
      expect((await keypairFromPrivateKey(bytes(), 'sr25519', hint)).account).toBe(toHex(publicKey))
  })

  it('turns canonical secrets into expanded ones and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        const { secret } = sr25519FromSeed(seed)
        const canonical = toCanonical(secret)
        expect(isCanonicalSecret(canonical)).toBe(true)
        expect(toExpanded(canonical)).toEqual(secret)
      }),
    )
  })
})

describe('secret URIs', () => {
  it.each(keys.uris)('$uri', async ({ uri, sr25519, ed25519 }) => {
    for (const [scheme, expected] of [
      ['sr25519', sr25519],
      ['ed25519', ed25519],
    ] as const) {
      if (expected.ok) {
        const { privateKey, ...open } = seen(await keypairFromUri(uri, scheme))
        expect(expected).toMatchObject(open)
        // the nonce of a soft derivation is random in schnorrkel: only the scalar can be compared
        expect(expected.privateKey.slice(0, 66)).toBe(privateKey.slice(0, 66))
      } else await expect(keypairFromUri(uri, scheme)).rejects.toThrow(/.+/)
    }
  })

  it('keeps everything after /// as the password, slashes included', () => {
    expect(parseSecretUri('a b//c/d///e//f/')).toMatchObject({ phrase: 'a b', password: 'e//f/' })
  })

  it('an empty phrase is the development phrase', async () => {
    expect((await keypairFromUri('')).address).toBe(keypairFromMnemonic(DEV_PHRASE).address)
  })

  it.each(['//', '/', '//a/', '//a//', '0x12//a'])('refuses %j', async (uri) => {
    await expect(keypairFromUri(uri)).rejects.toThrow(SecretUriError)
  })
})

describe('a keypair', () => {
  it('shows no secret when printed or serialised, and none after wipe', async () => {
    const { inspect } = await import('node:util')
    const keypair = keypairFromMnemonic(DEV_PHRASE)
    const secret = toHex(keypair.privateKey()).slice(2)
    const shown = inspect(keypair, { showHidden: true, depth: 9 }) + JSON.stringify(keypair)
    expect(shown).not.toContain('bottom')
    expect(shown).not.toContain(secret.slice(0, 8))
    keypair.wipe()
    expect(keypair.mnemonic).toBeUndefined()
    expect(() => keypair.sign(new Uint8Array())).toThrow('wiped')
    expect(() => keypair.privateKey()).toThrow('wiped')
  })
})
