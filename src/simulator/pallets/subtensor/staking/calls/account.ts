import { ensureSigned } from '../../../../frame/origin.ts'
import { type Call, call } from '../../../../frame/pallet.ts'
import { AccountId, NetUid } from '../../../../frame/types.ts'
import { weight } from '../../../../frame/weight.ts'
import { doTryAssociateHotkey } from '../account.ts'
import { doSetColdkeyAutoStakeHotkey } from '../auto-stake.ts'

/** What a coldkey says about hotkeys. */
export const accountCalls: readonly Call[] = [
  call(
    {
      index: 91,
      name: 'try_associate_hotkey',
      args: { hotkey: AccountId },
      docs: 'Makes a hotkey known as one of the caller, unless it is known already',
      weight: weight(25_337_000n, 4_283n, 3n, 3n),
    },
    (ctx, { hotkey }) => {
      doTryAssociateHotkey(ctx, ensureSigned(ctx.origin), hotkey)
      return undefined
    },
  ),
  call(
    {
      index: 114,
      name: 'set_coldkey_auto_stake_hotkey',
      args: { netuid: NetUid, hotkey: AccountId },
      docs: 'Says to which hotkey mining rewards on a subnet are staked',
      weight: weight(33_853_000n, 4_274n, 4n, 2n),
    },
    (ctx, { netuid, hotkey }) => {
      doSetColdkeyAutoStakeHotkey(ctx, ensureSigned(ctx.origin), netuid, hotkey)
      return undefined
    },
  ),
]
