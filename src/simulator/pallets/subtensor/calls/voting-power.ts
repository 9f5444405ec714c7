import { u64 } from '../../../../codec/index.ts'
import { ensureRoot } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { NetUid } from '../../../frame/types.ts'
import { weight } from '../../../frame/weight.ts'
import { ensureSubnetOwnerOrRoot } from '../subnets/owner.ts'
import {
  doDisableVotingPowerTracking,
  doEnableVotingPowerTracking,
  doSetVotingPowerEmaAlpha,
} from '../utils/voting-power.ts'

/** Keeping the voting power of validators. */
export const votingPowerCalls: readonly Call[] = [
  call(
    {
      index: 129,
      name: 'enable_voting_power_tracking',
      args: { netuid: NetUid },
      docs: 'Lets a subnet keep voting power, by its owner or root',
      weight: weight(10_000n, 0n, 2n, 2n),
    },
    (ctx, { netuid }) => {
      ensureSubnetOwnerOrRoot(ctx, ctx.origin, netuid)
      doEnableVotingPowerTracking(ctx, netuid)
      return undefined
    },
  ),
  call(
    {
      index: 130,
      name: 'disable_voting_power_tracking',
      args: { netuid: NetUid },
      docs: 'Lets a subnet stop keeping voting power in two weeks, by its owner or root',
      weight: weight(10_000n, 0n, 2n, 1n),
    },
    (ctx, { netuid }) => {
      ensureSubnetOwnerOrRoot(ctx, ctx.origin, netuid)
      doDisableVotingPowerTracking(ctx, netuid)
      return undefined
    },
  ),
  call(
    {
      index: 131,
      name: 'sudo_set_voting_power_ema_alpha',
      args: { netuid: NetUid, alpha: u64 },
      docs: 'Sets how much new stake weighs in voting power, by root alone',
      weight: weight(6_000n, 0n, 1n, 1n),
    },
    (ctx, { netuid, alpha }) => {
      ensureRoot(ctx.origin)
      doSetVotingPowerEmaAlpha(ctx, netuid, alpha)
      return undefined
    },
  ),
]
