import { WalletError } from '../../errors/wallet.ts'
import type { Keypair } from '../keys/keypair.ts'
import { wipe } from '../keys/wipe.ts'
import { sodium } from '../sodium.ts'

/**
 * Encrypts for an ed25519 public key so that only its owner can read it, and nobody learns who wrote it: an anonymous
 * libsodium box for the X25519 form of the key.
 *
 * @throws {WalletError} when the key is no ed25519 point, as nearly every sr25519 key is none.
 */
export async function sealForRecipient(
  message: Uint8Array,
  publicKey: Uint8Array,
): Promise<Uint8Array> {
  const library = await sodium()
  let recipient: Uint8Array
  try {
    recipient = library.crypto_sign_ed25519_pk_to_curve25519(publicKey)
  } catch (cause) {
    throw new WalletError('Messages can be encrypted for ed25519 keys only.', 'not_ed25519', {
      hints: ['The recipient makes such a key with: dtao wallet new-hotkey --crypto-type ed25519.'],
      cause,
    })
  }
  return library.crypto_box_seal(message, recipient)
}

/**
 * Opens a box that was sealed for this ed25519 key.
 *
 * @throws {WalletError} for an sr25519 key, or when the box was made for somebody else or damaged.
 */
export async function openSealedBox(box: Uint8Array, keypair: Keypair): Promise<Uint8Array> {
  if (keypair.scheme !== 'ed25519')
    throw new WalletError('Only ed25519 keys can open encrypted messages.', 'not_ed25519')
  const library = await sodium()
  const seed = keypair.expandedSecret()
  const signing = Uint8Array.from(Buffer.concat([seed, keypair.publicKey]))
  const secret = library.crypto_sign_ed25519_sk_to_curve25519(signing)
  const recipient = library.crypto_sign_ed25519_pk_to_curve25519(keypair.publicKey)
  try {
    return library.crypto_box_seal_open(box, recipient, secret)
  } catch {
    throw new WalletError(
      'The message was not encrypted for this key, or it is damaged.',
      'cannot_decrypt',
    )
  } finally {
    wipe(seed, signing, secret)
  }
}
