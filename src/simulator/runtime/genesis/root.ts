import type { Context } from '../../frame/context.ts'
import * as S from '../../pallets/subtensor/storage/index.ts'
import { ROOT_NETUID } from '../../pallets/subtensor/subnets/subnet.ts'
import { getSymbolForSubnet } from '../../pallets/subtensor/subnets/symbols.ts'
import { NOBODY } from './nobody.ts'
import type { KeyPair } from './preset.ts'

/** Seats on root. */
const SEATS = 64

/** Puts the root network there (pallets/subtensor/src/macros/genesis.rs). */
export function foundRoot(ctx: Context, owner: KeyPair | undefined): void {
  S.NetworksAdded.set(ctx, ROOT_NETUID, true)
  S.TotalNetworks.mutate(ctx, (count) => count + 1)
  S.SubnetOwner.set(ctx, ROOT_NETUID, owner?.coldkey ?? NOBODY)
  S.SubnetOwnerHotkey.set(ctx, ROOT_NETUID, owner?.hotkey ?? NOBODY)
  S.SubnetworkN.set(ctx, ROOT_NETUID, 0)
  S.MaxAllowedUids.set(ctx, ROOT_NETUID, SEATS)
  S.MaxAllowedValidators.set(ctx, ROOT_NETUID, SEATS)
  S.MinAllowedWeights.set(ctx, ROOT_NETUID, 0)
  S.Tempo.set(ctx, ROOT_NETUID, 100)
  S.NetworkRegistrationAllowed.set(ctx, ROOT_NETUID, true)
  S.TargetRegistrationsPerInterval.set(ctx, ROOT_NETUID, 1)
  S.TokenSymbol.set(ctx, ROOT_NETUID, getSymbolForSubnet(ROOT_NETUID))
}
