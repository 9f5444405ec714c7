import { secp256k1Expand, secp256k1Recover } from '@polkadot/wasm-crypto'
import { keccak256 } from './hash.ts'

/** The field's prime and the group's order. */
const P = (1n << 256n) - (1n << 32n) - 977n
const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

function integer(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

/** Whether the curve has points at `x`: x³ + 7 is a square (Euler's criterion). */
function isOnCurve(x: bigint): boolean {
  let base = (x * x * x + 7n) % P
  let power = 1n
  for (let exponent = (P - 1n) / 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) power = (power * base) % P
    base = (base * base) % P
  }
  return power === 1n
}

/**
 * The same signature with the lower of its two values of s, as the WebAssembly wants it: it stops dead on the other, which
 * nodes take. Where s changes its sign the point does, and so the number of the key.
 */
function lowered(signature: Uint8Array, recovery: number): [signature: Uint8Array, key: number] {
  const s = integer(signature.subarray(32, 64))
  if (s <= N / 2n) return [signature.subarray(0, 64), recovery]
  const low = Buffer.from((N - s).toString(16).padStart(64, '0'), 'hex')
  return [Buffer.concat([signature.subarray(0, 32), low]), recovery ^ 1]
}

/** Whether a key can be recovered. The WebAssembly stops dead on a signature of none, and each time loses some stack. */
function isRecoverable(signature: Uint8Array, recovery: number): boolean {
  const r = integer(signature.subarray(0, 32))
  const s = integer(signature.subarray(32, 64))
  if (recovery > 3 || r === 0n || s === 0n || r >= N || s >= N) return false
  const x = recovery < 2 ? r : r + N
  return x < P && isOnCurve(x)
}

/**
 * The Ethereum address (20 bytes) of the key that signed a 32-byte digest.
 *
 * @param signature r, s and the number of the key, 0 to 3, as one of 65 bytes.
 * @returns `undefined` for a signature of no key.
 */
export function recoverEthereumAddress(
  digest: Uint8Array,
  signature: Uint8Array,
): Uint8Array | undefined {
  const recovery = signature[64] ?? 255
  if (!isRecoverable(signature, recovery)) return undefined
  try {
    const key = secp256k1Recover(digest, ...lowered(signature, recovery))
    return keccak256(secp256k1Expand(key).subarray(-64)).subarray(12)
  } catch (error) {
    // What is left: a signature made so that the key is the point at infinity.
    if (error instanceof Error && error.name === 'RuntimeError') return undefined
    throw error
  }
}
