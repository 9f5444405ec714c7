import { U64F64 } from '../../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import * as S from '../../storage/index.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import type { LockState } from './lock-state.ts'
import { lockRates } from './lock-store.ts'
import { type LockKind, rollForwardLock } from './roll-forward.ts'

/** The conviction of every sum of locks on a subnet as of now, in U64F64 bits, by the hotkey it is for. */
function convictions(ctx: Context, netuid: number): [hotkey: AccountId, conviction: bigint][] {
  const now = getCurrentBlockAsU64(ctx)
  const rates = lockRates(ctx)
  const rolled = (hotkey: AccountId, lock: LockState, kind: LockKind): [AccountId, bigint] => [
    hotkey,
    rollForwardLock(lock, now, rates, kind).lock.conviction,
  ]
  const found: [AccountId, bigint][] = []
  for (const [[, hotkey], lock] of S.HotkeyLock.entries(ctx, netuid))
    found.push(rolled(hotkey, lock, { owner: false, perpetual: true }))
  for (const [[, hotkey], lock] of S.DecayingHotkeyLock.entries(ctx, netuid))
    found.push(rolled(hotkey, lock, { owner: false, perpetual: false }))
  const ownerHotkey = S.SubnetOwnerHotkey.get(ctx, netuid)
  const [owners, decaying] = [S.OwnerLock.get(ctx, netuid), S.DecayingOwnerLock.get(ctx, netuid)]
  if (owners !== undefined)
    found.push(rolled(ownerHotkey, owners, { owner: true, perpetual: true }))
  if (decaying !== undefined)
    found.push(rolled(ownerHotkey, decaying, { owner: true, perpetual: false }))
  return found
}

/** Conviction of all locks on a subnet, as U64F64 bits. Upstream: staking/lock.rs, `get_total_conviction`. */
export function getTotalConviction(ctx: Context, netuid: number): bigint {
  return convictions(ctx, netuid).reduce((sum, [, each]) => U64F64.addSaturating(sum, each), 0n)
}

/** The hotkey with most conviction on a subnet; of equals the last one. Upstream: staking/lock.rs, `subnet_king`. */
export function subnetKing(ctx: Context, netuid: number): AccountId | undefined {
  const scores = new Map<AccountId, bigint>()
  for (const [hotkey, conviction] of convictions(ctx, netuid))
    scores.set(hotkey, U64F64.addSaturating(scores.get(hotkey) ?? 0n, conviction))
  const ascending = [...scores].sort(([a, one], [b, other]) =>
    one === other ? (a < b ? -1 : 1) : one < other ? -1 : 1,
  )
  return ascending.at(-1)?.[0]
}

/** Conviction of the locks on one hotkey, the owner's on the owner's hotkey. Upstream: staking/lock.rs. */
export function hotkeyConviction(ctx: Context, hotkey: AccountId, netuid: number): bigint {
  return convictions(ctx, netuid)
    .filter(([of]) => of === hotkey)
    .reduce((sum, [, each]) => U64F64.addSaturating(sum, each), 0n)
}
