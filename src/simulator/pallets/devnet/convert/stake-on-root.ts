import type { Context } from '../../../frame/context.ts'
import { pendingAlpha } from '../../subtensor/coinbase/ledger.ts'
import { alphaIter } from '../../subtensor/staking/alpha-iter.ts'
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from '../../subtensor/staking/hotkey-stake.ts'
import { addStakeAdjustRootClaimedForHotkeyAndColdkey } from '../../subtensor/staking/root-claimed.ts'
import { maybeAddColdkeyIndex } from '../../subtensor/staking/staking-coldkeys.ts'
import { getColdkeyBalance, transferTao } from '../../subtensor/staking/tao.ts'
import * as S from '../../subtensor/storage/index.ts'
import {
  getAllSubnetNetuids,
  getSubnetAccountId,
  ROOT_NETUID,
} from '../../subtensor/subnets/subnet.ts'
import { min } from '../../subtensor/utils/saturating.ts'
import { hotkeysOn } from './close-markets.ts'

/** Moves the TAO of `amount` rao of stake from one subnet to another, with the counts of both. */
function moveReserve(ctx: Context, origin: number, destination: number, amount: bigint): void {
  const [from, to] = [getSubnetAccountId(ctx, origin), getSubnetAccountId(ctx, destination)]
  if (from === undefined || to === undefined || amount === 0n) return
  // An account with less than the existential deposit is closed, and the subnet is as many rao short.
  transferTao(ctx, from, to, min(amount, getColdkeyBalance(ctx, from)))
  for (const item of [S.SubnetTAO, S.SubnetAlphaOut]) {
    item.mutate(ctx, origin, (total) => total - amount)
    item.mutate(ctx, destination, (total) => total + amount)
  }
}

/** Gives what waits for an epoch back to its subnet, which pays it once root no longer does. */
export function leaveRoot(ctx: Context): void {
  for (const netuid of getAllSubnetNetuids(ctx))
    if (netuid !== ROOT_NETUID) moveReserve(ctx, ROOT_NETUID, netuid, pendingAlpha(ctx, netuid))
}

/**
 * Moves all stake on subnets to root, one to one, with the hotkeys that it is staked to; subnets must have no market. What
 * waits for an epoch is paid from root afterwards.
 */
export function stakeOnRoot(ctx: Context): void {
  for (const { hotkey, coldkey, netuid } of alphaIter(ctx)) {
    if (netuid === ROOT_NETUID) continue
    const stake = getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid)
    decreaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid, stake)
    increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, ROOT_NETUID, stake)
    addStakeAdjustRootClaimedForHotkeyAndColdkey(ctx, hotkey, coldkey, stake)
    if (stake > 0n) maybeAddColdkeyIndex(ctx, coldkey)
  }
  for (const netuid of getAllSubnetNetuids(ctx)) {
    if (netuid === ROOT_NETUID) continue
    // Shares divide with a remainder, which stays where it is.
    const dust = hotkeysOn(ctx, netuid).reduce(
      (sum, hotkey) => sum + S.TotalHotkeyAlpha.get(ctx, hotkey, netuid),
      0n,
    )
    moveReserve(ctx, netuid, ROOT_NETUID, S.SubnetAlphaOut.get(ctx, netuid) - dust)
  }
}
