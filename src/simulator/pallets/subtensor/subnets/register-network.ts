import { U64F64 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure, fail } from '../../../frame/dispatch-error.ts'
import { mechanismOf } from '../../devnet/regime.ts'
import { EmissionRegime } from '../../devnet/storage.ts'
import { openLedger } from '../coinbase/ledger.ts'
import { InitialTempo } from '../constants.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import {
  coldkeyOwnsHotkey,
  createAccountIfNonExistent,
  hotkeyAccountExists,
} from '../staking/helpers.ts'
import { doSetRootValidatorsForSubnet } from '../staking/set-children.ts'
import { canRemoveBalanceFromColdkeyAccount, transferTaoToSubnet } from '../staking/tao.ts'
import * as S from '../storage/index.ts'
import type { SubnetIdentityV3 } from '../types/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { setSubnetIdentity } from '../utils/identity.ts'
import { passesRateLimit } from '../utils/rate-limiting.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import { doDissolveNetwork } from './dissolve-network.ts'
import { initNewNetwork } from './init-network.ts'
import { getNetworkLockCost, setNetworkLastLockBlock } from './lock-cost.ts'
import { getMedianSubnetAlphaPrice } from './median-price.ts'
import { setSubnetOwnerHotkey } from './owner.ts'
import { getNetworkToPrune } from './prune-network.ts'
import { getAllSubnetNetuids, isSubnetAccountId, ROOT_NETUID } from './subnet.ts'
import { getNextAvailableSymbol } from './symbols.ts'
import { appendNeuron } from './uids.ts'

/** The first free netuid after root. Upstream: subnets/subnet.rs. */
export function getNextNetuid(ctx: Context): number {
  const taken = new Set(getAllSubnetNetuids(ctx))
  let netuid = 1
  while (taken.has(netuid)) netuid += 1
  return netuid
}

/** The subnet that must go first, or none while there is room. @throws {DispatchFailure} SubnetLimitReached. */
function subnetToReplace(ctx: Context): number | undefined {
  const count = S.NetworksAdded.entries(ctx).filter(
    ([[netuid], added]) => added && netuid !== ROOT_NETUID,
  ).length
  if (count < S.SubnetLimit.get(ctx)) return undefined
  return getNetworkToPrune(ctx) ?? fail(Errors.SubnetLimitReached)
}

function ensureMayRegister(ctx: Context, coldkey: AccountId, hotkey: AccountId): void {
  const free = !hotkeyAccountExists(ctx, hotkey) || coldkeyOwnsHotkey(ctx, coldkey, hotkey)
  ensure(free, Errors.NonAssociatedColdKey)
  ensure(isSubnetAccountId(hotkey) === undefined, Errors.CannotUseSystemAccount)
  const open = getCurrentBlockAsU64(ctx) >= S.NetworkRegistrationStartBlock.get(ctx)
  ensure(open, Errors.SubNetRegistrationDisabled)
  ensure(passesRateLimit(ctx, 'RegisterNetwork', coldkey), Errors.NetworkTxRateLimitExceeded)
}

/** Fills the new pool with what was paid, at the median price of the other subnets. */
function seedPool(ctx: Context, netuid: number, paid: bigint, price: bigint): void {
  const least = S.NetworkMinLockCost.get(ctx)
  const tao = paid > least ? paid : least
  const alpha = U64F64.toU64Saturating(U64F64.floor(U64F64.divOr(U64F64.fromInt(tao), price)))
  S.SubnetTAO.set(ctx, netuid, tao)
  S.SubnetAlphaIn.set(ctx, netuid, alpha)
  S.SubnetAlphaOut.set(ctx, netuid, 0n)
  S.SubnetVolume.set(ctx, netuid, 0n)
  S.SubnetLocked.set(ctx, netuid, paid)
  // All that was paid stays in the pool, so that nothing is recycled.
  S.RAORecycledForRegistration.set(ctx, netuid, 0n)
  S.TotalStake.mutate(ctx, (total) => addU64Saturating(total, tao))
  openLedger(ctx, netuid)
}

/**
 * Creates a subnet with `hotkey` as its first neuron, for the price of the moment; where there are as many as allowed, the
 * cheapest old one goes.
 *
 * Upstream: subnets/subnet.rs, `do_register_network`.
 *
 * @throws {DispatchFailure} NonAssociatedColdKey, CannotUseSystemAccount, SubNetRegistrationDisabled,
 *   NetworkTxRateLimitExceeded, SubnetLimitReached, CannotAffordLockCost, InvalidIdentity.
 */
export function doRegisterNetwork(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  identity?: SubnetIdentityV3,
): void {
  ensureMayRegister(ctx, coldkey, hotkey)
  const replaced = subnetToReplace(ctx)
  const cost = getNetworkLockCost(ctx)
  ensure(canRemoveBalanceFromColdkeyAccount(ctx, coldkey, cost), Errors.CannotAffordLockCost)
  if (replaced !== undefined) doDissolveNetwork(ctx, replaced)
  const netuid = replaced ?? getNextNetuid(ctx)
  const price = getMedianSubnetAlphaPrice(ctx)

  initNewNetwork(ctx, netuid, InitialTempo)
  const paid = transferTaoToSubnet(ctx, netuid, coldkey, cost)
  const block = getCurrentBlockAsU64(ctx)
  S.NetworkLastLockCost.set(ctx, paid)
  setNetworkLastLockBlock(ctx, block)
  createAccountIfNonExistent(ctx, coldkey, hotkey)
  appendNeuron(ctx, netuid, hotkey, block)
  const mechanism = mechanismOf(EmissionRegime.get(ctx))
  S.SubnetMechanism.set(ctx, netuid, mechanism)
  S.NetworkRegisteredAt.set(ctx, netuid, block)
  S.RegisteredSubnetCounter.mutate(ctx, netuid, (count) => addU64Saturating(count, 1n))
  S.TokenSymbol.set(ctx, netuid, getNextAvailableSymbol(ctx, netuid))
  S.SubnetOwner.set(ctx, netuid, coldkey)
  setSubnetOwnerHotkey(ctx, netuid, hotkey)
  seedPool(ctx, netuid, paid, price)
  if (identity !== undefined) setSubnetIdentity(ctx, netuid, identity)
  doSetRootValidatorsForSubnet(ctx, netuid)
  ctx.deposit(Event.NetworkAdded(netuid, mechanism))
  // Emission waits until the chain's owner switches it on.
  S.SubnetEmissionEnabled.set(ctx, netuid, false)
}
