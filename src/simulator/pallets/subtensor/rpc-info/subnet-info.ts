import { type Codec, option, u8, u16, u64, vec } from '../../../../codec/index.ts'
import type { Context } from '../../../frame/context.ts'
import { method, type RuntimeApiMethod, runtimeApi } from '../../../frame/runtime-api.ts'
import { AccountId, NetUid, TaoBalance } from '../../../frame/types.ts'
import { getNextEpochStartBlock } from '../epoch/schedule.ts'
import * as S from '../storage/index.ts'
import { getNetworkLockCost } from '../subnets/lock-cost.ts'
import { getNetworkToPrune } from '../subnets/prune-network.ts'
import { getAllSubnetNetuids, getSubnetAccountId, ifSubnetExist } from '../subnets/subnet.ts'
import { MechId } from '../types/mechanism.ts'
import type { Report } from './field.ts'
import { SubnetHyperparamsV3, subnetHyperparamsV3 } from './hyperparameters-v3.ts'
import {
  Metagraph,
  mechagraph,
  SelectiveMetagraph,
  SubnetState,
  selectiveMechagraph,
  selectiveMetagraph,
} from './metagraph.ts'
import {
  DynamicInfo,
  SubnetHyperparams,
  SubnetHyperparamsV2,
  SubnetInfo,
  SubnetInfoV2,
} from './subnet-reports.ts'

const netuid = ['netuid', NetUid] as const
const indexes = ['metagraph_indexes', vec(u16)] as const

/** A method that tells of one subnet, or `None` where there is none of that id. */
function one<T>(
  name: string,
  codec: Codec<T>,
  read: (ctx: Context, id: number) => T,
): RuntimeApiMethod {
  return method(name, [netuid], option(codec), (ctx, id) =>
    ifSubnetExist(ctx, id) ? read(ctx, id) : undefined,
  )
}

/** A method that tells of every subnet; `sorted` where upstream counts netuids up instead of iterating. */
function all(name: string, { codec, read }: Report, sorted: boolean): RuntimeApiMethod {
  return method(name, [], vec(option(codec)), (ctx) => {
    const ids = [...getAllSubnetNetuids(ctx)]
    if (sorted) ids.sort((a, b) => a - b)
    return ids.map((id) => read(ctx, id))
  })
}

const reported = (name: string, { codec, read }: Report) => one(name, codec, read)

function mechanismExists(ctx: Context, id: number, mechanism: number): boolean {
  return ifSubnetExist(ctx, id) && mechanism < S.MechanismCountCurrent.get(ctx, id)
}

/** `SubnetInfoRuntimeApi`: what there is to know of subnets. Upstream: rpc_info/ and runtime/src/lib.rs. */
export const subnetInfoApi = runtimeApi('SubnetInfoRuntimeApi', 2, [
  reported('get_subnet_info', SubnetInfo),
  all('get_subnets_info', SubnetInfo, true),
  reported('get_subnet_info_v2', SubnetInfoV2),
  all('get_subnets_info_v2', SubnetInfoV2, true),
  reported('get_subnet_hyperparams', SubnetHyperparams),
  reported('get_subnet_hyperparams_v2', SubnetHyperparamsV2),
  all('get_all_dynamic_info', DynamicInfo, false),
  all('get_all_metagraphs', Metagraph, false),
  reported('get_metagraph', Metagraph),
  method('get_all_mechagraphs', [], vec(option(Metagraph.codec)), (ctx) =>
    getAllSubnetNetuids(ctx).flatMap((id) =>
      Array.from({ length: S.MechanismCountCurrent.get(ctx, id) }, (_, m) =>
        mechagraph(ctx, id, m),
      ),
    ),
  ),
  method(
    'get_mechagraph',
    [netuid, ['mecid', MechId]],
    option(Metagraph.codec),
    (ctx, id, mechanism) =>
      mechanismExists(ctx, id, mechanism) ? mechagraph(ctx, id, mechanism) : undefined,
  ),
  reported('get_dynamic_info', DynamicInfo),
  reported('get_subnet_state', SubnetState),
  method(
    'get_selective_metagraph',
    [netuid, indexes],
    option(SelectiveMetagraph),
    (ctx, id, wanted) => (ifSubnetExist(ctx, id) ? selectiveMetagraph(ctx, id, wanted) : undefined),
  ),
  method(
    'get_coldkey_auto_stake_hotkey',
    [['coldkey', AccountId], netuid],
    option(AccountId),
    (ctx, coldkey, id) => S.AutoStakeDestination.get(ctx, coldkey, id),
  ),
  method(
    'get_selective_mechagraph',
    [netuid, ['subid', u8], indexes],
    option(SelectiveMetagraph),
    (ctx, id, mechanism, wanted) =>
      ifSubnetExist(ctx, id) ? selectiveMechagraph(ctx, id, mechanism, wanted) : undefined,
  ),
  method('get_subnet_to_prune', [], option(NetUid), getNetworkToPrune),
  method('get_subnet_account_id', [netuid], option(AccountId), getSubnetAccountId),
  method('get_next_epoch_start_block', [netuid], option(u64), getNextEpochStartBlock),
  one('get_subnet_hyperparams_v3', SubnetHyperparamsV3, subnetHyperparamsV3),
])

/** `SubnetRegistrationRuntimeApi`: what a new subnet costs now, in rao. */
export const subnetRegistrationApi = runtimeApi('SubnetRegistrationRuntimeApi', 1, [
  method('get_network_registration_cost', [], TaoBalance, getNetworkLockCost),
])
