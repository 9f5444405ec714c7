import { U64F64 } from '../../../../amm/fixed/index.ts'
import { option, struct, tuple, type ValueOf, vec } from '../../../../codec/index.ts'
import type { AccountId as Account } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { method, runtimeApi } from '../../../frame/runtime-api.ts'
import { AccountId } from '../../../frame/types.ts'
import { isZero } from '../share-pool/safe-float.ts'
import { alphaIterPrefix, alphaIterSinglePrefix } from '../staking/alpha-iter.ts'
import { getAlphaSharePool } from '../staking/alpha-share-pool.ts'
import {
  getStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyOnSubnet,
} from '../staking/hotkey-stake.ts'
import * as S from '../storage/index.ts'
import { getAllSubnetNetuids, ROOT_NETUID } from '../subnets/subnet.ts'
import { getRegisteredNetworksForHotkey } from '../subnets/uids.ts'
import { compactU16, compactU64 } from './compact.ts'

const stakes = vec(tuple(compactU16, compactU64))

const DelegateInfo = struct(
  {
    delegate_ss58: AccountId,
    take: compactU16,
    nominators: vec(tuple(AccountId, stakes)),
    owner_ss58: AccountId,
    registrations: vec(compactU16),
    validator_permits: vec(compactU16),
    return_per_1000: compactU64,
    total_daily_return: compactU64,
  },
  {
    path: 'pallet_subtensor::rpc_info::delegate_info::DelegateInfo',
    params: [['AccountId', AccountId]],
  },
)
type DelegateInfo = ValueOf<typeof DelegateInfo>
type Nominators = DelegateInfo['nominators']

const BLOCKS_PER_DAY = U64F64.fromInt(7_200n)
const THOUSAND_TAO = U64F64.fromInt(1_000_000_000_000n)

/**
 * Who staked how much with a delegate, by coldkey. Upstream takes the pool of a stake from a list of all subnets' pools at
 * the place of its netuid, and so does this: with gaps among the netuids a stake without a pool there is left out.
 */
function nominatorsOf(ctx: Context, delegate: Account): Nominators {
  const pools = getAllSubnetNetuids(ctx).map((netuid) => getAlphaSharePool(ctx, delegate, netuid))
  const found = new Map<Account, [number, bigint][]>()
  for (const { coldkey, netuid, share } of alphaIterSinglePrefix(ctx, delegate)) {
    const pool = pools[netuid]
    if (isZero(share) || pool === undefined) continue
    const list = found.get(coldkey) ?? []
    list.push([netuid, pool.getValueFromShares(share)])
    found.set(coldkey, list)
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What a delegate's uids earn in a day at the pace of the last epoch, in rao as U64F64. */
function emissionPerDay(ctx: Context, delegate: Account, netuids: readonly number[]): bigint {
  return netuids.reduce((sum, netuid) => {
    const uid = S.Uids.get(ctx, netuid, delegate)
    const tempo = U64F64.fromInt(BigInt(S.Tempo.get(ctx, netuid)))
    if (uid === undefined || tempo === 0n) return sum
    const emission = U64F64.fromInt(S.Emission.get(ctx, netuid)[uid] ?? 0n)
    const epochs = U64F64.divOr(BLOCKS_PER_DAY, tempo)
    return U64F64.addSaturating(sum, U64F64.mulSaturating(emission, epochs))
  }, 0n)
}

/** A day's return on a thousand TAO of root stake after the take, as U64F64 bits. */
function returnPerThousand(take: number, stake: bigint, perDay: bigint): bigint {
  if (stake === 0n) return 0n
  const share = U64F64.divOr(U64F64.fromInt(BigInt(take)), U64F64.fromInt(0xffffn))
  const kept = U64F64.subSaturating(U64F64.one, share)
  return U64F64.divOr(U64F64.mulSaturating(perDay, kept), U64F64.divOr(stake, THOUSAND_TAO))
}

function delegateInfo(ctx: Context, delegate: Account, nominators: Nominators): DelegateInfo {
  const registrations = getRegisteredNetworksForHotkey(ctx, delegate)
  const perDay = emissionPerDay(ctx, delegate, registrations)
  const take = S.Delegates.get(ctx, delegate)
  const stake = U64F64.fromInt(getStakeForHotkeyOnSubnet(ctx, delegate, ROOT_NETUID))
  return {
    delegate_ss58: delegate,
    take,
    nominators,
    owner_ss58: S.Owner.get(ctx, delegate),
    registrations,
    validator_permits: registrations.filter((netuid) => {
      const uid = S.Uids.get(ctx, netuid, delegate)
      return uid !== undefined && S.ValidatorPermit.get(ctx, netuid)[uid] === true
    }),
    return_per_1000: U64F64.toU64Saturating(returnPerThousand(take, stake, perDay)),
    total_daily_return: U64F64.toU64Saturating(perDay),
  }
}

const whole = (ctx: Context, delegate: Account) =>
  delegateInfo(ctx, delegate, nominatorsOf(ctx, delegate))

const delegates = (ctx: Context): Account[] => S.Delegates.keys(ctx).map(([delegate]) => delegate)

/** The delegates that a coldkey has stake with, a row for each subnet. */
function delegated(ctx: Context, coldkey: Account) {
  return delegates(ctx).flatMap((delegate) =>
    alphaIterPrefix(ctx, delegate, coldkey).map(({ netuid }) => {
      const stake = getStakeForHotkeyAndColdkeyOnSubnet(ctx, delegate, coldkey, netuid)
      return [delegateInfo(ctx, delegate, []), [netuid, stake]] as const
    }),
  )
}

/** `DelegateInfoRuntimeApi`. Upstream: rpc_info/delegate_info.rs. */
export const delegateInfoApi = runtimeApi('DelegateInfoRuntimeApi', 1, [
  method('get_delegates', [], vec(DelegateInfo), (ctx) =>
    delegates(ctx).map((delegate) => whole(ctx, delegate)),
  ),
  method(
    'get_delegate',
    [['delegate_account', AccountId]],
    option(DelegateInfo),
    (ctx, delegate) => (S.Delegates.has(ctx, delegate) ? whole(ctx, delegate) : undefined),
  ),
  method(
    'get_delegated',
    [['delegatee_account', AccountId]],
    vec(tuple(DelegateInfo, tuple(compactU16, compactU64))),
    delegated,
  ),
])
