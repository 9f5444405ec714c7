import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import { createAccountIfNonExistent, delegateHotkey, hotkeyIsDelegate } from '../staking/helpers.ts'
import { getStakeForHotkeyOnSubnet } from '../staking/hotkey-stake.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { ifSubnetExist, ROOT_NETUID } from './subnet.ts'
import { appendNeuron, getHotkeyForNetAndUid, replaceNeuron } from './uids.ts'

/** The take of a hotkey that becomes a delegate by joining root, as a share of 65535. */
const ROOT_DELEGATE_TAKE = 11_796
const U64_MAX = (1n << 64n) - 1n

function ensureRoom(ctx: Context): void {
  const here = S.RegistrationsThisBlock.get(ctx, ROOT_NETUID)
  ensure(
    here < S.MaxRegistrationsPerBlock.get(ctx, ROOT_NETUID),
    Errors.TooManyRegistrationsThisBlock,
  )
  const lately = S.RegistrationsThisInterval.get(ctx, ROOT_NETUID)
  const target = S.TargetRegistrationsPerInterval.get(ctx, ROOT_NETUID)
  ensure(lately < Math.min(3 * target, 0xffff), Errors.TooManyRegistrationsThisInterval)
}

/** The seat on root with the least stake, and that stake in rao. */
function lowestSeat(ctx: Context): { uid: number; stake: bigint } {
  let lowest = { uid: 0, stake: U64_MAX }
  for (const [[, uid], hotkey] of S.Keys.entries(ctx, ROOT_NETUID)) {
    const stake = getStakeForHotkeyOnSubnet(ctx, hotkey, ROOT_NETUID)
    if (stake < lowest.stake) lowest = { uid, stake }
  }
  return lowest
}

function takeSeat(ctx: Context, hotkey: AccountId): number {
  const block = getCurrentBlockAsU64(ctx)
  if (S.SubnetworkN.get(ctx, ROOT_NETUID) < S.MaxAllowedUids.get(ctx, ROOT_NETUID))
    return appendNeuron(ctx, ROOT_NETUID, hotkey, block)
  const { uid, stake } = lowestSeat(ctx)
  getHotkeyForNetAndUid(ctx, ROOT_NETUID, uid)
  ensure(stake < getStakeForHotkeyOnSubnet(ctx, hotkey, ROOT_NETUID), Errors.StakeTooLowForRoot)
  replaceNeuron(ctx, ROOT_NETUID, uid, hotkey, block)
  return uid
}

/**
 * Gives a hotkey a seat on root, that of the hotkey with the least stake where there is none free, and makes it a
 * delegate.
 *
 * Upstream: coinbase/root.rs, `do_root_register`.
 *
 * @throws {DispatchFailure} RootNetworkDoesNotExist, TooManyRegistrationsThisBlock, TooManyRegistrationsThisInterval,
 *   HotKeyAlreadyRegisteredInSubNet, StakeTooLowForRoot.
 */
export function doRootRegister(ctx: Context, coldkey: AccountId, hotkey: AccountId): void {
  ensure(ifSubnetExist(ctx, ROOT_NETUID), Errors.RootNetworkDoesNotExist)
  ensureRoom(ctx)
  ensure(!S.Uids.has(ctx, ROOT_NETUID, hotkey), Errors.HotKeyAlreadyRegisteredInSubNet)
  createAccountIfNonExistent(ctx, coldkey, hotkey)
  const uid = takeSeat(ctx, hotkey)
  if (!hotkeyIsDelegate(ctx, hotkey)) delegateHotkey(ctx, hotkey, ROOT_DELEGATE_TAKE)
  S.RegistrationsThisInterval.mutate(ctx, ROOT_NETUID, (count) => count + 1)
  S.RegistrationsThisBlock.mutate(ctx, ROOT_NETUID, (count) => count + 1)
  ctx.deposit(Event.NeuronRegistered(ROOT_NETUID, uid, hotkey))
}
