import { pbkdf2Sync } from 'node:crypto'
import { bip39Generate, bip39ToEntropy, bip39Validate } from '@polkadot/wasm-crypto'

/** Word counts of BIP-39. */
export type WordCount = 12 | 15 | 18 | 21 | 24

/** A new English phrase of `words` words from the platform's random source. */
export function bip39GeneratePhrase(words: WordCount): string {
  return bip39Generate(words)
}

/** Whether `phrase`, single-spaced, has known words and a right checksum. */
export function bip39IsValid(phrase: string): boolean {
  return bip39Validate(phrase)
}

/** The 32-byte mini secret of a valid phrase, Substrate's way: PBKDF2 over the entropy, not over the words. */
export function bip39MiniSecret(phrase: string, password: string): Uint8Array {
  const entropy = bip39ToEntropy(phrase)
  // Node's own does the 2,048 rounds in a tenth of the time that WebAssembly takes.
  const key = pbkdf2Sync(entropy, `mnemonic${password}`, 2048, 64, 'sha512')
  const secret = Uint8Array.from(key.subarray(0, 32))
  entropy.fill(0)
  key.fill(0)
  return secret
}
