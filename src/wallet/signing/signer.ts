import { type AccountId, blake2b256 } from '../../crypto/index.ts'
import type { Keypair } from '../keys/keypair.ts'
import type { Scheme } from '../keys/scheme.ts'

/** A signing payload longer than this is hashed before it is signed (sp-runtime's `SignedPayload`). */
const LONGEST_UNHASHED = 256

/** Something that signs for one account: a key in memory, or the agent that holds it. */
export interface Signer {
  readonly account: AccountId
  /** Which variant of `MultiSignature` a signature goes into. */
  readonly scheme: Scheme
  /**
   * A 64-byte signature over the SCALE bytes of an extrinsic's signing payload: call, extensions, implicit values. Give
   * it unhashed, so that an agent can see which call it signs; what is over 256 bytes is hashed here as the chain does.
   *
   * @throws {WalletError} when the holder of the key refuses.
   */
  sign(payload: Uint8Array): Promise<Uint8Array>
}

/** A signer that signs messages, too. */
export interface MessageSigner extends Signer {
  /**
   * A 64-byte signature over a message's bytes as they are.
   *
   * @throws {WalletError} when the holder of the key refuses, as an agent does what could be a call.
   */
  signMessage(message: Uint8Array): Promise<Uint8Array>
}

/** The bytes that are in fact signed for a payload. */
export function signedBytes(payload: Uint8Array): Uint8Array {
  return payload.length > LONGEST_UNHASHED ? blake2b256(payload) : payload
}

/** A signer over a key in this process. Whoever opened the keypair wipes it. */
export function keypairSigner(keypair: Keypair): MessageSigner {
  return {
    account: keypair.account,
    scheme: keypair.scheme,
    sign: async (payload) => keypair.sign(signedBytes(payload)),
    signMessage: async (message) => keypair.sign(message),
  }
}
