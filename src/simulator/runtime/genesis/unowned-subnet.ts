import type { Context } from '../../frame/context.ts'
import { fromU64 } from '../../pallets/subtensor/share-pool/safe-float.ts'
import * as S from '../../pallets/subtensor/storage/index.ts'
import { getSymbolForSubnet } from '../../pallets/subtensor/subnets/symbols.ts'
import { appendNeuron } from '../../pallets/subtensor/subnets/uids.ts'
import { NOBODY } from './nobody.ts'

const NETUID = 1
/** Rao of each token in its pool. */
const POOL = 10_000_000_000n
/** Rao of alpha that nobody holds through nobody. */
const STAKE = 1_000_000_000n

/** Puts the subnet 1 there that upstream's genesis has: not started, and no account can speak for it. */
export function foundUnownedSubnet(ctx: Context): void {
  S.SubnetMechanism.set(ctx, NETUID, 1)
  S.Owner.set(ctx, NOBODY, NOBODY)
  S.SubnetAlphaIn.set(ctx, NETUID, POOL)
  S.SubnetTAO.set(ctx, NETUID, POOL)
  S.NetworksAdded.set(ctx, NETUID, true)
  S.TotalNetworks.mutate(ctx, (count) => count + 1)
  S.MaxAllowedUids.set(ctx, NETUID, 256)
  S.MaxAllowedValidators.set(ctx, NETUID, 64)
  S.MinAllowedWeights.set(ctx, NETUID, 0)
  S.Tempo.set(ctx, NETUID, 100)
  S.NetworkRegistrationAllowed.set(ctx, NETUID, true)
  S.SubnetOwner.set(ctx, NETUID, NOBODY)
  S.SubnetLocked.set(ctx, NETUID, 1n)
  S.LargestLocked.set(ctx, NETUID, 1n)
  S.AlphaV2.set(ctx, NOBODY, NOBODY, NETUID, fromU64(STAKE))
  S.TotalHotkeyAlpha.set(ctx, NOBODY, NETUID, STAKE)
  S.TotalHotkeySharesV2.set(ctx, NOBODY, NETUID, fromU64(STAKE))
  S.SubnetAlphaOut.set(ctx, NETUID, STAKE)
  S.StakingHotkeys.set(ctx, NOBODY, [NOBODY])
  appendNeuron(ctx, NETUID, NOBODY, 0n)
  S.TokenSymbol.set(ctx, NETUID, getSymbolForSubnet(NETUID))
}
