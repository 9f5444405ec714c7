import { PasswordRequiredError, WrongPasswordError } from '../../errors/wallet.ts'
import type { Keypair } from '../keys/keypair.ts'
import { wipe } from '../keys/wipe.ts'
import { openAnsible } from './ansible.ts'
import { type WholeWrapping, wrappingOf } from './detect.ts'
import { openFernet } from './fernet.ts'
import type { KeyfileRole, LoadedKey } from './loaded-key.ts'
import { openNacl, sealNacl } from './nacl.ts'
import { readPlain } from './plain.ts'
import { secretKeyfile } from './write.ts'

type Open = (bytes: Uint8Array, password: Uint8Array) => Promise<Uint8Array>

const OPENERS: Readonly<Record<WholeWrapping, Open>> = {
  nacl: openNacl,
  ansible: openAnsible,
  fernet: openFernet,
}

/**
 * The spellings of a password worth trying: as given, then without white space around it, because every prompt of the
 * Python tools trims what is typed while their libraries do not.
 */
export function spellings(password: Uint8Array): Uint8Array[] {
  const trimmed = new TextEncoder().encode(new TextDecoder().decode(password).trim())
  return trimmed.length === 0 || trimmed.length === password.length
    ? [password]
    : [password, trimmed]
}

/**
 * The plain bytes of a keyfile. The caller wipes them.
 *
 * @throws {PasswordRequiredError} when it is encrypted and there is no password.
 * @throws {WrongPasswordError} when no spelling of the password opens it. @throws {KeyfileError} when it is damaged.
 */
export async function unwrapKeyfile(bytes: Uint8Array, password?: Uint8Array): Promise<Uint8Array> {
  const wrapping = wrappingOf(bytes)
  if (wrapping === 'plain' || wrapping === 'polkadot-js') return Uint8Array.from(bytes)
  if (password === undefined) throw new PasswordRequiredError('The keyfile is encrypted.')
  let failure: unknown
  for (const spelling of spellings(password)) {
    try {
      return await OPENERS[wrapping](bytes, spelling)
    } catch (error) {
      if (!(error instanceof WrongPasswordError)) throw error
      failure ??= error
    }
  }
  throw failure
}

/**
 * Reads a keyfile of any format that a Bittensor tool ever wrote.
 *
 * @param role what the file is for: bare hex is a seed in a secret file and a public key in a public one.
 * @throws {WalletError} as `unwrapKeyfile` and `readPlain`; no other error, whatever the bytes.
 */
export async function readKeyfile(
  bytes: Uint8Array,
  role: KeyfileRole,
  password?: Uint8Array,
): Promise<LoadedKey> {
  const plain = await unwrapKeyfile(bytes, password)
  try {
    return await readPlain(plain, role, password)
  } finally {
    wipe(plain)
  }
}

/** The bytes of a secret keyfile: `$NACL` under a password, plain JSON without one. */
export async function writeKeyfile(keypair: Keypair, password?: Uint8Array): Promise<Uint8Array> {
  const plain = secretKeyfile(keypair)
  if (password === undefined) return plain
  try {
    return await sealNacl(plain, password)
  } finally {
    wipe(plain)
  }
}
