import { I32F32 } from '../../../../../amm/fixed/index.ts'

const U16_MAX = I32F32.fromInt(65_535n)
/** Above it, a weight times 65535 would leave the type. */
const THRESHOLD = I32F32.fromInt(32_768n)

/**
 * Weights stretched so that the greatest is 65535, to the nearest; all zeros stay zeros.
 *
 * Upstream: epoch/math.rs, `vec_u16_max_upscale_to_u16`.
 */
export function maxUpscaled(weights: readonly number[]): number[] {
  const greatest = I32F32.fromInt(BigInt(Math.max(0, ...weights)))
  if (greatest === 0n) return weights.map(() => 0)
  const factor = I32F32.divOr(U16_MAX, greatest)
  return weights.map((weight) => {
    const value = I32F32.fromInt(BigInt(weight))
    const stretched =
      greatest > THRESHOLD
        ? I32F32.mulSaturating(value, factor)
        : I32F32.divOr(I32F32.mulSaturating(value, U16_MAX), greatest)
    return Number(I32F32.toIntSaturating(I32F32.roundSaturating(stretched), 16))
  })
}
