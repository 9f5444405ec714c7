import type { Keypair } from '../keys/keypair.ts'
import type { Scheme } from '../keys/scheme.ts'

/** What a keyfile gives. */
export interface LoadedKey {
  readonly scheme: Scheme
  readonly publicKey: Uint8Array
  /** Absent where the file holds only the public half. */
  readonly keypair?: Keypair
  /** Where the key came from: a field of the JSON, `hex`, `mnemonic` or `polkadot-js`. */
  readonly source: string
  /** What a careful reader wants to tell the user: repairs that were needed, contradictions that were harmless. */
  readonly notes: readonly string[]
}

/** A file of secrets (`coldkey`, `hotkeys/<name>`) or one of public keys (`*pub.txt`): bare hex differs in meaning. */
export type KeyfileRole = 'secret' | 'public'
