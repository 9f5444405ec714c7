import {
  bip39GeneratePhrase,
  bip39IsValid,
  bip39MiniSecret,
  ed25519FromSeed,
  sr25519FromSeed,
  type WordCount,
} from '../../crypto/index.ts'
import { MnemonicError } from '../../errors/wallet.ts'
import { Keypair } from './keypair.ts'
import type { Scheme } from './scheme.ts'

const WORD_COUNTS: readonly number[] = [12, 15, 18, 21, 24] satisfies WordCount[]

function isWordCount(count: number): count is WordCount {
  return WORD_COUNTS.includes(count)
}

const LENGTHS = 'A mnemonic has 12, 15, 18, 21 or 24 words'

/**
 * A new English mnemonic of `words` words.
 *
 * @throws {MnemonicError} for any other count than 12, 15, 18, 21 or 24.
 */
export function generateMnemonic(words = 12): string {
  if (!isWordCount(words)) throw new MnemonicError(`${LENGTHS}, not ${words}.`)
  return bip39GeneratePhrase(words)
}

/** The words with one space between them: any Unicode white space separates, before, between and after. */
export function normalizeMnemonic(text: string): string {
  return text.split(/\s+/u).filter(Boolean).join(' ')
}

/**
 * The 32-byte seed of a mnemonic. `password` is the BIP-39 passphrase (the part after `///` in a secret URI).
 *
 * @throws {MnemonicError} for a wrong count, an unknown word or a wrong checksum; the message never repeats a word.
 */
export function mnemonicToSeed(text: string, password = ''): Uint8Array {
  const phrase = normalizeMnemonic(text)
  const words = phrase.split(' ')
  if (!isWordCount(words.length))
    throw new MnemonicError(`${LENGTHS}, not ${phrase === '' ? 0 : words.length}.`)
  const odd = words.findIndex((word) => !/^[a-z]{3,8}$/.test(word))
  if (odd >= 0)
    throw new MnemonicError(`Word ${odd + 1} is no BIP-39 word.`, {
      hints: ['The words are English, in small letters, without commas or quotes.'],
    })
  if (!bip39IsValid(phrase))
    throw new MnemonicError('These words are not a valid mnemonic.', {
      hints: ['One word is misspelled or missing, or two have changed places.'],
    })
  return bip39MiniSecret(phrase, password)
}

/** The keypair of a 32-byte seed, which it takes over. */
export function keypairFromSeed(seed: Uint8Array, scheme: Scheme, mnemonic?: string): Keypair {
  const words = mnemonic === undefined ? {} : { mnemonic }
  if (scheme === 'ed25519')
    return new Keypair({
      scheme,
      secret: seed,
      publicKey: ed25519FromSeed(seed).publicKey,
      ...words,
    })
  return new Keypair({ scheme, seed, ...sr25519FromSeed(seed), ...words })
}

/**
 * The keypair of a mnemonic.
 *
 * @throws {MnemonicError} as `mnemonicToSeed`.
 */
export function keypairFromMnemonic(text: string, scheme: Scheme = 'sr25519'): Keypair {
  return keypairFromSeed(mnemonicToSeed(text), scheme, text)
}
