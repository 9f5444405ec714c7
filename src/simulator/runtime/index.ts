import { composeRuntime, type Runtime } from '../frame/runtime.ts'
import { adminUtilsPallet } from '../pallets/admin-utils/index.ts'
import { alphaAssetsPallet } from '../pallets/alpha-assets/index.ts'
import { blockAuthor } from '../pallets/aura/author.ts'
import { auraPallet } from '../pallets/aura/index.ts'
import { balancesPallet } from '../pallets/balances/index.ts'
import { commitmentsPallet } from '../pallets/commitments/index.ts'
import { crowdloanPallet } from '../pallets/crowdloan/index.ts'
import { devnetPallet } from '../pallets/devnet/index.ts'
import { evmChainIdPallet } from '../pallets/evm-chain-id/index.ts'
import { limitOrdersPallet } from '../pallets/limit-orders/index.ts'
import { mevShieldPallet } from '../pallets/mev-shield/index.ts'
import { multisigPallet } from '../pallets/multisig/index.ts'
import { preimagePallet } from '../pallets/preimage/index.ts'
import { feePayer } from '../pallets/proxy/fee-payer.ts'
import { proxyPallet } from '../pallets/proxy/index.ts'
import { schedulerPallet } from '../pallets/scheduler/index.ts'
import { guards } from '../pallets/subtensor/guards/index.ts'
import { subtensorPallet } from '../pallets/subtensor/index.ts'
import { subnetPools } from '../pallets/subtensor/swap-interface.ts'
import { sudoPallet } from '../pallets/sudo/index.ts'
import { swapPallet } from '../pallets/swap/index.ts'
import { Errors as SystemErrors } from '../pallets/system/errors.ts'
import { systemPallet } from '../pallets/system/index.ts'
import { withApis } from '../pallets/system/version.ts'
import { timestampPallet } from '../pallets/timestamp/index.ts'
import { transactionPaymentPallet } from '../pallets/transaction-payment/index.ts'
import { utilityPallet } from '../pallets/utility/index.ts'
import { alphaFees } from './alpha-fees.ts'
import { apis } from './apis/index.ts'
import { DEPRECATED } from './deprecated.ts'
import { transactionExtensions } from './extensions/index.ts'
import { noNestedBatches } from './filter.ts'
import { VERSION } from './version.ts'

/**
 * Composes the runtime: upstream's pallets at upstream's indices, as far as they are simulated. `builtMetadata` gives the
 * newest metadata, where it was made before.
 */
export function createRuntime(builtMetadata?: () => Uint8Array | undefined): Runtime {
  return composeRuntime((late) => {
    const runtimeApis = apis(late)
    const { pallet, system } = systemPallet(late, withApis(VERSION, runtimeApis))
    return {
      version: VERSION,
      pallets: [
        pallet,
        timestampPallet,
        auraPallet,
        balancesPallet,
        transactionPaymentPallet,
        subtensorPallet,
        utilityPallet(late),
        sudoPallet(late),
        multisigPallet(late),
        preimagePallet,
        schedulerPallet(late),
        proxyPallet(late),
        commitmentsPallet,
        adminUtilsPallet,
        evmChainIdPallet,
        crowdloanPallet(late),
        swapPallet(subnetPools),
        mevShieldPallet,
        alphaAssetsPallet,
        limitOrdersPallet,
        devnetPallet,
      ],
      system,
      extensions: transactionExtensions(alphaFees, feePayer),
      apis: runtimeApis,
      filter: (_, call) => noNestedBatches(call),
      filtered: SystemErrors.CallFiltered,
      guards,
      author: blockAuthor,
      deprecated: DEPRECATED,
      ...(builtMetadata === undefined ? {} : { builtMetadata }),
    }
  })
}
