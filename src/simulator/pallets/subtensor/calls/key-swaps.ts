import { bool, option, spelled } from '../../../../codec/index.ts'
import { fail } from '../../../frame/dispatch-error.ts'
import { ensureRoot, ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { AccountId, H256, NetUid, TaoBalance } from '../../../frame/types.ts'
import { weight } from '../../../frame/weight.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import {
  announceColdkeySwap,
  clearColdkeySwapAnnouncement,
  disputeColdkeySwap,
  forgetColdkeySwap,
  swapColdkeyAnnounced,
} from '../swap/coldkey-announcements.ts'
import { chargeSwapCost, doSwapColdkey } from '../swap/swap-coldkey.ts'
import { doSwapHotkey } from '../swap/swap-hotkey.ts'

/** Replacing hotkeys and coldkeys. */
export const keySwapCalls: readonly Call[] = [
  call(
    {
      index: 70,
      name: 'swap_hotkey',
      args: { hotkey: AccountId, new_hotkey: AccountId, netuid: option(NetUid) },
      docs: 'Puts a hotkey in the place of another, on one subnet or everywhere',
      weight: weight(1_242_038_000n, 28_912n, 182n, 99n),
    },
    (ctx, { hotkey, new_hotkey, netuid }) => {
      const coldkey = ensureSigned(ctx.origin)
      const swap = { coldkey, from: hotkey, to: new_hotkey, keepStake: false }
      return { weight: doSwapHotkey(ctx, swap, netuid) }
    },
  ),
  call(
    {
      index: 71,
      name: 'swap_coldkey',
      args: { old_coldkey: AccountId, new_coldkey: AccountId, swap_cost: TaoBalance },
      docs: 'Replaces a coldkey at once, by root alone',
      weight: weight(312_301_000n, 13_056n, 37n, 19n),
    },
    (ctx, { old_coldkey, new_coldkey, swap_cost }) => {
      ensureRoot(ctx.origin)
      if (swap_cost !== 0n) chargeSwapCost(ctx, old_coldkey, swap_cost)
      doSwapColdkey(ctx, old_coldkey, new_coldkey)
      forgetColdkeySwap(ctx, old_coldkey)
      return undefined
    },
  ),
  call(
    {
      index: 72,
      name: 'swap_hotkey_v2',
      args: {
        hotkey: AccountId,
        new_hotkey: AccountId,
        netuid: option(NetUid),
        keep_stake: bool,
      },
      docs: 'As swap_hotkey; stake can stay with the old hotkey',
      weight: weight(275_300_000n, 0n, 52n, 35n),
    },
    (ctx, { hotkey, new_hotkey, netuid, keep_stake }) => {
      const coldkey = ensureSigned(ctx.origin)
      const swap = { coldkey, from: hotkey, to: new_hotkey, keepStake: keep_stake }
      return { weight: doSwapHotkey(ctx, swap, netuid) }
    },
  ),
  call(
    {
      index: 73,
      name: 'schedule_swap_coldkey',
      args: { new_coldkey: AccountId },
      docs: 'Does nothing any more; announce_coldkey_swap takes its place',
      weight: weight(0n, 0n, 5n),
    },
    () => fail(Errors.Deprecated),
  ),
  call(
    {
      index: 125,
      name: 'announce_coldkey_swap',
      args: { new_coldkey_hash: spelled(H256, 'T::Hash') },
      docs: 'Announces by its hash the coldkey that will replace the signer',
      weight: weight(47_248_000n, 4_159n, 4n, 3n),
    },
    (ctx, { new_coldkey_hash }) => {
      announceColdkeySwap(ctx, ensureSigned(ctx.origin), new_coldkey_hash)
      return undefined
    },
  ),
  call(
    {
      index: 126,
      name: 'swap_coldkey_announced',
      args: { new_coldkey: AccountId },
      docs: 'Replaces the signer by the coldkey that was announced',
      weight: weight(288_156_000n, 13_000n, 37n, 15n),
    },
    (ctx, { new_coldkey }) => {
      swapColdkeyAnnounced(ctx, ensureSigned(ctx.origin), new_coldkey)
      return undefined
    },
  ),
  call(
    {
      index: 127,
      name: 'dispute_coldkey_swap',
      args: {},
      docs: 'Disputes the announced swap of the signer, whose calls then stop',
      weight: weight(23_293_000n, 4_130n, 2n, 1n),
    },
    (ctx) => {
      disputeColdkeySwap(ctx, ensureSigned(ctx.origin))
      return undefined
    },
  ),
  call(
    {
      index: 128,
      name: 'reset_coldkey_swap',
      args: { coldkey: AccountId },
      docs: "Forgets a coldkey's announcement and dispute, by root alone",
      weight: weight(8_857_000n, 0n, 0n, 2n),
    },
    (ctx, { coldkey }) => {
      ensureRoot(ctx.origin)
      forgetColdkeySwap(ctx, coldkey)
      ctx.deposit(Event.ColdkeySwapReset({ who: coldkey }))
      return undefined
    },
  ),
  call(
    {
      index: 133,
      name: 'clear_coldkey_swap_announcement',
      args: {},
      docs: 'Withdraws the announcement of the signer',
      weight: weight(17_890_000n, 0n, 2n, 1n),
    },
    (ctx) => {
      clearColdkeySwapAnnouncement(ctx, ensureSigned(ctx.origin))
      return undefined
    },
  ),
]
