import { beforeAll, describe, expect, it } from 'vitest'
import { blake2b256, cryptoReady, sr25519VerifyMessage } from '../../../../src/crypto/index.ts'
import { WalletError } from '../../../../src/errors/wallet.ts'
import { keypairFromMnemonic } from '../../../../src/wallet/keys/mnemonic.ts'
import { DEV_PHRASE, keypairFromUri } from '../../../../src/wallet/keys/uri.ts'
import { verifySignature } from '../../../../src/wallet/signing/message.ts'
import { openSealedBox, sealForRecipient } from '../../../../src/wallet/signing/sealed-box.ts'
import { keypairSigner, signedBytes } from '../../../../src/wallet/signing/signer.ts'
import { utf8, vectors } from '../vectors.ts'

beforeAll(cryptoReady)

interface Signatures {
  signatures: {
    case: string
    publicKey: string
    cryptoType: number
    messageHex: string
    signature: string
    verify: boolean
  }[]
}

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.slice(2), 'hex'))
}

describe('signatures', () => {
  it.each(vectors<Signatures>('signatures.json').signatures)(
    '$case of scheme $cryptoType',
    (row) => {
      const [signature, message, key] = [row.signature, row.messageHex, row.publicKey].map(
        bytes,
      ) as [Uint8Array, Uint8Array, Uint8Array]
      const scheme = row.cryptoType === 0 ? 'ed25519' : 'sr25519'
      expect(verifySignature(signature, message, key)).toEqual({ scheme, wrapped: false })
      expect(verifySignature(signature, Buffer.concat([message, utf8('x')]), key)).toBeUndefined()
    },
  )

  it('of both schemes verify bare and wrapped, and say which', async () => {
    for (const scheme of ['sr25519', 'ed25519'] as const) {
      const keypair = await keypairFromUri('//Alice', scheme)
      const bare = keypair.sign(utf8('hello'))
      const wrapped = keypair.sign(utf8('<Bytes>hello</Bytes>'))
      expect(verifySignature(bare, utf8('hello'), keypair.publicKey)).toEqual({
        scheme,
        wrapped: false,
      })
      expect(verifySignature(wrapped, utf8('hello'), keypair.publicKey)).toEqual({
        scheme,
        wrapped: true,
      })
      expect(verifySignature(bare, utf8('<Bytes>hello</Bytes>'), keypair.publicKey)).toBeUndefined()
      const other = scheme === 'sr25519' ? 'ed25519' : 'sr25519'
      expect(verifySignature(bare, utf8('hello'), keypair.publicKey, other)).toBeUndefined()
    }
  })

  it('of the wrong length or under a key that is no point are merely not valid', () => {
    const key = new Uint8Array(32).fill(255)
    for (const length of [0, 63, 64, 65])
      expect(verifySignature(new Uint8Array(length), utf8('x'), key)).toBeUndefined()
  })
})

describe('a signer', () => {
  it('hashes payloads over 256 bytes and no others', async () => {
    const keypair = keypairFromMnemonic(DEV_PHRASE)
    const signer = keypairSigner(keypair)
    expect(signer).toMatchObject({ account: keypair.account, scheme: 'sr25519' })
    for (const length of [0, 256, 257, 1000]) {
      const payload = new Uint8Array(length).fill(7)
      const signed = length > 256 ? blake2b256(payload) : payload
      expect(signedBytes(payload)).toEqual(signed)
      expect(sr25519VerifyMessage(await signer.sign(payload), signed, keypair.publicKey)).toBe(true)
    }
  })
})

describe('sealed boxes', () => {
  it('open for the recipient and for nobody else', async () => {
    const [alice, bob] = [
      await keypairFromUri('//Alice', 'ed25519'),
      await keypairFromUri('//Bob', 'ed25519'),
    ]
    const box = await sealForRecipient(utf8('日本 secret'), alice.publicKey)
    expect(Buffer.from(await openSealedBox(box, alice)).toString()).toBe('日本 secret')
    await expect(openSealedBox(box, bob)).rejects.toThrow(WalletError)
    await expect(openSealedBox(box.subarray(1), alice)).rejects.toThrow(/damaged/)
    await expect(openSealedBox(new Uint8Array(3), alice)).rejects.toThrow(/damaged/)
  })

  it('are for ed25519 keys only', async () => {
    const alice = await keypairFromUri('//Alice')
    await expect(sealForRecipient(utf8('x'), new Uint8Array(32).fill(255))).rejects.toThrow(
      /ed25519/,
    )
    await expect(openSealedBox(new Uint8Array(99), alice)).rejects.toThrow(/ed25519/)
  })
})
