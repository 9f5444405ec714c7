import { type PowerRatio, powRatioScaledReference } from './reference.ts'

export function powRatioScaled(power: PowerRatio): bigint | null {
  return powRatioScaledReference(power)
}
