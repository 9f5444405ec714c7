import { sr25519SignMessage, sr25519VerifyMessage } from '../../crypto/index.ts'
import { sodium } from '../sodium.ts'

const PROBE = new TextEncoder().encode('dtao: is this the public key of this secret?')

/**
 * Whether `publicKey` belongs to `secret` (wasm-crypto's form). A Schnorr signature made with the wrong public key does
 * not verify under it, so one signature answers without any curve arithmetic of our own.
 */
function belongs(publicKey: Uint8Array, secret: Uint8Array): boolean {
  try {
    const signature = sr25519SignMessage({ publicKey, secret }, PROBE)
    return sr25519VerifyMessage(signature, PROBE, publicKey)
  } catch {
    return false // wasm-crypto throws where `publicKey` is no point of the curve
  }
}

/**
 * The sr25519 public key of a secret in wasm-crypto's form. With the `expected` key (from the file) nothing more is
 * loaded; without it, or where it differs, libsodium multiplies the canonical scalar by the base point.
 */
export async function sr25519PublicKey(
  expanded: Uint8Array,
  canonical: Uint8Array,
  expected?: Uint8Array,
): Promise<Uint8Array> {
  if (expected !== undefined && belongs(expected, expanded)) return Uint8Array.from(expected)
  const { crypto_scalarmult_ristretto255_base: multiply } = await sodium()
  return multiply(canonical.subarray(0, 32))
}
