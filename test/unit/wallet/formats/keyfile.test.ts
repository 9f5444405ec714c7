import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady, toSs58 } from '../../../../src/crypto/index.ts'
import {
  AddressMismatchError,
  KeyfileError,
  PasswordRequiredError,
  WalletError,
  WrongPasswordError,
} from '../../../../src/errors/wallet.ts'
import { readKeyfile, spellings, writeKeyfile } from '../../../../src/wallet/formats/keyfile.ts'
import { publicKeyfile, secretKeyfile } from '../../../../src/wallet/formats/write.ts'
import { keypairFromMnemonic } from '../../../../src/wallet/keys/mnemonic.ts'
import { DEV_PHRASE, keypairFromUri } from '../../../../src/wallet/keys/uri.ts'
import { utf8, vectorPath } from '../vectors.ts'

const DEV = '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV'
const PASSWORD = utf8('testing123!Aa')

/** For tests that run argon2: seconds each, more on a busy machine. */
const SLOW = 180_000

beforeAll(cryptoReady)

function file(name: string): Uint8Array {
  return readFileSync(vectorPath(`keyfiles/${name}`))
}

function json(fields: object): Uint8Array {
  return utf8(JSON.stringify(fields))
}

async function address(name: string, role: 'secret' | 'public' = 'secret', password?: Uint8Array) {
  const key = await readKeyfile(file(name), role, password)
  return { address: toSs58(key.publicKey), scheme: key.scheme, signs: key.keypair !== undefined }
}

describe('plain keyfiles', () => {
  it.each([
    'odd/old_python_json',
    'odd/only_secretSeed',
    'odd/only_secretSeed_noprefix',
    'odd/only_secretSeed_upper',
    'odd/only_secretPhrase',
    'odd/no_privateKey',
    'odd/private_32',
    'odd/cryptoType_absent',
    'odd/cryptoType_257',
    'odd/cryptoType_neg',
    'odd/cryptoType_float',
    'odd/crypto_type_snake',
    'odd/phrase_null_seed_ok',
    'odd/phrase_vs_seed_mismatch',
    'odd/extra_fields',
    'odd/leading_ws',
    'odd/pretty',
    'odd/escaped',
    'odd/phrase_extra_spaces',
    'wallets/plain/coldkey',
  ])('%s', async (name) => {
    expect(await address(name)).toEqual({ address: DEV, scheme: 'sr25519', signs: true })
  })

  it.each([
    'odd/cryptoType_2',
    'odd/empty_file',
    'odd/array',
    'odd/string',
    'odd/null',
    'odd/number_seed',
    'odd/ss58_bad',
    'odd/trailing_comma',
    'odd/latin1',
    'odd/truncated',
    'legacy/unknown_magic',
  ])('%s is refused', async (name) => {
    await expect(readKeyfile(file(name), 'secret')).rejects.toThrow(KeyfileError)
  })

  it('reads a seed that was written as raw text', async () => {
    expect(await address('wallets/utf8_seed_bug/coldkey')).toMatchObject({
      address: '5D8KWuW98ZLgrUXGDqr6xjt3UcVdqcQjgax1HTwfcsdjDwLW',
      signs: true,
    })
    const seed = 'é'.repeat(16)
    const key = await readKeyfile(json({ secretSeed: `0x${seed}` }), 'secret')
    expect(Buffer.from(key.keypair?.seed ?? []).toString()).toBe(seed)
  })

  it('takes the scheme that fits the address over a cryptoType that does not', async () => {
    expect(await address('odd/cryptoType_256')).toMatchObject({ address: DEV, scheme: 'sr25519' })
  })

  it('refuses a secret of another address than the file names', async () => {
    await expect(readKeyfile(file('odd/seed_vs_private_mismatch'), 'secret')).rejects.toThrow(
      AddressMismatchError,
    )
  })

  it('falls back to a later secret only where it derives the address', async () => {
    const key = await readKeyfile(file('odd/bad_phrase_good_seed'), 'secret')
    expect(key).toMatchObject({ source: 'secretSeed', notes: ['secretPhrase is damaged'] })
    const other = { secretPhrase: 'bad words', secretSeed: `0x${'11'.repeat(32)}` }
    await expect(readKeyfile(json({ ...other, ss58Address: DEV }), 'secret')).rejects.toThrow(
      /words/,
    )
    await expect(readKeyfile(json(other), 'secret')).rejects.toThrow(/words/)
  })

  it('ignores zero bytes after the text and says so', async () => {
    const key = await readKeyfile(file('odd/nul_padding'), 'secret')
    expect(key.notes).toEqual(['zero bytes at the end were ignored'])
  })

  it('takes bare hex in a public file for a public key, never for a seed', async () => {
    for (const name of ['odd/raw_hex_pubkey', 'odd/raw_hex_pubkey_nl'])
      expect(await address(name, 'public')).toEqual({
        address: DEV,
        scheme: 'sr25519',
        signs: false,
      })
    const seed = await readKeyfile(file('odd/raw_hex_pubkey'), 'secret')
    expect(toSs58(seed.publicKey)).not.toBe(DEV)
  })

  it('reads bare mnemonics, and hides their secret in a public file', async () => {
    const secret = await readKeyfile(utf8(`${DEV_PHRASE}\n`), 'secret')
    expect(secret.keypair?.address).toBe(DEV)
    const watched = await readKeyfile(utf8(DEV_PHRASE), 'public')
    expect(watched.keypair).toBeUndefined()
    expect(toSs58(watched.publicKey)).toBe(DEV)
  })

  it('a public file never yields a secret', async () => {
    const key = await readKeyfile(file('wallets/plain/coldkey'), 'public')
    expect(key.keypair).toBeUndefined()
    expect(key.notes.join()).toContain('secretPhrase')
  })
})

