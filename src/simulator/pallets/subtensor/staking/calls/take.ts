import { bool, tuple, u16, u64, vec } from '../../../../../codec/index.ts'
import { ensure } from '../../../../frame/dispatch-error.ts'
import { ensureRoot, ensureSigned } from '../../../../frame/origin.ts'
import { type Call, call } from '../../../../frame/pallet.ts'
import { AccountId, NetUid } from '../../../../frame/types.ts'
import { weight } from '../../../../frame/weight.ts'
import { Errors } from '../../errors.ts'
import { Event } from '../../events/index.ts'
import * as S from '../../storage/index.ts'
import { ROOT_NETUID } from '../../subnets/subnet.ts'
import {
  setMaxChildkeyTake,
  setMinChildkeyTake,
  setTxChildkeyTakeRateLimit,
} from '../../utils/settings.ts'
import { doSetChildkeyTake } from '../childkey-take.ts'
import { coldkeyOwnsHotkey } from '../helpers.ts'
import { doScheduleChildren } from '../set-children.ts'
import { doDecreaseTake, doIncreaseTake } from '../take.ts'

/** Takes, and stake lent to childkeys. */
export const takeCalls: readonly Call[] = [
  call(
    {
      index: 65,
      name: 'decrease_take',
      args: { hotkey: AccountId, take: u16 },
      docs: 'Lowers what a hotkey keeps of what it earns for others',
      weight: weight(29_895_000n, 4_295n, 3n, 2n),
      pays: 'No',
    },
    (ctx, { hotkey, take }) => {
      doDecreaseTake(ctx, ensureSigned(ctx.origin), hotkey, take)
      return undefined
    },
  ),
  call(
    {
      index: 66,
      name: 'increase_take',
      args: { hotkey: AccountId, take: u16 },
      docs: 'Raises what a hotkey keeps of what it earns for others',
      weight: weight(37_710_000n, 4_388n, 5n, 2n),
      pays: 'No',
    },
    (ctx, { hotkey, take }) => {
      doIncreaseTake(ctx, ensureSigned(ctx.origin), hotkey, take)
      return undefined
    },
  ),
  call(
    {
      index: 67,
      name: 'set_children',
      args: { hotkey: AccountId, netuid: NetUid, children: vec(tuple(u64, AccountId)) },
      docs: 'Lends shares of the stake of a hotkey on a subnet to other hotkeys',
      weight: weight(119_000_000n, 0n, 6n, 31n),
    },
    (ctx, { hotkey, netuid, children }) => {
      doScheduleChildren(ctx, ensureSigned(ctx.origin), hotkey, netuid, children)
      return undefined
    },
  ),
  call(
    {
      index: 69,
      name: 'sudo_set_tx_childkey_take_rate_limit',
      args: { tx_rate_limit: u64 },
      docs: 'Sets the blocks between two raises of a childkey take. Root only',
      weight: weight(5_760_000n, 0n, 0n, 1n),
    },
    (ctx, { tx_rate_limit }) => {
      ensureRoot(ctx.origin)
      setTxChildkeyTakeRateLimit(ctx, tx_rate_limit)
      return undefined
    },
  ),
  call(
    {
      index: 75,
      name: 'set_childkey_take',
      args: { hotkey: AccountId, netuid: NetUid, take: u16 },
      docs: 'Sets what a childkey keeps of what it earns for its parents',
      weight: weight(53_870_000n, 4_498n, 7n, 2n),
    },
    (ctx, { hotkey, netuid, take }) => {
      doSetChildkeyTake(ctx, ensureSigned(ctx.origin), hotkey, netuid, take)
      return undefined
    },
  ),
  call(
    {
      index: 76,
      name: 'sudo_set_min_childkey_take',
      args: { take: u16 },
      docs: 'Sets the lowest childkey take. Root only',
      weight: weight(6_000n, 0n, 1n, 1n),
    },
    (ctx, { take }) => {
      ensureRoot(ctx.origin)
      setMinChildkeyTake(ctx, take)
      return undefined
    },
  ),
  call(
    {
      index: 77,
      name: 'sudo_set_max_childkey_take',
      args: { take: u16 },
      docs: 'Sets the highest childkey take. Root only',
      weight: weight(6_000n, 0n, 1n, 1n),
    },
    (ctx, { take }) => {
      ensureRoot(ctx.origin)
      setMaxChildkeyTake(ctx, take)
      return undefined
    },
  ),
  call(
    {
      index: 109,
      name: 'set_pending_childkey_cooldown',
      args: { cooldown: u64 },
      docs: 'Sets the blocks between asking for children and having them. Root only',
      weight: weight(3_000_000n, 0n, 0n, 1n),
    },
    (ctx, { cooldown }) => {
      ensureRoot(ctx.origin)
      S.PendingChildKeyCooldown.set(ctx, cooldown)
      return undefined
    },
  ),
  call(
    {
      index: 135,
      name: 'set_auto_parent_delegation_enabled',
      args: { hotkey: AccountId, enabled: bool },
      docs: 'Says whether a root validator lends its stake to subnet owners by itself',
      weight: weight(28_023_000n, 4_364n, 2n, 1n),
    },
    (ctx, { hotkey, enabled }) => {
      const coldkey = ensureSigned(ctx.origin)
      ensure(coldkeyOwnsHotkey(ctx, coldkey, hotkey), Errors.NonAssociatedColdKey)
      ensure(S.Uids.has(ctx, ROOT_NETUID, hotkey), Errors.HotKeyNotRegisteredInSubNet)
      S.AutoParentDelegationEnabled.set(ctx, hotkey, enabled)
      ctx.deposit(Event.AutoParentDelegationEnabledSet({ hotkey, enabled }))
      return undefined
    },
  ),
]
