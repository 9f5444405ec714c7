import { option } from '../../../../../codec/index.ts'
import { ensureSigned } from '../../../../frame/origin.ts'
import { type Call, call } from '../../../../frame/pallet.ts'
import { AccountId, AlphaBalance, NetUid, TaoBalance } from '../../../../frame/types.ts'
import { weight } from '../../../../frame/weight.ts'
import { doAddStakeBurn, doBurnAlpha, doRecycleAlpha } from '../recycle-alpha.ts'

/** Giving alpha up. */
export const burnCalls: readonly Call[] = [
  call(
    {
      index: 101,
      name: 'recycle_alpha',
      args: { hotkey: AccountId, amount: AlphaBalance, netuid: NetUid },
      docs: 'Takes stake out of existence, so that its subnet can emit it again',
      weight: weight(172_139_000n, 5_219n, 13n, 6n),
    },
    (ctx, { hotkey, amount, netuid }) => {
      doRecycleAlpha(ctx, ensureSigned(ctx.origin), hotkey, amount, netuid)
      return undefined
    },
  ),
  call(
    {
      index: 102,
      name: 'burn_alpha',
      args: { hotkey: AccountId, amount: AlphaBalance, netuid: NetUid },
      docs: 'Gives stake to nobody; it still counts as issued',
      weight: weight(168_964_000n, 5_219n, 12n, 4n),
    },
    (ctx, { hotkey, amount, netuid }) => {
      doBurnAlpha(ctx, ensureSigned(ctx.origin), hotkey, amount, netuid)
      return undefined
    },
  ),
  call(
    {
      index: 132,
      name: 'add_stake_burn',
      args: {
        hotkey: AccountId,
        netuid: NetUid,
        amount: TaoBalance,
        limit: option(TaoBalance),
      },
      docs: 'Buys alpha of a subnet and burns it, at a price limit where one is given',
      weight: weight(967_308_000n, 8_727n, 33n, 17n),
    },
    (ctx, { hotkey, netuid, amount, limit }) => {
      doAddStakeBurn(ctx, ensureSigned(ctx.origin), hotkey, netuid, amount, limit)
      return undefined
    },
  ),
]
