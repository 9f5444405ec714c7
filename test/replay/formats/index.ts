import type { Format } from '../format.ts'
import { emissionFormats } from './emission/index.ts'
import { palletFormat } from './pallet/index.ts'
import { palletConstantsFormat } from './pallet-constants.ts'
import { palletDispatchInfoFormat } from './pallet-dispatch-info.ts'
import { powRatioFormat } from './pow-ratio.ts'
import { sharePoolFormat } from './share-pool.ts'
import { swapFormat } from './swap.ts'
import { walletFormats } from './wallet.ts'

/** Every kind of file that `npm run vectors` knows; the first that matches a file replays it. */
export const formats: readonly Format[] = [
  swapFormat,
  powRatioFormat,
  sharePoolFormat,
  palletFormat,
  palletConstantsFormat,
  palletDispatchInfoFormat,
  ...emissionFormats,
  ...walletFormats,
]
