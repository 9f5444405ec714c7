import { createPair } from '@polkadot/keyring'
import { describe, expect, it } from 'vitest'
import { cryptoReady, toSs58 } from '../../../../src/crypto/index.ts'
import {
  AddressMismatchError,
  PasswordRequiredError,
  WalletError,
  WrongPasswordError,
} from '../../../../src/errors/wallet.ts'
import { wrappingOf } from '../../../../src/wallet/formats/detect.ts'
import { readKeyfile } from '../../../../src/wallet/formats/keyfile.ts'
import { writeKeystore } from '../../../../src/wallet/formats/polkadot.ts'
import { keypairFromUri } from '../../../../src/wallet/keys/uri.ts'
import { verifySignature } from '../../../../src/wallet/signing/message.ts'
import { utf8, vectors } from '../vectors.ts'

interface Keystores {
  vectors: { type: string; password: string; address: string; json: string }[]
}

const rows = vectors<Keystores>('polkadot-json.json').vectors

describe('polkadot-js keystores', () => {
  it.each(rows)('$type under "$password"', async ({ type, password, address, json }) => {
    const key = await readKeyfile(utf8(json), 'secret', utf8(password))
    expect(key).toMatchObject({ scheme: type, source: 'polkadot-js' })
    expect(toSs58(key.publicKey)).toBe(address)
    const signature = key.keypair?.sign(utf8('m')) ?? new Uint8Array()
    expect(verifySignature(signature, utf8('m'), key.publicKey)?.scheme).toBe(type)
  })

  it('are told from plain keyfiles by what they say of themselves', () => {
    for (const { json, password } of rows)
      expect(wrappingOf(utf8(json))).toBe(password === '' ? 'plain' : 'polkadot-js')
    const open = '{"encoded":"","encoding":{"type":["none"],"content":[],"version":"3"}}'
    for (const plain of [open, '{"encoded":1}', '{"encoded"', '"encoded"', '{}'])
      expect(wrappingOf(utf8(plain))).toBe('plain')
  })

  it('asks for a password and tells a wrong one', async () => {
    const [row] = rows
    const bytes = utf8(row?.json ?? '')
    await expect(readKeyfile(bytes, 'secret')).rejects.toThrow(PasswordRequiredError)
    await expect(readKeyfile(bytes, 'secret', utf8('no'))).rejects.toThrow(WrongPasswordError)
  })

  it.each(['sr25519', 'ed25519'] as const)(
    'of an %s key are read by polkadot-js and by us',
    async (scheme) => {
      await cryptoReady()
      const keypair = await keypairFromUri('//Alice//stash', scheme)
      const text = await writeKeystore(keypair, utf8('pass word'), 'w')
      const again = await readKeyfile(utf8(text), 'secret', utf8('pass word'))
      expect(again.keypair?.privateKey()).toEqual(keypair.privateKey())
      const { encoded, address, meta } = JSON.parse(text)
      const setup = { toSS58: toSs58, type: scheme }
      const theirs = createPair(
        setup,
        { publicKey: keypair.publicKey },
        meta,
        Buffer.from(encoded, 'base64'),
      )
      theirs.decodePkcs8('pass word')
      expect(theirs.address).toBe(address)
      expect(verifySignature(theirs.sign(utf8('m')), utf8('m'), keypair.publicKey)?.scheme).toBe(
        scheme,
      )
    },
  )

  it('that name another address, or are damaged, are refused', async () => {
    const plain = JSON.parse(rows[2]?.json ?? '')
    const other = (await keypairFromUri('//Bob')).address
    const read = (fields: object) =>
      readKeyfile(utf8(JSON.stringify({ ...plain, ...fields })), 'secret', utf8('x'))
    await expect(read({ address: other })).rejects.toThrow(AddressMismatchError)
    await expect(read({ encoded: '' })).rejects.toThrow(WalletError)
    await expect(read({ encoded: plain.encoded.slice(0, 40) })).rejects.toThrow(WalletError)
    await expect(
      read({ encoding: { content: ['pkcs8', 'ecdsa'], type: ['none'] } }),
    ).rejects.toThrow(/neither/)
    await expect(read({ encoding: { type: ['argon9'] } })).rejects.toThrow(/version/)
    const huge = Buffer.alloc(200)
    huge.writeUInt32LE(2 ** 30, 32)
    const encrypted = { type: ['scrypt', 'xsalsa20-poly1305'], content: ['pkcs8', 'sr25519'] }
    await expect(read({ encoded: huge.toString('base64'), encoding: encrypted })).rejects.toThrow(
      /scrypt/,
    )
  })
})
