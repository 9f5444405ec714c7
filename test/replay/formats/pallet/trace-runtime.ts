import type { AccountId } from '../../../../src/crypto/index.ts'
import { composeRuntime, type Runtime } from '../../../../src/simulator/frame/runtime.ts'
import { alphaAssetsPallet } from '../../../../src/simulator/pallets/alpha-assets/index.ts'
import { balancesPallet } from '../../../../src/simulator/pallets/balances/index.ts'
import { guards } from '../../../../src/simulator/pallets/subtensor/guards/index.ts'
import { subtensorPallet } from '../../../../src/simulator/pallets/subtensor/index.ts'
import { subnetPools } from '../../../../src/simulator/pallets/subtensor/swap-interface.ts'
import { swapPallet } from '../../../../src/simulator/pallets/swap/index.ts'
import { Errors as SystemErrors } from '../../../../src/simulator/pallets/system/errors.ts'
import { systemPallet } from '../../../../src/simulator/pallets/system/index.ts'

const VERSION = {
  specName: 'node-subtensor',
  implName: 'replay',
  authoringVersion: 1,
  specVersion: 425,
  implVersion: 1,
  transactionVersion: 1,
  systemVersion: 1,
  apis: [],
}

/** The pallets that the traces cover, without the timestamp and the fees that they do without. */
export function traceRuntime(author: AccountId | undefined): Runtime {
  return composeRuntime((late) => {
    const { pallet, system } = systemPallet(late, VERSION)
    return {
      version: VERSION,
      pallets: [
        pallet,
        balancesPallet,
        subtensorPallet,
        swapPallet(subnetPools),
        alphaAssetsPallet,
      ],
      system,
      extensions: [],
      apis: [],
      filter: () => true,
      filtered: SystemErrors.CallFiltered,
      guards,
      author: () => author,
    }
  })
}
