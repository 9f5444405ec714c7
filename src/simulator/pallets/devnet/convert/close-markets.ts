import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { mintAlpha, recycleAlpha } from '../../alpha-assets/alpha-assets.ts'
import { getAlphaIssuance } from '../../subtensor/coinbase/alpha-issuance.ts'
import { fromU64 } from '../../subtensor/share-pool/safe-float.ts'
import { alphaIterSinglePrefix } from '../../subtensor/staking/alpha-iter.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../subtensor/staking/hotkey-stake.ts'
import { finalizeAllSubnetRootDividends } from '../../subtensor/staking/root-claimable.ts'
import { getColdkeyBalance } from '../../subtensor/staking/tao.ts'
import * as S from '../../subtensor/storage/index.ts'
import { clearLocks } from '../../subtensor/subnets/remove-network.ts'
import {
  getAllSubnetNetuids,
  getSubnetAccountId,
  ROOT_NETUID,
} from '../../subtensor/subnets/subnet.ts'
import { SwapInterface } from '../../subtensor/swap-interface.ts'
import { min } from '../../subtensor/utils/saturating.ts'
import { mechanismOf } from '../regime.ts'

const PENDING = [
  S.PendingServerEmission,
  S.PendingValidatorEmission,
  S.PendingRootAlphaDivs,
  S.PendingOwnerCut,
]

/** Rao of TAO that a subnet can pay: what it counts, but for some rao that were lost when its account was all but empty. */
function reserveOf(ctx: Context, netuid: number): bigint {
  const account = getSubnetAccountId(ctx, netuid)
  return min(
    S.SubnetTAO.get(ctx, netuid),
    account === undefined ? 0n : getColdkeyBalance(ctx, account),
  )
}

/** How many rao of TAO one rao of alpha becomes: numerator / denominator. */
interface Rate {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** The price, unless the pool could not pay it to everybody: then what it holds over all alpha outside. */
function rateOf(ctx: Context, netuid: number): Rate {
  const [tao, alpha] = [reserveOf(ctx, netuid), S.SubnetAlphaOut.get(ctx, netuid)]
  const price = { numerator: SwapInterface.currentAlphaPrice(ctx, netuid), denominator: 1n << 64n }
  const reaches = price.numerator * alpha <= tao * price.denominator
  return reaches ? price : { numerator: tao, denominator: alpha }
}

/** The hotkeys with stake on a subnet. */
export function hotkeysOn(ctx: Context, netuid: number): AccountId[] {
  return S.TotalHotkeyAlpha.keys(ctx).flatMap(([hotkey, on]) => (on === netuid ? [hotkey] : []))
}

/** Gives everybody who stakes to a hotkey shares worth one rao each, so that no stake is rounded until dividends come. */
function convertHotkey(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  converted: (alpha: bigint) => bigint,
): bigint {
  const holders = alphaIterSinglePrefix(ctx, hotkey).filter((each) => each.netuid === netuid)
  const stakes = holders.map(
    ({ coldkey }) =>
      [
        coldkey,
        converted(getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid)),
      ] as const,
  )
  const total = stakes.reduce((sum, [, tao]) => sum + tao, 0n)
  for (const [coldkey, tao] of stakes) {
    S.Alpha.remove(ctx, hotkey, coldkey, netuid)
    if (tao === 0n) S.AlphaV2.remove(ctx, hotkey, coldkey, netuid)
    else S.AlphaV2.set(ctx, hotkey, coldkey, netuid, fromU64(tao))
  }
  S.TotalHotkeyShares.remove(ctx, hotkey, netuid)
  S.TotalHotkeySharesV2.set(ctx, hotkey, netuid, fromU64(total))
  S.TotalHotkeyAlpha.set(ctx, hotkey, netuid, total)
  return total
}

/** Makes all stake on a subnet, and what waits for its epoch, TAO; returns how much there is then, in rao. */
function convertStake(ctx: Context, netuid: number): bigint {
  const { numerator, denominator } = rateOf(ctx, netuid)
  const converted = (alpha: bigint) => (alpha * numerator) / denominator
  let staked = 0n
  for (const hotkey of hotkeysOn(ctx, netuid))
    staked += convertHotkey(ctx, hotkey, netuid, converted)
  for (const pending of PENDING) {
    const tao = converted(pending.get(ctx, netuid))
    pending.set(ctx, netuid, tao)
    staked += tao
  }
  return staked
}

function closeMarket(ctx: Context, netuid: number): void {
  const issued = getAlphaIssuance(ctx, netuid)
  const staked = convertStake(ctx, netuid)
  S.SubnetAlphaOut.set(ctx, netuid, staked)
  S.SubnetAlphaIn.set(ctx, netuid, 0n)
  S.SubnetProtocolAlpha.remove(ctx, netuid)
  if (staked < issued) recycleAlpha(ctx, netuid, issued - staked)
  else mintAlpha(ctx, netuid, staked - issued)
  S.SubnetMechanism.set(ctx, netuid, mechanismOf('Stao'))
  finalizeAllSubnetRootDividends(ctx, netuid)
  clearLocks(ctx, netuid)
}

/**
 * Ends the trade of every subnet's token. Stake becomes TAO at the token's price, or at what the pool can pay to all alike
 * where that is less; what nobody owns (pools, burned alpha, purchases of the chain) is gone, and its TAO stays with the
 * subnet. Root dividends that were not claimed are forfeited, and locks end.
 */
export function closeMarkets(ctx: Context): void {
  for (const netuid of getAllSubnetNetuids(ctx))
    if (netuid !== ROOT_NETUID) closeMarket(ctx, netuid)
}
