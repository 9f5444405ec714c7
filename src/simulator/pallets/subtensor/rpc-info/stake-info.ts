import {
  bool,
  btreeMap,
  option,
  struct,
  tuple,
  u64,
  type ValueOf,
  vec,
} from '../../../../codec/index.ts'
import type { AccountId as Account } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { method, runtimeApi } from '../../../frame/runtime-api.ts'
import { AccountId, NetUid } from '../../../frame/types.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../staking/hotkey-stake.ts'
import { getColdkeyLock, stakeAvailability } from '../staking/lock/availability.ts'
import { hotkeyConviction, subnetKing } from '../staking/lock/conviction.ts'
import * as S from '../storage/index.ts'
import { getAllSubnetNetuids, ifSubnetExist } from '../subnets/subnet.ts'
import { isHotkeyRegisteredOnNetwork } from '../subnets/uids.ts'
import { SwapInterface } from '../swap-interface.ts'
import { U64F64 } from '../types/fixed.ts'
import { LockState } from '../types/lock-state.ts'
import { compactU16, compactU64 } from './compact.ts'

const PATH = 'pallet_subtensor::rpc_info::stake_info'

/** One stake: a coldkey's alpha on a hotkey of a subnet. `locked`, `tao_emission` and `drain` are always 0 by now. */
const StakeInfo = struct(
  {
    hotkey: AccountId,
    coldkey: AccountId,
    netuid: compactU16,
    stake: compactU64,
    locked: compactU64,
    emission: compactU64,
    tao_emission: compactU64,
    drain: compactU64,
    is_registered: bool,
  },
  { path: `${PATH}::StakeInfo`, params: [['AccountId', AccountId]] },
)
type StakeInfo = ValueOf<typeof StakeInfo>

const StakeAvailability = struct(
  { total: compactU64, locked: compactU64, available: compactU64 },
  { path: `${PATH}::StakeAvailability` },
)

function stakeInfo(ctx: Context, hotkey: Account, coldkey: Account, netuid: number): StakeInfo {
  return {
    hotkey,
    coldkey,
    netuid,
    stake: getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid),
    locked: 0n,
    emission: S.AlphaDividendsPerSubnet.get(ctx, netuid, hotkey),
    tao_emission: 0n,
    drain: 0n,
    is_registered: isHotkeyRegisteredOnNetwork(ctx, netuid, hotkey),
  }
}

/** Every stake of a coldkey that is not nothing, by subnet and then hotkey. Upstream: rpc_info/stake_info.rs. */
export function getStakeInfoForColdkey(ctx: Context, coldkey: Account): StakeInfo[] {
  const hotkeys = S.StakingHotkeys.get(ctx, coldkey)
  return getAllSubnetNetuids(ctx).flatMap((netuid) =>
    hotkeys
      .filter((hotkey) => getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid) > 0n)
      .map((hotkey) => stakeInfo(ctx, hotkey, coldkey, netuid)),
  )
}

type Availability = readonly (readonly [number, ValueOf<typeof StakeAvailability>])[]

function ascending(a: number, b: number): number {
  return a - b
}

/** The subnets that an availability query is about; a list that cannot be meant gives none. */
function askedNetuids(ctx: Context, asked: readonly number[] | undefined): readonly number[] {
  const existing = getAllSubnetNetuids(ctx)
  if (asked === undefined) return [...existing].sort(ascending)
  const wanted = [...new Set(asked)].sort(ascending)
  if (wanted.length > existing.length) return []
  return wanted.filter((netuid) => ifSubnetExist(ctx, netuid))
}

/** What coldkeys may unstake, by subnet; subnets without stake and lock are left out. */
function stakeAvailabilityForColdkeys(
  ctx: Context,
  coldkeys: readonly Account[],
  asked: readonly number[] | undefined,
): readonly (readonly [Account, Availability])[] {
  const netuids = askedNetuids(ctx, asked)
  return [...new Set(coldkeys)]
    .sort()
    .map((coldkey) => [
      coldkey,
      netuids
        .map((netuid) => [netuid, stakeAvailability(ctx, coldkey, netuid)] as const)
        .filter(([, { total, locked }]) => total > 0n || locked > 0n),
    ])
}

const place = option(tuple(AccountId, NetUid))

/** The swap fee of moving stake, in the token that is given; 0 where nothing moves. */
function stakeFee(
  ctx: Context,
  origin: ValueOf<typeof place>,
  destination: ValueOf<typeof place>,
  amount: bigint,
): bigint {
  const same = origin?.[0] === destination?.[0] && origin?.[1] === destination?.[1]
  if (same) return 0n
  return SwapInterface.approxFeeAmount(ctx, (destination ?? origin)?.[1] ?? 0, amount)
}

/** `StakeInfoRuntimeApi`: who staked what. Upstream: rpc_info/stake_info.rs and runtime/src/lib.rs. */
export const stakeInfoApi = runtimeApi('StakeInfoRuntimeApi', 1, [
  method(
    'get_stake_info_for_coldkey',
    [['coldkey_account', AccountId]],
    vec(StakeInfo),
    getStakeInfoForColdkey,
  ),
  method(
    'get_stake_info_for_coldkeys',
    [['coldkey_accounts', vec(AccountId)]],
    vec(tuple(AccountId, vec(StakeInfo))),
    (ctx, coldkeys) =>
      coldkeys.map((coldkey) => [coldkey, getStakeInfoForColdkey(ctx, coldkey)] as const),
  ),
  method(
    'get_stake_info_for_hotkey_coldkey_netuid',
    [
      ['hotkey_account', AccountId],
      ['coldkey_account', AccountId],
      ['netuid', NetUid],
    ],
    option(StakeInfo),
    stakeInfo,
  ),
  method(
    'get_stake_availability_for_coldkeys',
    [
      ['coldkey_accounts', vec(AccountId)],
      ['netuids', option(vec(NetUid))],
    ],
    btreeMap(AccountId, btreeMap(NetUid, StakeAvailability)),
    stakeAvailabilityForColdkeys,
  ),
  method(
    'get_stake_fee',
    [
      ['origin', place],
      ['origin_coldkey_account', AccountId],
      ['destination', place],
      ['destination_coldkey_account', AccountId],
      ['amount', u64],
    ],
    u64,
    (ctx, origin, _from, destination, _to, amount) => stakeFee(ctx, origin, destination, amount),
  ),
  method(
    'get_coldkey_lock',
    [
      ['coldkey', AccountId],
      ['netuid', NetUid],
    ],
    option(LockState),
    getColdkeyLock,
  ),
  method(
    'get_hotkey_conviction',
    [
      ['hotkey', AccountId],
      ['netuid', NetUid],
    ],
    U64F64,
    hotkeyConviction,
  ),
  method(
    'get_most_convicted_hotkey_on_subnet',
    [['netuid', NetUid]],
    option(AccountId),
    subnetKing,
  ),
])
