import { U96F32 } from '../../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { attempt, DispatchFailure } from '../../../../frame/dispatch-error.ts'
import { epochWithMechanisms } from '../../epoch/mechanisms.ts'
import { getHotkeyTakeFloat, getOwningColdkeyForHotkey } from '../../staking/helpers.ts'
import {
  getStakeForHotkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyOnSubnet,
} from '../../staking/hotkey-stake.ts'
import { maybeAddColdkeyIndex } from '../../staking/staking-coldkeys.ts'
import { transferTaoFromSubnet } from '../../staking/tao.ts'
import * as S from '../../storage/index.ts'
import { ROOT_NETUID } from '../../subnets/subnet.ts'
import { addU64Saturating, subSaturating } from '../../utils/saturating.ts'
import { calculateDividendsAndIncentives } from '../dividends.ts'
import type { PendingEmission } from '../drain.ts'

/**
 * Runs a subnet's epoch and pays in TAO: the owner into its account, miners and validators as stake on root. What the floors
 * leave stays on root and belongs to nobody.
 *
 * Upstream: coinbase/run_coinbase.rs at d261f674d (spec 218), `run_coinbase`, steps 4 and 5, without the days for which
 * emission then waited on a hotkey.
 */
export function distributeOnRoot(ctx: Context, netuid: number, pending: PendingEmission): void {
  payOwner(ctx, netuid, pending.ownerCut)
  // Root dividends wait only where a regime with markets came before.
  const shared = [pending.server, pending.validator, pending.root].reduce(addU64Saturating)
  const emissions = epochWithMechanisms(ctx, netuid, shared)
  const earned = calculateDividendsAndIncentives(ctx, netuid, emissions)
  for (const [hotkey, amount] of earned.incentives) stakeForOwner(ctx, hotkey, amount)
  S.AlphaDividendsPerSubnet.clear(ctx, netuid)
  for (const [hotkey, bits] of earned.dividends) {
    const take = U96F32.toU64Saturating(U96F32.mulSaturating(getHotkeyTakeFloat(ctx, hotkey), bits))
    const rest = subSaturating(U96F32.toU64Saturating(bits), take)
    stakeForOwner(ctx, hotkey, take)
    stakeForNominators(ctx, hotkey, rest)
    S.AlphaDividendsPerSubnet.set(ctx, netuid, hotkey, rest)
  }
}

/** A cut too small for the owner's account to exist stays on root. */
function payOwner(ctx: Context, netuid: number, cut: bigint): void {
  if (cut === 0n || !S.SubnetOwner.has(ctx, netuid)) return
  const owner = S.SubnetOwner.get(ctx, netuid)
  const paid = attempt(() => transferTaoFromSubnet(ctx, ROOT_NETUID, owner, cut))
  if (paid instanceof DispatchFailure) return
  for (const item of [S.SubnetTAO, S.SubnetAlphaOut])
    item.mutate(ctx, ROOT_NETUID, (total) => subSaturating(total, cut))
  S.TotalStake.mutate(ctx, (total) => subSaturating(total, cut))
}

function stakeForOwner(ctx: Context, hotkey: AccountId, amount: bigint): void {
  if (amount === 0n) return
  const owner = getOwningColdkeyForHotkey(ctx, hotkey)
  increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, owner, ROOT_NETUID, amount)
  maybeAddColdkeyIndex(ctx, owner)
}

/** Without any stake on root there are no nominators, and the owner of the hotkey is the first. */
function stakeForNominators(ctx: Context, hotkey: AccountId, amount: bigint): void {
  if (getStakeForHotkeyOnSubnet(ctx, hotkey, ROOT_NETUID) === 0n) stakeForOwner(ctx, hotkey, amount)
  else increaseStakeForHotkeyOnSubnet(ctx, hotkey, ROOT_NETUID, amount)
}
