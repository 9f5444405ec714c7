import { bool } from '../../../../../codec/index.ts'
import { ensureSigned } from '../../../../frame/origin.ts'
import { type Call, call } from '../../../../frame/pallet.ts'
import { AccountId, AlphaBalance, NetUid } from '../../../../frame/types.ts'
import { weight } from '../../../../frame/weight.ts'
import { Event } from '../../events/index.ts'
import { setAcceptLockedAlpha } from '../lock/account-flags.ts'
import { doLockStake, doMoveLock, doSetPerpetualLock } from '../lock/lock-stake.ts'

/** Locking stake. */
export const lockCalls: readonly Call[] = [
  call(
    {
      index: 136,
      name: 'lock_stake',
      args: { hotkey: AccountId, netuid: NetUid, amount: AlphaBalance },
      docs: 'Locks stake on a subnet for a hotkey, which gains conviction by it',
      weight: weight(115_995_000n, 7_655n, 17n, 3n),
    },
    (ctx, { hotkey, netuid, amount }) => {
      doLockStake(ctx, ensureSigned(ctx.origin), netuid, hotkey, amount)
      return undefined
    },
  ),
  call(
    {
      index: 137,
      name: 'move_lock',
      args: { destination_hotkey: AccountId, netuid: NetUid },
      docs: 'Moves a lock on a subnet to another hotkey',
      weight: weight(149_819_000n, 7_339n, 14n, 6n),
    },
    (ctx, { destination_hotkey, netuid }) => {
      doMoveLock(ctx, ensureSigned(ctx.origin), destination_hotkey, netuid)
      return undefined
    },
  ),
  call(
    {
      index: 138,
      name: 'set_perpetual_lock',
      args: { netuid: NetUid, enabled: bool },
      docs: 'Says whether a lock on a subnet stays shut or opens by and by',
      weight: weight(0n, 0n, 4n, 3n),
    },
    (ctx, { netuid, enabled }) => {
      doSetPerpetualLock(ctx, ensureSigned(ctx.origin), netuid, enabled)
      return undefined
    },
  ),
  call(
    {
      index: 142,
      name: 'set_reject_locked_alpha',
      args: { enabled: bool },
      docs: 'Says whether the coldkey refuses stake that comes with a lock',
      weight: weight(0n, 0n, 1n, 1n),
    },
    (ctx, { enabled }) => {
      const coldkey = ensureSigned(ctx.origin)
      setAcceptLockedAlpha(ctx, coldkey, !enabled)
      ctx.deposit(Event.RejectLockedAlphaUpdated({ coldkey, enabled }))
      return undefined
    },
  ),
]
