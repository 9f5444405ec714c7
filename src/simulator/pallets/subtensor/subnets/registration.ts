import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure, fail } from '../../../frame/dispatch-error.ts'
import { noteAlpha } from '../../devnet/alpha-ledger.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import { recordTaoInflow } from '../staking/flow.ts'
import { coldkeyOwnsHotkey, createAccountIfNonExistent } from '../staking/helpers.ts'
import { swapTaoForAlpha } from '../staking/pool-swaps.ts'
import { canRemoveBalanceFromColdkeyAccount, transferTaoToSubnet } from '../staking/tao.ts'
import * as S from '../storage/index.ts'
import { SwapInterface } from '../swap-interface.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { addU64Saturating, subSaturating } from '../utils/saturating.ts'
import { bumpRegistrationPriceAfterRegistration } from './burn-price.ts'
import { getNeuronToPrune } from './prune-neuron.ts'
import { ifSubnetExist, ROOT_NETUID } from './subnet.ts'
import { appendNeuron, replaceNeuron } from './uids.ts'

/**
 * Puts a hotkey on a subnet, in the place of another where there is no room, and returns the place.
 *
 * Upstream: subnets/registration.rs, `register_neuron`.
 *
 * @throws {DispatchFailure} NoNeuronIdAvailable.
 */
export function registerNeuron(ctx: Context, netuid: number, hotkey: AccountId): number {
  const block = getCurrentBlockAsU64(ctx)
  if (S.SubnetworkN.get(ctx, netuid) < S.MaxAllowedUids.get(ctx, netuid))
    return appendNeuron(ctx, netuid, hotkey, block)
  const uid = getNeuronToPrune(ctx, netuid) ?? fail(Errors.NoNeuronIdAvailable)
  replaceNeuron(ctx, netuid, uid, hotkey, block)
  return uid
}

function ensureSubnet(ctx: Context, netuid: number): void {
  ensure(netuid !== ROOT_NETUID, Errors.RegistrationNotPermittedOnRootSubnet)
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
}

/** Buys alpha for the price of joining, and takes it out of what is outside the pool. */
function burnPrice(ctx: Context, netuid: number, coldkey: AccountId, price: bigint): bigint {
  const paid = transferTaoToSubnet(ctx, netuid, coldkey, price)
  const bought = swapTaoForAlpha(ctx, netuid, paid, SwapInterface.maxPrice(), false)
  S.SubnetAlphaOut.mutate(ctx, netuid, (out) => subSaturating(out, bought.amountPaidOut))
  noteAlpha(ctx, netuid, 'registered', bought.amountPaidOut)
  return paid
}

/** Counts rao paid for joining a subnet. Upstream: utils/misc.rs, `increase_rao_recycled`. */
function increaseRaoRecycled(ctx: Context, netuid: number, amount: bigint): void {
  const recycled = addU64Saturating(S.RAORecycledForRegistration.get(ctx, netuid), amount)
  S.RAORecycledForRegistration.set(ctx, netuid, recycled)
  ctx.deposit(Event.RAORecycledForRegistrationSet(netuid, recycled))
}

/**
 * Registers a hotkey on a subnet for the price of the moment, in rao.
 *
 * Upstream: subnets/registration.rs, `do_register`.
 *
 * @throws {DispatchFailure} RegistrationNotPermittedOnRootSubnet, SubnetNotExists, SubNetRegistrationDisabled,
 *   HotKeyAlreadyRegisteredInSubNet, NotEnoughBalanceToStake, NonAssociatedColdKey, NoNeuronIdAvailable.
 */
export function doRegister(
  ctx: Context,
  coldkey: AccountId,
  netuid: number,
  hotkey: AccountId,
): void {
  ensureSubnet(ctx, netuid)
  ensure(S.NetworkRegistrationAllowed.get(ctx, netuid), Errors.SubNetRegistrationDisabled)
  ensure(!S.Uids.has(ctx, netuid, hotkey), Errors.HotKeyAlreadyRegisteredInSubNet)
  const price = S.Burn.get(ctx, netuid)
  ensure(canRemoveBalanceFromColdkeyAccount(ctx, coldkey, price), Errors.NotEnoughBalanceToStake)
  createAccountIfNonExistent(ctx, coldkey, hotkey)
  ensure(coldkeyOwnsHotkey(ctx, coldkey, hotkey), Errors.NonAssociatedColdKey)
  const places = S.MaxAllowedUids.get(ctx, netuid)
  ensure(places !== 0, Errors.NoNeuronIdAvailable)
  if (S.SubnetworkN.get(ctx, netuid) >= places)
    ensure(getNeuronToPrune(ctx, netuid) !== undefined, Errors.NoNeuronIdAvailable)

  const paid = burnPrice(ctx, netuid, coldkey, price)
  const uid = registerNeuron(ctx, netuid, hotkey)
  bumpRegistrationPriceAfterRegistration(ctx, netuid)
  S.RegistrationsThisBlock.mutate(ctx, netuid, (count) => Math.min(count + 1, 0xffff))
  increaseRaoRecycled(ctx, netuid, price)
  recordTaoInflow(ctx, netuid, paid)
  ctx.deposit(Event.NeuronRegistered(netuid, uid, hotkey))
}

/**
 * As {@link doRegister}, unless the price is above `limitPrice` rao.
 *
 * Upstream: subnets/registration.rs, `do_register_limit`.
 *
 * @throws {DispatchFailure} RegistrationPriceLimitExceeded, or as `doRegister`.
 */
export function doRegisterLimit(
  ctx: Context,
  coldkey: AccountId,
  netuid: number,
  hotkey: AccountId,
  limitPrice: bigint,
): void {
  ensureSubnet(ctx, netuid)
  ensure(S.Burn.get(ctx, netuid) <= limitPrice, Errors.RegistrationPriceLimitExceeded)
  doRegister(ctx, coldkey, netuid, hotkey)
}
