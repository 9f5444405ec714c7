import { type Codec, i128, mapped, spelled, struct, u128 } from '../../../../codec/index.ts'

const B0 = struct({}, { path: 'substrate_typenum::bit::B0' })
const B1 = struct({}, { path: 'substrate_typenum::bit::B1' })

/** The type-level number behind the point, as metadata spells it: a binary numeral of nested types. */
function typenum(value: number): Codec<unknown> {
  if (value === 0) return struct({}, { path: 'substrate_typenum::uint::UTerm' })
  const msb = typenum(value >> 1)
  const lsb = value % 2 === 1 ? B1 : B0
  return struct(
    { msb, lsb },
    {
      path: 'substrate_typenum::uint::UInt',
      params: [
        ['U', msb],
        ['B', lsb],
      ],
    },
  )
}

/** A stored fixed-point number, as its raw bits (number × 2^frac). */
function fixed(name: string, bits: Codec<bigint>, path: string, frac: number): Codec<bigint> {
  const wire = struct({ bits }, { path, params: [['Frac', typenum(frac)]] })
  return spelled(
    mapped(
      wire,
      (value) => value.bits,
      (raw) => ({ bits: raw }),
    ),
    name,
  )
}

const unsigned = (name: string, frac: number) =>
  fixed(name, u128, 'substrate_fixed::FixedU128', frac)
const signed = (name: string, frac: number) => fixed(name, i128, 'substrate_fixed::FixedI128', frac)

/** Raw bits, 64 of 128 behind the point, without sign. */
export const U64F64 = unsigned('U64F64', 64)
/** Raw bits, 32 of 128 behind the point, without sign. */
export const U96F32 = unsigned('U96F32', 32)
/** Raw bits, 32 of 128 behind the point, with sign. */
export const I96F32 = signed('I96F32', 32)
/** Raw bits, 64 of 128 behind the point, with sign. */
export const I64F64 = signed('I64F64', 64)
