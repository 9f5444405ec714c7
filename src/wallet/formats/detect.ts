/** How the bytes of a keyfile are wrapped. */
export type Wrapping = 'nacl' | 'ansible' | 'fernet' | 'plain'

const MAGIC: readonly (readonly [Exclude<Wrapping, 'plain'>, string])[] = [
  ['nacl', '$NACL'],
  ['ansible', '$ANSIBLE_VAULT'],
  ['fernet', 'gAAAAA'],
]

/** The wrapping, told by the first bytes, as every Bittensor tool tells it. */
export function wrappingOf(bytes: Uint8Array): Wrapping {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return MAGIC.find(([, magic]) => head.startsWith(magic))?.[0] ?? 'plain'
}
