import { bool } from '../../../../../codec/index.ts'
import type { AccountId as Account } from '../../../../../crypto/index.ts'
import { ensureSigned } from '../../../../frame/origin.ts'
import { type Call, call } from '../../../../frame/pallet.ts'
import { AccountId, AlphaBalance, NetUid, TaoBalance } from '../../../../frame/types.ts'
import { weight } from '../../../../frame/weight.ts'
import { Event } from '../../events/index.ts'
import { type StakeTransition, transitionStakeInternal } from '../move-stake.ts'

/** A move between subnets that keeps both keys. */
function between(
  coldkey: Account,
  hotkey: Account,
  originNetuid: number,
  destinationNetuid: number,
): StakeTransition {
  return {
    originColdkey: coldkey,
    destinationColdkey: coldkey,
    originHotkey: hotkey,
    destinationHotkey: hotkey,
    originNetuid,
    destinationNetuid,
  }
}

/** Moving stake between keys and subnets. Upstream: staking/move_stake.rs. */
export const moveCalls: readonly Call[] = [
  call(
    {
      index: 85,
      name: 'move_stake',
      args: {
        origin_hotkey: AccountId,
        destination_hotkey: AccountId,
        origin_netuid: NetUid,
        destination_netuid: NetUid,
        alpha_amount: AlphaBalance,
      },
      docs: 'Moves stake to another hotkey, another subnet, or both',
      weight: weight(216_061_000n, 7_919n, 19n, 7n),
    },
    (ctx, args) => {
      const coldkey = ensureSigned(ctx.origin)
      const { origin_hotkey, destination_hotkey, origin_netuid, destination_netuid } = args
      const tao = transitionStakeInternal(
        ctx,
        {
          originColdkey: coldkey,
          destinationColdkey: coldkey,
          originHotkey: origin_hotkey,
          destinationHotkey: destination_hotkey,
          originNetuid: origin_netuid,
          destinationNetuid: destination_netuid,
        },
        args.alpha_amount,
        { checkTransferToggle: false },
      )
      ctx.deposit(
        Event.StakeMoved(
          coldkey,
          origin_hotkey,
          origin_netuid,
          destination_hotkey,
          destination_netuid,
          tao,
        ),
      )
      return undefined
    },
  ),
  call(
    {
      index: 86,
      name: 'transfer_stake',
      args: {
        destination_coldkey: AccountId,
        hotkey: AccountId,
        origin_netuid: NetUid,
        destination_netuid: NetUid,
        alpha_amount: AlphaBalance,
      },
      docs: 'Gives stake to another coldkey, on the same subnet or another',
      weight: weight(258_541_000n, 7_994n, 19n, 6n),
    },
    (ctx, { destination_coldkey, hotkey, origin_netuid, destination_netuid, alpha_amount }) => {
      const coldkey = ensureSigned(ctx.origin)
      const tao = transitionStakeInternal(
        ctx,
        {
          originColdkey: coldkey,
          destinationColdkey: destination_coldkey,
          originHotkey: hotkey,
          destinationHotkey: hotkey,
          originNetuid: origin_netuid,
          destinationNetuid: destination_netuid,
        },
        alpha_amount,
        { checkTransferToggle: true },
      )
      ctx.deposit(
        Event.StakeTransferred(
          coldkey,
          destination_coldkey,
          hotkey,
          origin_netuid,
          destination_netuid,
          tao,
        ),
      )
      return undefined
    },
  ),
  call(
    {
      index: 87,
      name: 'swap_stake',
      args: {
        hotkey: AccountId,
        origin_netuid: NetUid,
        destination_netuid: NetUid,
        alpha_amount: AlphaBalance,
      },
      docs: 'Moves stake with a hotkey to another subnet, at any price',
      weight: weight(742_019_000n, 10_920n, 47n, 24n),
    },
    (ctx, { hotkey, origin_netuid, destination_netuid, alpha_amount }) => {
      const coldkey = ensureSigned(ctx.origin)
      const tao = transitionStakeInternal(
        ctx,
        between(coldkey, hotkey, origin_netuid, destination_netuid),
        alpha_amount,
        { checkTransferToggle: false },
      )
      ctx.deposit(Event.StakeSwapped(coldkey, hotkey, origin_netuid, destination_netuid, tao))
      return undefined
    },
  ),
  call(
    {
      index: 90,
      name: 'swap_stake_limit',
      args: {
        hotkey: AccountId,
        origin_netuid: NetUid,
        destination_netuid: NetUid,
        alpha_amount: AlphaBalance,
        limit_price: TaoBalance,
        allow_partial: bool,
      },
      docs: 'Moves stake with a hotkey to another subnet, so much as a relative price allows',
      weight: weight(944_515_000n, 11_077n, 47n, 24n),
    },
    (ctx, args) => {
      const coldkey = ensureSigned(ctx.origin)
      const { hotkey, origin_netuid, destination_netuid } = args
      const tao = transitionStakeInternal(
        ctx,
        between(coldkey, hotkey, origin_netuid, destination_netuid),
        args.alpha_amount,
        {
          limitPrice: args.limit_price,
          allowPartial: args.allow_partial,
          checkTransferToggle: false,
        },
      )
      ctx.deposit(Event.StakeSwapped(coldkey, hotkey, origin_netuid, destination_netuid, tao))
      return undefined
    },
  ),
]
