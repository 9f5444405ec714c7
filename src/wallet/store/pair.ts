import { toSs58 } from '../../crypto/index.ts'
import { DtaoError } from '../../errors/base.ts'
import { PairMismatchError } from '../../errors/wallet.ts'
import { readKeyfile } from '../formats/keyfile.ts'
import type { KeyfileRole } from '../formats/loaded-key.ts'
import type { Scheme } from '../keys/scheme.ts'

/** What a public keyfile says: whose key it is, and no secret. */
export interface PublicHalf {
  readonly scheme: Scheme
  readonly publicKey: Uint8Array
}

/** One of the two files of a key. */
export interface HalfFile {
  readonly path: string
  readonly isThere: boolean
  /** Whose key it is; absent where that takes a password, or the file is damaged or not there. */
  readonly half?: PublicHalf
}

/** The two files of a key, as far as they can be told without a password. */
export type Pair = Readonly<Record<KeyfileRole, HalfFile>>

/** One of the two files by its bytes; nothing secret of it is kept. */
export async function halfFile(
  path: string,
  role: KeyfileRole,
  bytes: Uint8Array | undefined,
): Promise<HalfFile> {
  if (bytes === undefined) return { path, isThere: false }
  try {
    const { keypair, scheme, publicKey } = await readKeyfile(bytes, role)
    const half = { scheme, publicKey: Uint8Array.from(publicKey) }
    keypair?.wipe()
    return { path, isThere: true, half }
  } catch (error) {
    if (!(error instanceof DtaoError)) throw error
    return { path, isThere: true } // encrypted or damaged
  }
}

/** Whether both are of one key. */
export function isSameKey(one: PublicHalf, other: PublicHalf): boolean {
  return one.scheme === other.scheme && Buffer.compare(one.publicKey, other.publicKey) === 0
}

/**
 * Refuses a public half beside a secret that is, as far as can be told, of another key: such a wallet shows somebody
 * else's account as its own and signs nothing. Of an encrypted secret the public keyfile tells.
 *
 * @throws {PairMismatchError}
 */
export function requireSameKey({ secret, public: shown }: Pair, key: PublicHalf): void {
  if (!secret.isThere) return
  const expected = secret.half ?? shown.half
  if (expected === undefined || isSameKey(expected, key)) return
  const [known, given] = [toSs58(expected.publicKey), toSs58(key.publicKey)]
  const what =
    known === given
      ? `of scheme ${expected.scheme}, and ${key.scheme} would be written next to it`
      : `of ${known}, and ${given} would be written next to it`
  throw new PairMismatchError(`${secret.path} holds the secret ${what}.`, {
    details: { secret: known, public: given },
    hints: [
      'To watch another account, name another wallet or hotkey.',
      'To replace the key, give its secret: `dtao wallet regen-coldkey` or `regen-hotkey`.',
      ...(secret.half === undefined
        ? [
            `The secret is encrypted: if ${shown.path} is what is wrong, move it away and try again.`,
          ]
        : []),
    ],
  })
}
