import { U96F32 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { noteAlpha } from '../../devnet/alpha-ledger.ts'
import { epochWithMechanisms } from '../epoch/mechanisms.ts'
import { getTaoWeight } from '../epoch/stake-weights.ts'
import { getHotkeyTakeFloat, getOwningColdkeyForHotkey } from '../staking/helpers.ts'
import {
  increaseStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyOnSubnet,
} from '../staking/hotkey-stake.ts'
import { autoLockOwnerCut } from '../staking/lock/owner-cut.ts'
import { increaseRootClaimableForHotkeyAndSubnet } from '../staking/root-claimable.ts'
import * as S from '../storage/index.ts'
import { distributeLeasedNetworkDividends } from '../subnets/lease-dividends.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import {
  calculateDividendDistribution,
  calculateDividendsAndIncentives,
  dividendStakeOf,
} from './dividends.ts'
import type { PendingEmission } from './drain.ts'
import { distributeIncentives } from './incentives.ts'
import type { HotkeyAmount } from './parent-dividends.ts'

/**
 * Runs a subnet's epoch and pays out what waited for it.
 *
 * Upstream: coinbase/run_coinbase.rs, `distribute_emission`.
 */
export function distributeEmission(ctx: Context, netuid: number, pending: PendingEmission): void {
  const shared = addU64Saturating(addU64Saturating(pending.server, pending.validator), pending.root)
  const emissions = epochWithMechanisms(ctx, netuid, shared)
  // Validators get the miners' half as well where no miner earned anything.
  const hasMiners = emissions.some(({ server }) => server > 0n)
  const validatorAlpha = hasMiners
    ? pending.validator
    : addU64Saturating(pending.validator, pending.server)
  const taoWeight = getTaoWeight(ctx)
  const { incentives, dividends } = calculateDividendsAndIncentives(ctx, netuid, emissions)
  const { alpha, root } = calculateDividendDistribution(
    validatorAlpha,
    pending.root,
    taoWeight,
    (hotkey) => dividendStakeOf(ctx, hotkey, netuid),
    dividends,
  )
  distributeOwnerCut(ctx, netuid, pending.ownerCut)
  distributeIncentives(ctx, netuid, incentives)
  distributeAlphaDividends(ctx, netuid, alpha)
  distributeRootDividends(ctx, netuid, root)
}

/** Upstream: coinbase/run_coinbase.rs, `distribute_dividends_and_incentives`, as the three below. */
function distributeOwnerCut(ctx: Context, netuid: number, cut: bigint): void {
  if (!S.SubnetOwner.has(ctx, netuid) || !S.SubnetOwnerHotkey.has(ctx, netuid)) return
  const coldkey = S.SubnetOwner.get(ctx, netuid)
  const hotkey = S.SubnetOwnerHotkey.get(ctx, netuid)
  increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid, cut)
  noteAlpha(ctx, netuid, 'owner', cut)
  const lease = S.SubnetUidToLeaseId.get(ctx, netuid)
  if (lease !== undefined) distributeLeasedNetworkDividends(ctx, lease, cut)
  autoLockOwnerCut(ctx, netuid, cut)
}

function distributeAlphaDividends(
  ctx: Context,
  netuid: number,
  dividends: readonly HotkeyAmount[],
): void {
  S.AlphaDividendsPerSubnet.clear(ctx, netuid)
  let paid = 0n
  for (const [hotkey, amount] of dividends) {
    const { take, rest } = payTake(ctx, netuid, hotkey, amount)
    increaseStakeForHotkeyOnSubnet(ctx, hotkey, netuid, rest)
    paid += take + rest
    S.AlphaDividendsPerSubnet.mutate(ctx, netuid, hotkey, (sum) => addU64Saturating(sum, rest))
    const total = S.TotalHotkeyAlpha.get(ctx, hotkey, netuid)
    S.TotalHotkeyAlphaLastEpoch.set(ctx, hotkey, netuid, total)
  }
  noteAlpha(ctx, netuid, 'validators', paid)
}

function distributeRootDividends(
  ctx: Context,
  netuid: number,
  dividends: readonly HotkeyAmount[],
): void {
  S.RootAlphaDividendsPerSubnet.clear(ctx, netuid)
  let takes = 0n
  let paid = 0n
  for (const [hotkey, amount] of dividends) {
    const { take, rest } = payTake(ctx, netuid, hotkey, amount)
    increaseRootClaimableForHotkeyAndSubnet(ctx, hotkey, netuid, rest)
    takes += take
    paid += rest
    S.RootAlphaDividendsPerSubnet.mutate(ctx, netuid, hotkey, (sum) => addU64Saturating(sum, rest))
  }
  noteAlpha(ctx, netuid, 'validators', takes)
  noteAlpha(ctx, netuid, 'root', paid)
}

/** Pays a validator its take; returns it with what is left for those who stake to it, in rao. */
function payTake(
  ctx: Context,
  netuid: number,
  hotkey: AccountId,
  dividend: bigint,
): { readonly take: bigint; readonly rest: bigint } {
  const bits = U96F32.mulSaturating(getHotkeyTakeFloat(ctx, hotkey), dividend)
  const take = U96F32.toU64Saturating(bits)
  const owner = getOwningColdkeyForHotkey(ctx, hotkey)
  increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, owner, netuid, take)
  return { take, rest: U96F32.toU64Saturating(U96F32.subSaturating(dividend, bits)) }
}
