import { I64F64, U96F32 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import { EmissionRegime } from '../../devnet/storage.ts'
import { getStakeForHotkeyOnSubnet } from '../staking/hotkey-stake.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { lastOf } from '../utils/last-of.ts'

const U16_MAX = U96F32.fromInt(65535n)
const U64_MAX = U96F32.fromInt((1n << 64n) - 1n)

/** A u64 part of 2^64 − 1 as a proportion of 1, in U96F32. */
export function proportionOfU64(parts: bigint): bigint {
  return U96F32.divOr(U96F32.fromInt(parts), U64_MAX)
}

const lastWeight = lastOf(proportionOfU64)

/** A u16 part of 65535 as a proportion of 1, in U96F32. */
export function proportionOfU16(parts: number): bigint {
  return U96F32.divOr(U96F32.fromInt(BigInt(parts)), U16_MAX)
}

/**
 * How much TAO on root weighs beside alpha, as U96F32 bits: all where there is no other stake, nothing where stake is each
 * subnet's own.
 *
 * Upstream: staking/stake_utils.rs, `get_tao_weight`.
 */
export function getTaoWeight(at: HasState): bigint {
  const regime = EmissionRegime.get(at)
  if (regime === 'Root') return U96F32.one
  if (regime === 'Stao') return 0n
  return lastWeight(S.TaoWeight.get(at))
}

/**
 * What a hotkey has on `source` after lending to its children and borrowing from its parents on `netuid`, in rao.
 */
function inherited(at: HasState, hotkey: AccountId, netuid: number, source: number): bigint {
  const own = U96F32.fromInt(getStakeForHotkeyOnSubnet(at, hotkey, source))
  let lent = 0n
  for (const [parts] of S.ChildKeys.get(at, hotkey, netuid))
    lent = U96F32.addSaturating(lent, U96F32.mulSaturating(own, proportionOfU64(parts)))
  let borrowed = 0n
  for (const [parts, parent] of S.ParentKeys.get(at, hotkey, netuid)) {
    const stake = U96F32.fromInt(getStakeForHotkeyOnSubnet(at, parent, source))
    borrowed = U96F32.addSaturating(borrowed, U96F32.mulSaturating(stake, proportionOfU64(parts)))
  }
  return U96F32.toU64Saturating(U96F32.addSaturating(U96F32.subSaturating(own, lent), borrowed))
}

/** Alpha that counts for a hotkey, in rao. Upstream: staking/stake_utils.rs, `get_inherited_for_hotkey_on_subnet`. */
export function getInheritedForHotkeyOnSubnet(
  at: HasState,
  hotkey: AccountId,
  netuid: number,
): bigint {
  return netuid === ROOT_NETUID
    ? getStakeForHotkeyOnSubnet(at, hotkey, netuid)
    : inherited(at, hotkey, netuid, netuid)
}

/** TAO on root that counts for a hotkey, in rao. Upstream: staking/stake_utils.rs, `get_tao_inherited_for_hotkey_on_subnet`. */
export function getTaoInheritedForHotkeyOnSubnet(
  at: HasState,
  hotkey: AccountId,
  netuid: number,
): bigint {
  return inherited(at, hotkey, netuid, ROOT_NETUID)
}

/** What a hotkey weighs on a subnet, as I64F64 bits of rao, and of what that is made. */
export interface StakeWeight {
  readonly total: bigint
  readonly alpha: bigint
  readonly tao: bigint
}

/** Upstream: staking/stake_utils.rs, `get_stake_weights_for_hotkey_on_subnet`. */
export function getStakeWeightsForHotkeyOnSubnet(
  at: HasState,
  hotkey: AccountId,
  netuid: number,
): StakeWeight {
  return stakeWeight(at, hotkey, netuid, I64F64.fromFixed(getTaoWeight(at), U96F32))
}

function stakeWeight(
  at: HasState,
  hotkey: AccountId,
  netuid: number,
  taoWeight: bigint,
): StakeWeight {
  const alpha = I64F64.fromInt(getInheritedForHotkeyOnSubnet(at, hotkey, netuid))
  const tao = I64F64.fromInt(getTaoInheritedForHotkeyOnSubnet(at, hotkey, netuid))
  const total = I64F64.addSaturating(alpha, I64F64.mulSaturating(tao, taoWeight))
  return { total, alpha, tao }
}

const NOTHING: StakeWeight = { total: 0n, alpha: 0n, tao: 0n }

/** What each neuron of a subnet weighs, by uid. Upstream: staking/stake_utils.rs, `get_stake_weights_for_network`. */
export function getStakeWeightsForNetwork(at: HasState, netuid: number): StakeWeight[] {
  const taoWeight = I64F64.fromFixed(getTaoWeight(at), U96F32)
  return Array.from({ length: S.SubnetworkN.get(at, netuid) }, (_, uid) =>
    S.Keys.has(at, netuid, uid)
      ? stakeWeight(at, S.Keys.get(at, netuid, uid), netuid, taoWeight)
      : NOTHING,
  )
}
