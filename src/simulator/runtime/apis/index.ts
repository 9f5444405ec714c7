import type { LateTypes } from '../../frame/runtime.ts'
import type { RuntimeApi } from '../../frame/runtime-api.ts'
import { delegateInfoApi } from '../../pallets/subtensor/rpc-info/delegate-info.ts'
import { neuronInfoApi } from '../../pallets/subtensor/rpc-info/neuron-info.ts'
import { stakeInfoApi } from '../../pallets/subtensor/rpc-info/stake-info.ts'
import {
  subnetInfoApi,
  subnetRegistrationApi,
} from '../../pallets/subtensor/rpc-info/subnet-info.ts'
import { swapApi } from '../../pallets/subtensor/rpc-info/swap-api.ts'
import { betaBasketApi, withBlockEmission } from './beyond-425.ts'
import { coreApis } from './core.ts'
import { paymentApis } from './payment.ts'
import { poolApi } from './pool.ts'
import { proxyFilterApi } from './proxy-filter.ts'
import { shieldApi } from './shield.ts'

/** The runtime APIs that `state_call` answers. */
export function apis(late: LateTypes): readonly RuntimeApi[] {
  return [
    ...coreApis,
    poolApi(late),
    ...paymentApis(late),
    proxyFilterApi,
    delegateInfoApi,
    neuronInfoApi,
    withBlockEmission(subnetInfoApi),
    stakeInfoApi,
    subnetRegistrationApi,
    swapApi,
    shieldApi(late),
    betaBasketApi,
  ]
}
