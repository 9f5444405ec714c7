import { U96F32 } from '../../../../../amm/fixed/index.ts'
import type { Context } from '../../../../frame/context.ts'
import type { HasState } from '../../../../frame/storage.ts'
import { EmissionValues } from '../../../devnet/storage.ts'
import { getStakeForHotkeyOnSubnet } from '../../staking/hotkey-stake.ts'
import * as S from '../../storage/index.ts'
import { getAllSubnetNetuids, getSubnetAccountId, ROOT_NETUID } from '../../subnets/subnet.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { addU64Saturating } from '../../utils/saturating.ts'
import { recycleCredit, spendTao } from '../credit.ts'
import { getFloatSubnetOwnerCut } from '../pending.ts'
import { type RootEpochInputs, rootEpoch } from '../shares/root/epoch.ts'
import { distributeOnRoot } from './root-distribute.ts'
import type { EmissionRules } from './rules.ts'

/** What root's epoch depends on, as it is stored: seats, their stake and weights, the subnets. */
export function rootEpochInputs(at: HasState, blockEmission: bigint): RootEpochInputs {
  const seats = Array.from({ length: S.SubnetworkN.get(at, ROOT_NETUID) }, (_, uid) => uid)
  const netuids = getAllSubnetNetuids(at)
  return {
    stakes: seats.map((uid) =>
      S.Keys.has(at, ROOT_NETUID, uid)
        ? getStakeForHotkeyOnSubnet(at, S.Keys.get(at, ROOT_NETUID, uid), ROOT_NETUID)
        : 0n,
    ),
    weights: seats.map((uid) => S.Weights.get(at, ROOT_NETUID, uid)),
    netuids,
    totalNetworks: netuids.length,
    kappa: S.Kappa.get(at, ROOT_NETUID),
    rho: S.Rho.get(at, ROOT_NETUID),
    blockEmission,
  }
}

/** Blocks after this one until root's epoch: 0 where it is due in this one, `undefined` where it never is. */
export function blocksToRootEpoch(at: Context): number | undefined {
  const tempo = S.Tempo.get(at, ROOT_NETUID)
  if (tempo === 0) return undefined
  const place = Number((getCurrentBlockAsU64(at) + 1n) % BigInt(tempo + 1))
  return tempo - place
}

/** Sets what subnets get until the next epoch of root; an epoch without validators or stake changes nothing. */
function runRootEpoch(ctx: Context, blockEmission: bigint): void {
  if (blocksToRootEpoch(ctx) !== 0) return
  const epoch = rootEpoch(rootEpochInputs(ctx, blockEmission))
  if (epoch.ok) for (const [netuid, rao] of epoch.emission) EmissionValues.set(ctx, netuid, rao)
}

/** Puts rao of TAO among root's stake, where it belongs to nobody yet, and returns the credit left. */
function mintOnRoot(ctx: Context, credit: bigint, rao: bigint): bigint {
  const account = getSubnetAccountId(ctx, ROOT_NETUID)
  const left = account === undefined ? undefined : spendTao(ctx, account, credit, rao)
  if (left === undefined) return credit
  for (const item of [S.SubnetTAO, S.SubnetAlphaOut])
    item.mutate(ctx, ROOT_NETUID, (total) => addU64Saturating(total, rao))
  S.TotalStake.mutate(ctx, (total) => addU64Saturating(total, rao))
  return left
}

/** Lays rao of TAO aside for the owner, if there is one, and half of the rest each for miners and validators. */
function layAside(ctx: Context, netuid: number, rao: bigint): void {
  const cut = S.SubnetOwner.has(ctx, netuid)
    ? U96F32.toU64Saturating(U96F32.mulSaturating(U96F32.fromInt(rao), getFloatSubnetOwnerCut(ctx)))
    : 0n
  const server = (rao - cut) / 2n
  S.PendingOwnerCut.mutate(ctx, netuid, (total) => addU64Saturating(total, cut))
  S.PendingServerEmission.mutate(ctx, netuid, (total) => addU64Saturating(total, server))
  S.PendingValidatorEmission.mutate(ctx, netuid, (total) =>
    addU64Saturating(total, rao - cut - server),
  )
}

/**
 * The root network: its validators' weights decide, every root tempo, what each subnet gets a block; people earn TAO, staked
 * on root. What root's validators give to root itself is not minted, nor is the part of a subnet that closed registration.
 *
 * Upstream: coinbase/run_coinbase.rs at d261f674d (spec 218), `run_coinbase`.
 */
export const ROOT_RULES: EmissionRules = {
  emit(ctx, netuids, credit) {
    runRootEpoch(ctx, credit)
    let left = credit
    for (const netuid of netuids) {
      const value = EmissionValues.get(ctx, netuid)
      const isOpen = S.NetworkRegistrationAllowed.get(ctx, netuid)
      const before = left
      if (isOpen && value > 0n) left = mintOnRoot(ctx, left, value)
      S.SubnetTaoInEmission.set(ctx, netuid, before - left)
      S.SubnetAlphaInEmission.set(ctx, netuid, 0n)
      S.SubnetAlphaOutEmission.set(ctx, netuid, 0n)
      layAside(ctx, netuid, before - left)
    }
    recycleCredit(ctx, left)
  },
  distribute: distributeOnRoot,
}
