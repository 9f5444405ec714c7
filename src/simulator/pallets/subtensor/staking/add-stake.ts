import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { DYNAMIC } from '../../swap/index.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { addU64Saturating, min, mulU64Saturating } from '../utils/saturating.ts'
import { getOwningColdkeyForHotkey, maybeBecomeDelegate } from './helpers.ts'
import { stakeIntoSubnet } from './stake-into-subnet.ts'
import { validateAddStake } from './validate-stake.ts'

const U64_MAX = (1n << 64n) - 1n
const ONE_TAO = 1_000_000_000n

/** A swap takes at most so many times the reserve that it goes into. */
export const MAX_INPUT_RESERVES = 1_000n

/** Whether TAO and a subnet's token are worth the same. */
export function isOneToOne(ctx: Context, netuid: number): boolean {
  return netuid === ROOT_NETUID || S.SubnetMechanism.get(ctx, netuid) === 0
}

function ensureAddStakeInputWithinSwapLimit(ctx: Context, netuid: number, amount: bigint): void {
  if (netuid === ROOT_NETUID || S.SubnetMechanism.get(ctx, netuid) !== DYNAMIC) return
  const largest = mulU64Saturating(S.SubnetTAO.get(ctx, netuid), MAX_INPUT_RESERVES)
  ensure(amount <= largest, Errors.InsufficientLiquidity)
}

/**
 * Rao of TAO that can be staked before the price goes beyond `limitPrice` (TAO per alpha × 10^9), fee included.
 *
 * Upstream: staking/add_stake.rs, `get_max_amount_add`.
 *
 * @throws {DispatchFailure} as the swap: PriceLimitExceeded when the price already is beyond.
 */
export function getMaxAmountAdd(ctx: Context, netuid: number, limitPrice: bigint): bigint {
  if (isOneToOne(ctx, netuid)) return limitPrice >= ONE_TAO ? U64_MAX : 0n
  const amount = mulU64Saturating(S.SubnetTAO.get(ctx, netuid), MAX_INPUT_RESERVES)
  const order = { direction: 'buy', amount } as const
  const trial = SwapInterface.swap(ctx, netuid, order, limitPrice, false, true)
  return addU64Saturating(trial.amountPaidIn, trial.feePaid)
}

/**
 * Stakes `tao` rao at any price and returns the alpha got, in rao.
 *
 * Upstream: staking/add_stake.rs, `do_add_stake`.
 *
 * @throws {DispatchFailure} InsufficientLiquidity, or as `validateAddStake` and `stakeIntoSubnet`.
 */
export function doAddStake(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  tao: bigint,
): bigint {
  ensureAddStakeInputWithinSwapLimit(ctx, netuid, tao)
  validateAddStake(ctx, coldkey, hotkey, netuid, tao, tao, false)
  return stakeIntoSubnet(ctx, hotkey, coldkey, netuid, tao, SwapInterface.maxPrice(), false)
}

/**
 * Stakes `tao` rao, or with `allowPartial` as much of it as keeps the price within `limitPrice`. Returns the alpha got.
 *
 * Upstream: staking/add_stake.rs, `do_add_stake_limit`.
 *
 * @throws {DispatchFailure} as {@link doAddStake} and {@link getMaxAmountAdd}, and SlippageTooHigh.
 */
export function doAddStakeLimit(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  tao: bigint,
  limitPrice: bigint,
  allowPartial: boolean,
): bigint {
  ensureAddStakeInputWithinSwapLimit(ctx, netuid, tao)
  const maxAmount = getMaxAmountAdd(ctx, netuid, limitPrice)
  validateAddStake(ctx, coldkey, hotkey, netuid, tao, maxAmount, allowPartial)
  if (getOwningColdkeyForHotkey(ctx, hotkey) !== coldkey) maybeBecomeDelegate(ctx, hotkey)
  return stakeIntoSubnet(ctx, hotkey, coldkey, netuid, min(tao, maxAmount), limitPrice, false)
}
