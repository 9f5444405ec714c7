import {
  bounded,
  bytes,
  type Codec,
  fixedBytes,
  type Hex,
  spelled,
  struct,
  u32,
} from '../../../codec/index.ts'
import { AccountId } from '../../frame/types.ts'

/** Bytes of an ML-KEM-768 encapsulation key. */
export const ENC_KEY_LENGTH = 1184

/** An ML-KEM-768 encapsulation key; its length is checked where it is announced. */
export const ShieldEncKey: Codec<Uint8Array> = spelled(bounded(bytes, 2048), 'ShieldEncKey')

/** Most bytes of an encrypted transaction or call. */
const MAX_ENCRYPTED = 8192

export const Ciphertext: Codec<Uint8Array> = spelled(
  bounded(bytes, MAX_ENCRYPTED),
  'BoundedVec<u8, ConstU32<8192>>',
)
export const EncryptedCall: Codec<Uint8Array> = spelled(
  bounded(bytes, MAX_ENCRYPTED),
  'BoundedVec<u8, MaxEncryptedCallSize>',
)

/** A call that waits to be decrypted: who stored it, and in which block. */
export const PendingExtrinsic = struct(
  { who: AccountId, encrypted_call: EncryptedCall, submitted_at: u32 },
  { path: 'pallet_shield::pallet::PendingExtrinsic', params: [['T']] },
)

/** An encrypted transaction taken apart (primitives of upstream's polkadot-sdk, `stp_shield`). */
export interface ShieldedTransaction {
  /** twox-128 of the key that it is for. */
  readonly key_hash: Hex
  readonly kem_ct: Uint8Array
  readonly aead_ct: Uint8Array
  readonly nonce: Hex
}

export const ShieldedTransactionCodec: Codec<ShieldedTransaction> = struct(
  { key_hash: fixedBytes(16), kem_ct: bytes, aead_ct: bytes, nonce: fixedBytes(24) },
  { path: 'stp_shield::shielded_tx::ShieldedTransaction' },
)