describe('encrypted keyfiles', { timeout: SLOW }, () => {
  it.each([
    ['legacy/ansible_ascii', 'testing123!Aa'],
    ['legacy/ansible_unicode', 'pässwörd-日本語-🔑'],
    ['legacy/ansible_crlf', 'testing123!Aa'],
    ['legacy/ansible_no_final_newline', 'testing123!Aa'],
    ['legacy/ansible_v12_label', 'testing123!Aa'],
    ['wallets/enc_ascii/coldkey', 'testing123!Aa'],
  ])('%s', async (name, password) => {
    expect(await address(name, 'secret', utf8(password))).toMatchObject({
      address: DEV,
      signs: true,
    })
  })

  it('asks for a password, and tells a wrong one from a damaged file', async () => {
    const vault = file('legacy/ansible_ascii')
    await expect(readKeyfile(vault, 'secret')).rejects.toThrow(PasswordRequiredError)
    await expect(readKeyfile(vault, 'secret', utf8('no'))).rejects.toThrow(WrongPasswordError)
    for (const name of ['legacy/nacl_truncated_nonce', 'legacy/nacl_only_nonce'])
      await expect(readKeyfile(file(name), 'secret', PASSWORD)).rejects.toThrow(/cut off/)
    await expect(readKeyfile(utf8('gAAAAAcut'), 'secret', PASSWORD)).rejects.toThrow(KeyfileError)
  })

  it('writes NaCl that opens again, with or without spaces that a prompt would trim', async () => {
    const keypair = await keypairFromUri('//Alice')
    const sealed = await writeKeyfile(keypair, PASSWORD)
    expect(Buffer.from(sealed.subarray(0, 5)).toString()).toBe('$NACL')
    const opened = await readKeyfile(sealed, 'secret', utf8(' testing123!Aa\n'))
    expect(opened.keypair?.address).toBe(keypair.address)
    expect(opened.keypair?.privateKey()).toEqual(keypair.privateKey())
  })

  it('tries a password as given before it is trimmed', () => {
    expect(spellings(utf8(' a ')).map((bytes) => Buffer.from(bytes).toString())).toEqual([
      ' a ',
      'a',
    ])
    expect(spellings(utf8('a'))).toHaveLength(1)
    expect(spellings(utf8('  '))).toHaveLength(1)
  })
})

describe('written keyfiles', () => {
  it('have strings only, so that every version parses them, and hex seeds', async () => {
    const fields: Record<string, unknown> = JSON.parse(
      Buffer.from(secretKeyfile(keypairFromMnemonic(DEV_PHRASE))).toString(),
    )
    expect(Object.values(fields).every((value) => typeof value === 'string')).toBe(true)
    expect(fields).toMatchObject({
      ss58Address: DEV,
      secretPhrase: DEV_PHRASE,
      secretSeed: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      privateKey: expect.stringMatching(/^0x05d65584/),
    })
  })

  it('name the scheme of ed25519 keys, and are read back as they were', async () => {
    for (const scheme of ['sr25519', 'ed25519'] as const) {
      const keypair = keypairFromMnemonic(DEV_PHRASE, scheme)
      const secret = await readKeyfile(secretKeyfile(keypair), 'secret')
      const open = await readKeyfile(publicKeyfile(keypair), 'public')
      expect(secret).toMatchObject({ scheme, publicKey: keypair.publicKey, notes: [] })
      expect(open).toMatchObject({ scheme, publicKey: keypair.publicKey, notes: [] })
    }
  })
})

describe('any bytes', () => {
  const whole = file('wallets/plain/coldkey')
  const vault = file('legacy/ansible_ascii')

  async function survives(bytes: Uint8Array): Promise<void> {
    for (const role of ['secret', 'public'] as const)
      await readKeyfile(bytes, role).then(
        (key) => expect(key.publicKey).toHaveLength(32),
        (error: unknown) => expect(error).toBeInstanceOf(WalletError),
      )
  }

  it('give a key or a wallet error, never anything else', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), survives), {
      numRuns: 2000,
    })
  })

  it('as JSON with the known fields', async () => {
    const value = fc.oneof(
      fc.string(),
      fc.constant(DEV),
      fc.constant(DEV_PHRASE),
      fc.integer(),
      fc.constant(null),
    )
    const fields = [
      'secretPhrase',
      'secretSeed',
      'privateKey',
      'ss58Address',
      'publicKey',
      'cryptoType',
      'encoded',
      'encoding',
    ]
    const record = fc.dictionary(fc.constantFrom(...fields), value).map(json)
    await fc.assert(fc.asyncProperty(record, survives), { numRuns: 1000 })
  })

  it('as a keyfile with one byte changed', async () => {
    const damaged = fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, byte]) => {
      const bytes = Uint8Array.from(whole)
      bytes[at] = byte
      return bytes
    })
    await fc.assert(fc.asyncProperty(damaged, survives), { numRuns: 500 })
  })

  it('as a cut or changed vault under a password', async () => {
    const damaged = fc.tuple(fc.nat(vault.length), fc.nat(vault.length - 1), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(damaged, async ([end, at, byte]) => {
        const bytes = Uint8Array.from(vault)
        bytes[at] = byte
        await readKeyfile(bytes.subarray(0, end), 'secret', PASSWORD).catch((error: unknown) =>
          expect(error).toBeInstanceOf(WalletError),
        )
      }),
      { numRuns: 300 },
    )
  })
})
