import type { Context } from '../../../frame/context.ts'
import type { HasState, StorageMap } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { subSaturating } from '../utils/saturating.ts'
import {
  setImmunityPeriod,
  setMaxAllowedUids,
  setMaxAllowedValidators,
  setMinAllowedWeights,
  setNetworkRegistrationAllowed,
} from '../utils/settings.ts'

/** What joining a new subnet costs at first, in rao. */
const FIRST_BURN = 1_000_000_000n

/** Stores the default where nothing is stored, so that a later change of the default leaves the subnet as it is. */
function makeExplicit<V>(
  at: HasState,
  item: StorageMap<readonly [number], V>,
  netuid: number,
): void {
  if (!item.has(at, netuid)) item.set(at, netuid, item.get(at, netuid))
}

/** Brings a subnet into being, without neurons. Upstream: subnets/subnet.rs, `init_new_network`. */
export function initNewNetwork(ctx: Context, netuid: number, tempo: number): void {
  S.SubnetworkN.set(ctx, netuid, 0)
  S.NetworksAdded.set(ctx, netuid, true)
  S.Tempo.set(ctx, netuid, tempo)
  // Epochs of subnets that were created together fall into different blocks.
  const stagger = BigInt(netuid % Math.max(tempo, 1))
  S.LastEpochBlock.set(ctx, netuid, subSaturating(getCurrentBlockAsU64(ctx), stagger))
  S.TotalNetworks.mutate(ctx, (count) => Math.min(count + 1, 0xffff))

  setNetworkRegistrationAllowed(ctx, netuid, true)
  setMaxAllowedUids(ctx, netuid, 256)
  setMaxAllowedValidators(ctx, netuid, 64)
  setMinAllowedWeights(ctx, netuid, 1)
  setImmunityPeriod(ctx, netuid, 5000)
  S.Yuma3On.set(ctx, netuid, true)
  S.Burn.set(ctx, netuid, FIRST_BURN)
  S.SubnetEmissionEnabled.set(ctx, netuid, true)

  makeExplicit(ctx, S.Kappa, netuid)
  makeExplicit(ctx, S.ActivityCutoff, netuid)
  makeExplicit(ctx, S.RegistrationsThisInterval, netuid)
}
