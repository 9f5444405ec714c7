import {
  bounded,
  bytes,
  type Codec,
  fixedBytes,
  type Hex,
  u64,
  type VariantShape,
  variants,
} from '../../../codec/index.ts'

const MAX_RAW = 128
const MAX_TIMELOCKED = 1024
const MAX_BIG_RAW = 512

/** One field of a commitment. Raw data of up to 128 bytes is `Raw<length>`; longer data is `BigRaw`. */
export type CommitmentData =
  | { readonly type: 'None' }
  | { readonly type: 'ResetBondsFlag' }
  | { readonly type: 'BigRaw'; readonly value: Uint8Array }
  | {
      readonly type: 'TimelockEncrypted'
      readonly value: { readonly encrypted: Uint8Array; readonly reveal_round: bigint }
    }
  | { readonly type: string; readonly value: Hex }

const raw = Array.from(
  { length: MAX_RAW + 1 },
  (_, length) => [`Raw${length}`, { index: length + 1, value: fixedBytes(length) }] as const,
)
const hash = fixedBytes(32)

const shapes: Readonly<Record<string, VariantShape>> = {
  None: { index: 0 },
  ...Object.fromEntries(raw),
  BlakeTwo256: { index: 130, value: hash },
  Sha256: { index: 131, value: hash },
  Keccak256: { index: 132, value: hash },
  ShaThree256: { index: 133, value: hash },
  TimelockEncrypted: {
    index: 134,
    fields: { encrypted: bounded(bytes, MAX_TIMELOCKED), reveal_round: u64 },
  },
  ResetBondsFlag: { index: 135 },
  BigRaw: { index: 136, value: bounded(bytes, MAX_BIG_RAW) },
}

/** `pallet_commitments::types::Data`. */
export const Data = variants(shapes, {
  path: 'pallet_commitments::types::Data',
}) as unknown as Codec<CommitmentData>

/** Bytes that a field takes of the space that a neuron has each epoch. */
export function lengthForRateLimit(data: CommitmentData): number {
  if (!('value' in data)) return 0
  const { value } = data
  if (typeof value === 'string') return (value.length - 2) / 2
  return value instanceof Uint8Array ? value.length : value.encrypted.length
}
