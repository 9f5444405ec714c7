import { encryptedKeystore } from './polkadot.ts'

/** How the bytes of a keyfile are wrapped as a whole. */
export type WholeWrapping = 'nacl' | 'ansible' | 'fernet'

/** How a keyfile is encrypted: as a whole, inside as a polkadot-js keystore is, or not at all. */
export type Wrapping = WholeWrapping | 'polkadot-js' | 'plain'

const MAGIC: readonly (readonly [WholeWrapping, string])[] = [
  ['nacl', '$NACL'],
  ['ansible', '$ANSIBLE_VAULT'],
  ['fernet', 'gAAAAA'],
]

/** The wrapping: told by the first bytes, as every Bittensor tool tells it, and of a keystore by what it says of itself. */
export function wrappingOf(bytes: Uint8Array): Wrapping {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return (
    MAGIC.find(([, magic]) => head.startsWith(magic))?.[0] ??
    (encryptedKeystore(bytes) ? 'polkadot-js' : 'plain')
  )
}
