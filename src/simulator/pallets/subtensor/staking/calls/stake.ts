import { bool, option } from '../../../../../codec/index.ts'
import { ensureSigned } from '../../../../frame/origin.ts'
import { type Call, call } from '../../../../frame/pallet.ts'
import { AccountId, AlphaBalance, NetUid, TaoBalance } from '../../../../frame/types.ts'
import { weight } from '../../../../frame/weight.ts'
import { doAddStake, doAddStakeLimit } from '../add-stake.ts'
import { doRemoveStake, doRemoveStakeFullLimit, doRemoveStakeLimit } from '../remove-stake.ts'
import { doUnstakeAll, doUnstakeAllAlpha } from '../unstake-all.ts'

/** Staking and unstaking. */
export const stakeCalls: readonly Call[] = [
  call(
    {
      index: 2,
      name: 'add_stake',
      args: { hotkey: AccountId, netuid: NetUid, amount_staked: TaoBalance },
      docs: 'Stakes TAO to a hotkey on a subnet, at any price',
      weight: weight(664_064_000n, 8_727n, 32n, 16n),
    },
    (ctx, { hotkey, netuid, amount_staked }) => {
      doAddStake(ctx, ensureSigned(ctx.origin), hotkey, netuid, amount_staked)
      return undefined
    },
  ),
  call(
    {
      index: 3,
      name: 'remove_stake',
      args: { hotkey: AccountId, netuid: NetUid, amount_unstaked: AlphaBalance },
      docs: 'Sells stake on a subnet for TAO, at any price',
      weight: weight(569_198_000n, 10_557n, 28n, 13n),
    },
    (ctx, { hotkey, netuid, amount_unstaked }) => {
      doRemoveStake(ctx, ensureSigned(ctx.origin), hotkey, netuid, amount_unstaked)
      return undefined
    },
  ),
  call(
    {
      index: 83,
      name: 'unstake_all',
      args: { hotkey: AccountId },
      docs: 'Sells all stake with a hotkey on every subnet',
      weight: weight(26_830_000n, 9_189n, 6n),
    },
    (ctx, { hotkey }) => {
      doUnstakeAll(ctx, ensureSigned(ctx.origin), hotkey)
      return undefined
    },
  ),
  call(
    {
      index: 84,
      name: 'unstake_all_alpha',
      args: { hotkey: AccountId },
      docs: 'Sells all stake with a hotkey outside root, and stakes the TAO on root',
      weight: weight(700_873_000n, 11_306n, 43n, 25n),
    },
    (ctx, { hotkey }) => {
      doUnstakeAllAlpha(ctx, ensureSigned(ctx.origin), hotkey)
      return undefined
    },
  ),
  call(
    {
      index: 88,
      name: 'add_stake_limit',
      args: {
        hotkey: AccountId,
        netuid: NetUid,
        amount_staked: TaoBalance,
        limit_price: TaoBalance,
        allow_partial: bool,
      },
      docs: 'Stakes TAO to a hotkey on a subnet, at most at a price in rao per alpha',
      weight: weight(853_005_000n, 8_727n, 32n, 16n),
    },
    (ctx, { hotkey, netuid, amount_staked, limit_price, allow_partial }) => {
      const coldkey = ensureSigned(ctx.origin)
      doAddStakeLimit(ctx, coldkey, hotkey, netuid, amount_staked, limit_price, allow_partial)
      return undefined
    },
  ),
  call(
    {
      index: 89,
      name: 'remove_stake_limit',
      args: {
        hotkey: AccountId,
        netuid: NetUid,
        amount_unstaked: AlphaBalance,
        limit_price: TaoBalance,
        allow_partial: bool,
      },
      docs: 'Sells stake on a subnet for TAO, at least at a price in rao per alpha',
      weight: weight(740_696_000n, 10_591n, 27n, 13n),
    },
    (ctx, { hotkey, netuid, amount_unstaked, limit_price, allow_partial }) => {
      const coldkey = ensureSigned(ctx.origin)
      doRemoveStakeLimit(ctx, coldkey, hotkey, netuid, amount_unstaked, limit_price, allow_partial)
      return undefined
    },
  ),
  call(
    {
      index: 103,
      name: 'remove_stake_full_limit',
      args: { hotkey: AccountId, netuid: NetUid, limit_price: option(TaoBalance) },
      docs: 'Sells all stake with a hotkey on a subnet, at least at a price where one is given',
      weight: weight(754_292_000n, 10_591n, 27n, 13n),
    },
    (ctx, { hotkey, netuid, limit_price }) => {
      doRemoveStakeFullLimit(ctx, ensureSigned(ctx.origin), hotkey, netuid, limit_price)
      return undefined
    },
  ),
]
