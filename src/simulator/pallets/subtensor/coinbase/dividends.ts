import { U96F32 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import type { HotkeyEmission } from '../epoch/run-epoch.ts'
import { getStakeForHotkeyOnSubnet } from '../staking/hotkey-stake.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import { getParentChildDividendsDistribution, type HotkeyAmount } from './parent-dividends.ts'

/** What an epoch's validators and miners earned, each list in ascending order of hotkey. */
export interface Earned {
  /** Rao of alpha for miners. */
  readonly incentives: readonly HotkeyAmount[]
  /** U96F32 bits of rao of alpha, by which dividends are shared. */
  readonly dividends: readonly HotkeyAmount[]
}

/**
 * Adds up incentives by hotkey, and dividends by hotkey after parents got their parts.
 *
 * Upstream: coinbase/run_coinbase.rs, `calculate_dividends_and_incentives`.
 */
export function calculateDividendsAndIncentives(
  ctx: Context,
  netuid: number,
  emissions: readonly HotkeyEmission[],
): Earned {
  const incentives = new Map<AccountId, bigint>()
  const dividends = new Map<AccountId, bigint>()
  for (const { hotkey, server, validator } of emissions) {
    incentives.set(hotkey, addU64Saturating(incentives.get(hotkey) ?? 0n, server))
    for (const [to, part] of getParentChildDividendsDistribution(ctx, hotkey, netuid, validator))
      dividends.set(to, U96F32.addSaturating(dividends.get(to) ?? 0n, U96F32.fromInt(part)))
  }
  return { incentives: byHotkey(incentives), dividends: byHotkey(dividends) }
}

function byHotkey(amounts: ReadonlyMap<AccountId, bigint>): HotkeyAmount[] {
  return [...amounts].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What a hotkey's dividends rest on, in rao. */
export interface DividendStake {
  /** Its alpha on the subnet. */
  readonly alpha: bigint
  /** Its TAO on root. */
  readonly root: bigint
}

/** Upstream: coinbase/run_coinbase.rs, `get_stake_map`, one hotkey at a time. */
export function dividendStakeOf(at: HasState, hotkey: AccountId, netuid: number): DividendStake {
  return {
    alpha: getStakeForHotkeyOnSubnet(at, hotkey, netuid),
    root: getStakeForHotkeyOnSubnet(at, hotkey, ROOT_NETUID),
  }
}

/** Dividends to pay, as U96F32 bits of rao of alpha, in the order of the hotkeys. */
export interface Distribution {
  readonly alpha: readonly HotkeyAmount[]
  readonly root: readonly HotkeyAmount[]
}

/**
 * Splits every hotkey's dividends by how much of its weight is alpha and how much is root stake, and shares `pendingAlpha`
 * among the first parts and `pendingRoot` among the second ones. Pure.
 *
 * Upstream: coinbase/run_coinbase.rs, `calculate_dividend_distribution`.
 *
 * @param pendingAlpha rao of alpha for validators and their nominators.
 * @param pendingRoot rao of alpha for root stakers.
 * @param taoWeight U96F32 bits.
 */
export function calculateDividendDistribution(
  pendingAlpha: bigint,
  pendingRoot: bigint,
  taoWeight: bigint,
  stakeOf: (hotkey: AccountId) => DividendStake | undefined,
  dividends: readonly HotkeyAmount[],
): Distribution {
  const alphaParts: HotkeyAmount[] = []
  const rootParts: HotkeyAmount[] = []
  for (const [hotkey, dividend] of dividends) {
    const stake = stakeOf(hotkey)
    if (stake === undefined) continue
    const root = U96F32.mulSaturating(U96F32.fromInt(stake.root), taoWeight)
    const total = U96F32.addSaturating(U96F32.fromInt(stake.alpha), root)
    const rootPart = U96F32.mulSaturating(dividend, U96F32.divOr(root, total))
    rootParts.push([hotkey, rootPart])
    alphaParts.push([hotkey, U96F32.subSaturating(dividend, rootPart)])
  }
  return { alpha: sharedBy(alphaParts, pendingAlpha), root: sharedBy(rootParts, pendingRoot) }
}

function sharedBy(parts: readonly HotkeyAmount[], pending: bigint): HotkeyAmount[] {
  const total = parts.reduce((sum, [, part]) => U96F32.addSaturating(sum, part), 0n)
  const whole = U96F32.fromInt(pending)
  return parts.map(([hotkey, part]) => [
    hotkey,
    U96F32.mulSaturating(whole, U96F32.divOr(part, total)),
  ])
}
