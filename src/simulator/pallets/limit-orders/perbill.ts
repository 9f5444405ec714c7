import { CodecError, mapped, newtype, u32 } from '../../../codec/index.ts'

/** One whole, in parts. */
export const PERBILL_ONE = 1_000_000_000

const parts = mapped(
  u32,
  (given) => {
    if (given > PERBILL_ONE) throw new CodecError(`${given} parts of ${PERBILL_ONE}`)
    return given
  },
  (given) => given,
)

/** Parts of 10^9; more than the whole is malformed (sp-arithmetic, `per_things.rs`). */
export const Perbill = newtype(parts, { path: 'sp_arithmetic::per_things::Perbill' })

/** `share` (parts of 10^9) of `amount`, rounded down (`mul_floor`). */
export function perbillMulFloor(share: number, amount: bigint): bigint {
  return (BigInt(share) * amount) / BigInt(PERBILL_ONE)
}
