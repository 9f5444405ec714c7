import { fixedPoint } from './fixed-point.ts'

/** Prices, fees and reserves. */
export const U64F64 = fixedPoint({ bits: 128, frac: 64, signed: false })
/** Emission shares. */
export const U96F32 = fixedPoint({ bits: 128, frac: 32, signed: false })
/** Emission shares of earlier regimes. */
export const U110F18 = fixedPoint({ bits: 128, frac: 18, signed: false })
export const I110F18 = fixedPoint({ bits: 128, frac: 18, signed: true })
/** Emission and price averages. */
export const I96F32 = fixedPoint({ bits: 128, frac: 32, signed: true })
/** Stake weights and decay. */
export const I64F64 = fixedPoint({ bits: 128, frac: 64, signed: true })
/** Epoch weights, bonds, ranks. */
export const I32F32 = fixedPoint({ bits: 64, frac: 32, signed: true })
