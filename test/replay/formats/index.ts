import type { Format } from '../format.ts'
import { emissionFormats } from './emission/index.ts'
import { palletFormat } from './pallet/index.ts'
import { powRatioFormat } from './pow-ratio.ts'
import { swapFormat } from './swap.ts'

/** Every kind of file that `npm run vectors` knows; the first that matches a file replays it. */
export const formats: readonly Format[] = [
  swapFormat,
  powRatioFormat,
  palletFormat,
  ...emissionFormats,
]
