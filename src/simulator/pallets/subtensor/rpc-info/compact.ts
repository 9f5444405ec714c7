import {
  type Codec,
  compact,
  compactNumber,
  mapped,
  u8,
  u16,
  u32,
  u64,
  u128,
  vec,
} from '../../../../codec/index.ts'

/** `Compact<u16>`: netuids, takes and shares in the structs that runtime APIs answer with. */
export const compactU16 = compactNumber(u16, 16)

export const compactU32 = compactNumber(u32, 32)

/** `Compact<u64>`: amounts and block numbers. */
export const compactU64 = compact(u64)

export const compactU128 = compact(u128, 128)

/** `Vec<Compact<u8>>`: text, each byte of it compact. */
export const compactBytes: Codec<Uint8Array> = mapped(
  vec(compactNumber(u8, 8)),
  (list) => Uint8Array.from(list),
  (text) => [...text],
)
