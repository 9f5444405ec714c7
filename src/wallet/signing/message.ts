import { ed25519VerifyMessage, sr25519VerifyMessage } from '../../crypto/index.ts'
import type { Scheme } from '../keys/scheme.ts'

const OPEN = new TextEncoder().encode('<Bytes>')
const CLOSE = new TextEncoder().encode('</Bytes>')

/** How a signature was found to be valid. */
export interface Verified {
  readonly scheme: Scheme
  /** Made over `<Bytes>message</Bytes>`, as browser wallets sign what is no transaction. */
  readonly wrapped: boolean
}

type Verify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean

const VERIFIERS: Readonly<Record<Scheme, Verify>> = {
  sr25519: sr25519VerifyMessage,
  ed25519: ed25519VerifyMessage,
}

function holds(
  verify: Verify,
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  try {
    return verify(signature, message, publicKey)
  } catch {
    return false // wasm-crypto throws where the key is no point of the curve: nothing was signed with it
  }
}

/**
 * Whether `signature` is `publicKey`'s over the bytes of `message`, bare or wrapped in `<Bytes>`, in either scheme or in
 * the one given. `undefined` means that it is not.
 */
export function verifySignature(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
  scheme?: Scheme,
): Verified | undefined {
  if (signature.length !== 64) return undefined
  const schemes: readonly Scheme[] = scheme === undefined ? ['sr25519', 'ed25519'] : [scheme]
  const envelope = Buffer.concat([OPEN, message, CLOSE])
  for (const [wrapped, bytes] of [
    [false, message],
    [true, envelope],
  ] as const)
    for (const candidate of schemes)
      if (holds(VERIFIERS[candidate], signature, bytes, publicKey))
        return { scheme: candidate, wrapped }
  return undefined
}
