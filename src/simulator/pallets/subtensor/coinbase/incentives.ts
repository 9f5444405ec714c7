import { U96F32 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { noteAlpha } from '../../devnet/alpha-ledger.ts'
import { Event } from '../events/index.ts'
import { burnSubnetAlpha, recycleSubnetAlpha } from '../staking/alpha.ts'
import { getOwningColdkeyForHotkey } from '../staking/helpers.ts'
import { increaseStakeForHotkeyAndColdkeyOnSubnet } from '../staking/hotkey-stake.ts'
import * as S from '../storage/index.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import type { HotkeyAmount } from './parent-dividends.ts'

/**
 * Pays miners. What falls to the subnet owner's hotkeys is burned or recycled, and its part of the whole is noted: it lowers
 * the subnet's share of emission.
 *
 * Upstream: coinbase/run_coinbase.rs, `distribute_dividends_and_incentives`.
 */
export function distributeIncentives(
  ctx: Context,
  netuid: number,
  incentives: readonly HotkeyAmount[],
): void {
  const ownerHotkeys = getOwnerHotkeys(ctx, netuid, S.SubnetOwner.get(ctx, netuid))
  let total = 0n
  let withheld = 0n
  let paid = 0n
  for (const [hotkey, incentive] of incentives) {
    total = addU64Saturating(total, incentive)
    if (ownerHotkeys.has(hotkey)) {
      withheld = addU64Saturating(withheld, incentive)
      if (S.RecycleOrBurn.get(ctx, netuid) === 'Recycle') recycleSubnetAlpha(ctx, netuid, incentive)
      else burnSubnetAlpha(ctx, netuid, incentive)
    } else {
      payMiner(ctx, netuid, hotkey, incentive)
      paid += incentive
    }
  }
  noteAlpha(ctx, netuid, 'miners', paid)
  S.MinerBurned.set(ctx, netuid, U96F32.divOr(U96F32.fromInt(withheld), U96F32.fromInt(total)))
}

/** Stakes a miner's incentive to its hotkey, or to the one that its coldkey chose; only the latter is told. */
function payMiner(ctx: Context, netuid: number, hotkey: AccountId, incentive: bigint): void {
  const owner = getOwningColdkeyForHotkey(ctx, hotkey)
  const destination = S.AutoStakeDestination.get(ctx, owner, netuid)
  if (destination !== undefined)
    ctx.deposit(Event.AutoStakeAdded({ netuid, destination, hotkey, owner, incentive }))
  increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, destination ?? hotkey, owner, netuid, incentive)
}

/** The owner's hotkeys that have a uid on the subnet. Upstream: coinbase/run_coinbase.rs, `get_owner_hotkeys`. */
function getOwnerHotkeys(ctx: Context, netuid: number, coldkey: AccountId): Set<AccountId> {
  const hotkeys = S.SubnetOwnerHotkey.has(ctx, netuid)
    ? [...S.OwnedHotkeys.get(ctx, coldkey), S.SubnetOwnerHotkey.get(ctx, netuid)]
    : S.OwnedHotkeys.get(ctx, coldkey)
  return new Set(hotkeys.filter((hotkey) => S.Uids.has(ctx, netuid, hotkey)))
}
