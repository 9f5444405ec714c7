import { i64, struct, u128, type ValueOf } from '../../../../codec/index.ts'

/** A number of shares: mantissa × 10^exponent. */
export const SafeFloat = struct(
  { mantissa: u128, exponent: i64 },
  { path: 'share_pool::SafeFloat' },
)
export type SafeFloat = ValueOf<typeof SafeFloat>

/** No shares. */
export const ZERO_SHARES: SafeFloat = { mantissa: 0n, exponent: 0n }
