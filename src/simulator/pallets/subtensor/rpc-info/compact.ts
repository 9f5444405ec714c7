import { compact, compactNumber, u16, u64 } from '../../../../codec/index.ts'

/** `Compact<u16>`: netuids, takes and shares in the structs that runtime APIs answer with. */
export const compactU16 = compactNumber(u16, 16)

/** `Compact<u64>`: amounts and block numbers. */
export const compactU64 = compact(u64)
