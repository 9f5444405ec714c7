import { addU64Saturating, subSaturating } from '../../../utils/saturating.ts'
import type { LaunchChain, LaunchSubnet } from './chain.ts'
import { buyAlpha, sellAlpha } from './pool.ts'

/** Rao that staking and unstaking cost at launch; they stay in the pool. Upstream: `DefaultStakingFee`. */
export const LAUNCH_STAKING_FEE = 50_000n

/** What a stake operation moved, in rao. */
export interface LaunchStake {
  /** TAO that was swapped into the pool, or that the staker got out of it. */
  readonly tao: bigint
  readonly alpha: bigint
}

/**
 * Takes the fee from `tao` rao and swaps the rest for alpha.
 *
 * Upstream: staking/stake_utils.rs at e2b8367b8 (spec 233), `stake_into_subnet`, without the hotkey's books.
 */
export function stakeAtLaunch(
  chain: LaunchChain,
  subnet: LaunchSubnet,
  tao: bigint,
  fee = LAUNCH_STAKING_FEE,
): LaunchStake {
  const staked = subSaturating(tao, fee)
  const before = subnet.tao
  const alpha = buyAlpha(subnet, staked)
  keepFee(subnet, tao - staked)
  chain.totalStake = addU64Saturating(chain.totalStake, subnet.tao - before)
  return { tao: staked, alpha }
}

/**
 * Swaps `alpha` rao for TAO and takes the fee from what comes out.
 *
 * Upstream: staking/stake_utils.rs at e2b8367b8 (spec 233), `unstake_from_subnet`, without the hotkey's books.
 */
export function unstakeAtLaunch(
  chain: LaunchChain,
  subnet: LaunchSubnet,
  alpha: bigint,
  fee = LAUNCH_STAKING_FEE,
): LaunchStake {
  const tao = sellAlpha(subnet, alpha)
  const unstaked = subSaturating(tao, fee)
  keepFee(subnet, tao - unstaked)
  chain.totalStake = addU64Saturating(subSaturating(chain.totalStake, tao), tao - unstaked)
  return { tao: unstaked, alpha }
}

function keepFee(subnet: LaunchSubnet, fee: bigint): void {
  subnet.tao = addU64Saturating(subnet.tao, fee)
}
