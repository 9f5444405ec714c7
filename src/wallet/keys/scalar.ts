/**
 * An sr25519 secret is a scalar and a nonce, 32 bytes each, and has two spellings: keyfiles hold the scalar itself
 * (schnorrkel's canonical form), wasm-crypto and polkadot-js hold eight times it (ed25519's expanded form). The nonce is
 * the same in both.
 */

/** Order of the group: a canonical scalar is below it. */
const ORDER = 0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3edn

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0)
  return value
}

/** Whether the first half of a 64-byte secret is a scalar that schnorrkel accepts and that is not zero. */
export function isCanonicalSecret(secret: Uint8Array): boolean {
  const scalar = littleEndian(secret.subarray(0, 32))
  return secret.length === 64 && scalar > 0n && scalar < ORDER
}

/** Keyfile form to wasm-crypto's form: the scalar times eight. The result is a new 64-byte buffer. */
export function toExpanded(canonical: Uint8Array): Uint8Array {
  const out = Uint8Array.from(canonical)
  let carry = 0
  for (let i = 0; i < 32; i++) {
    const shifted = ((out[i] ?? 0) << 3) | carry
    out[i] = shifted & 0xff
    carry = shifted >> 8
  }
  return out
}

/** wasm-crypto's form to keyfile form: the scalar divided by eight. The result is a new 64-byte buffer. */
export function toCanonical(expanded: Uint8Array): Uint8Array {
  const out = Uint8Array.from(expanded)
  let carry = 0
  for (let i = 31; i >= 0; i--) {
    const value = out[i] ?? 0
    out[i] = (value >> 3) | carry
    carry = (value & 7) << 5
  }
  return out
}
