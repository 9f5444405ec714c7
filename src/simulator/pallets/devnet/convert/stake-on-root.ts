import type { Context } from '../../../frame/context.ts'
import { alphaIter } from '../../subtensor/staking/alpha-iter.ts'
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from '../../subtensor/staking/hotkey-stake.ts'
import { addStakeAdjustRootClaimedForHotkeyAndColdkey } from '../../subtensor/staking/root-claimed.ts'
import { maybeAddColdkeyIndex } from '../../subtensor/staking/staking-coldkeys.ts'
import { transferTao } from '../../subtensor/staking/tao.ts'
import * as S from '../../subtensor/storage/index.ts'
import {
  getAllSubnetNetuids,
  getSubnetAccountId,
  ROOT_NETUID,
} from '../../subtensor/subnets/subnet.ts'
import { hotkeysOn } from './close-markets.ts'

/** Moves the TAO of `amount` rao of stake from a subnet to root, with the counts of both. */
function moveReserve(ctx: Context, netuid: number, amount: bigint): void {
  const [from, to] = [getSubnetAccountId(ctx, netuid), getSubnetAccountId(ctx, ROOT_NETUID)]
  if (from === undefined || to === undefined || amount === 0n) return
  transferTao(ctx, from, to, amount)
  for (const item of [S.SubnetTAO, S.SubnetAlphaOut]) {
    item.mutate(ctx, netuid, (total) => total - amount)
    item.mutate(ctx, ROOT_NETUID, (total) => total + amount)
  }
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
    moveReserve(ctx, netuid, S.SubnetAlphaOut.get(ctx, netuid) - dust)
  }
}
