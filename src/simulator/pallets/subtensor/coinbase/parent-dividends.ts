import { U96F32 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import { getTaoWeight, proportionOfU16, proportionOfU64 } from '../epoch/stake-weights.ts'
import { recycleSubnetAlpha } from '../staking/alpha.ts'
import { getChildkeyTake } from '../staking/childkey-take.ts'
import { getOwningColdkeyForHotkey } from '../staking/helpers.ts'
import { getStakeForHotkeyOnSubnet } from '../staking/hotkey-stake.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'

/** Rao of alpha for a hotkey. */
export type HotkeyAmount = readonly [hotkey: AccountId, amount: bigint]

/** What a `part` (U96F32 bits of 1) of a hotkey's alpha and weighted root stake comes to, as U96F32 bits of rao. */
function contribution(
  at: HasState,
  hotkey: AccountId,
  netuid: number,
  part: bigint,
  taoWeight: bigint,
): bigint {
  const alpha = U96F32.fromInt(getStakeForHotkeyOnSubnet(at, hotkey, netuid))
  const root = U96F32.fromInt(getStakeForHotkeyOnSubnet(at, hotkey, ROOT_NETUID))
  return U96F32.addSaturating(
    U96F32.mulSaturating(alpha, part),
    U96F32.mulSaturating(U96F32.mulSaturating(root, part), taoWeight),
  )
}

/**
 * What a hotkey contributes to its own stake weight after lending to its children, in rao.
 *
 * Upstream: coinbase/run_coinbase.rs, `get_self_contribution`.
 */
export function getSelfContribution(at: HasState, hotkey: AccountId, netuid: number): bigint {
  let kept = U96F32.one
  for (const [parts] of S.ChildKeys.get(at, hotkey, netuid))
    kept = U96F32.subSaturating(kept, proportionOfU64(parts))
  return U96F32.toU64Saturating(contribution(at, hotkey, netuid, kept, getTaoWeight(at)))
}

/**
 * Shares a hotkey's dividends with its parents by what they contributed. Of parents with another owner it keeps its childkey
 * take, and a part set by `CKBurn` is recycled.
 *
 * Upstream: coinbase/run_coinbase.rs, `get_parent_child_dividends_distribution`.
 *
 * @param dividends rao of alpha.
 * @returns the parents' parts in order, then the hotkey's own.
 */
export function getParentChildDividendsDistribution(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  dividends: bigint,
): HotkeyAmount[] {
  const parents = S.ParentKeys.get(ctx, hotkey, netuid)
  if (parents.length === 0) return [[hotkey, dividends]]
  const whole = U96F32.fromInt(dividends)
  const taoWeight = getTaoWeight(ctx)
  const contributions = parents.map(
    ([parts, parent]) =>
      [parent, contribution(ctx, parent, netuid, proportionOfU64(parts), taoWeight)] as const,
  )
  const total = contributions.reduce(
    (sum, [, value]) => U96F32.addSaturating(sum, value),
    U96F32.fromInt(getSelfContribution(ctx, hotkey, netuid)),
  )
  const owner = getOwningColdkeyForHotkey(ctx, hotkey)
  const amounts: HotkeyAmount[] = []
  let left = whole
  let taken = 0n
  for (const [parent, value] of contributions) {
    const earned = U96F32.mulSaturating(whole, U96F32.divOr(value, total))
    left = U96F32.subSaturating(left, earned)
    const isOwn = getOwningColdkeyForHotkey(ctx, parent) === owner
    const take = isOwn ? 0n : U96F32.mulSaturating(childkeyTake(ctx, hotkey, netuid), earned)
    const burn = isOwn ? 0n : U96F32.mulSaturating(proportionOfU64(S.CKBurn.get(ctx)), earned)
    taken = U96F32.addSaturating(taken, take)
    recycleSubnetAlpha(ctx, netuid, U96F32.toU64Saturating(burn))
    const paid = U96F32.subSaturating(U96F32.subSaturating(earned, burn), take)
    amounts.push([parent, U96F32.toU64Saturating(paid)])
  }
  amounts.push([hotkey, U96F32.toU64Saturating(U96F32.addSaturating(left, taken))])
  return amounts
}

/** What a hotkey keeps as a childkey, as U96F32 bits of 1. */
function childkeyTake(at: HasState, hotkey: AccountId, netuid: number): bigint {
  return proportionOfU16(getChildkeyTake(at, hotkey, netuid))
}
