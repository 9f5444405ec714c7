import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import { AlphaBurned, AlphaRecycled } from '../../alpha-assets/storage.ts'
import { noteAlpha, openAlphaLedger, paidAlpha } from '../../devnet/alpha-ledger.ts'
import { EmissionRegime } from '../../devnet/storage.ts'
import * as S from '../storage/index.ts'
import { getAllSubnetNetuids, ROOT_NETUID } from '../subnets/subnet.ts'
import type { PendingEmission } from './drain.ts'

/** Rao of alpha that hotkeys hold on a subnet. */
export function heldAlpha(at: HasState, netuid: number): bigint {
  return S.TotalHotkeyAlpha.entries(at).reduce(
    (sum, [[, on], alpha]) => (on === netuid ? sum + alpha : sum),
    0n,
  )
}

/** Rao of alpha that wait for the next epoch of a subnet. */
export function pendingAlpha(at: HasState, netuid: number): bigint {
  return (
    S.PendingServerEmission.get(at, netuid) +
    S.PendingValidatorEmission.get(at, netuid) +
    S.PendingRootAlphaDivs.get(at, netuid) +
    S.PendingOwnerCut.get(at, netuid)
  )
}

/** Of that, what is part of the subnet's own alpha: nothing in the Root regime, where root pays it in TAO. */
export function waitingAlpha(at: HasState, netuid: number): bigint {
  return EmissionRegime.get(at) === 'Root' ? 0n : pendingAlpha(at, netuid)
}

/** Begins the ledger of a subnet with what is in its pool and outside. What waits for an epoch counts as accounted for. */
export function openLedger(at: HasState, netuid: number): void {
  openAlphaLedger(at, netuid, {
    pool: S.SubnetAlphaIn.get(at, netuid),
    outside: S.SubnetAlphaOut.get(at, netuid),
    held: heldAlpha(at, netuid) + waitingAlpha(at, netuid) + S.SubnetProtocolAlpha.get(at, netuid),
  })
}

/** Begins the ledgers of all subnets. */
export function openLedgers(at: HasState): void {
  for (const netuid of getAllSubnetNetuids(at)) if (netuid !== ROOT_NETUID) openLedger(at, netuid)
}

/** Runs an epoch's pay-out, and notes how much of what it had reached nobody. */
export function notingUndivided(
  ctx: Context,
  netuid: number,
  pending: PendingEmission,
  payOut: () => void,
): void {
  const gone = () =>
    paidAlpha(ctx, netuid) + AlphaBurned.get(ctx, netuid) + AlphaRecycled.get(ctx, netuid)
  const before = gone()
  payOut()
  const had = pending.server + pending.validator + pending.root + pending.ownerCut
  noteAlpha(ctx, netuid, 'undivided', had - (gone() - before))
}
