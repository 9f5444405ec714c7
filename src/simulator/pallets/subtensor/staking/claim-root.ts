import { I96F32 } from '../../../../amm/fixed/index.ts'
import type { Hex } from '../../../../codec/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { DispatchFailure, fail } from '../../../frame/dispatch-error.ts'
import { addWeights, type Weight, weight, ZERO_WEIGHT } from '../../../frame/weight.ts'
import { noteAlpha } from '../../devnet/alpha-ledger.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { getSubnetAccountId, ROOT_NETUID } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import type { RootClaimTypeEnum } from '../types/root-claim-type.ts'
import { addU64Saturating, addU128Saturating } from '../utils/saturating.ts'
import { recordProtocolOutflow } from './flow.ts'
import {
  getStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from './hotkey-stake.ts'
import { swapAlphaForTao } from './pool-swaps.ts'
import { getRootOwedForHotkeyColdkeyFloat, rootOwed } from './root-claimable.ts'
import { addStakeAdjustRootClaimedForHotkeyAndColdkey } from './root-claimed.ts'
import { transferTaoFromSubnet } from './tao.ts'

const ONE_READ = weight(0n, 0n, 1n)
const PER_SUBNET = weight(60_000_000n, 6_987n, 7n, 5n)

function sells(type: RootClaimTypeEnum, netuid: number): boolean {
  if (type.type === 'KeepSubnets') return !type.value.subnets.includes(netuid)
  return type.type === 'Swap'
}

/** Sells `owed` rao of a subnet's alpha without a fee, and stakes the TAO on root. */
function sellForRootStake(
  ctx: Context,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
  owed: bigint,
): void {
  const sold = swapAlphaForTao(ctx, netuid, owed, SwapInterface.minPrice(), true)
  const tao = sold.amountPaidOut
  const root = getSubnetAccountId(ctx, ROOT_NETUID) ?? fail(Errors.RootNetworkDoesNotExist)
  transferTaoFromSubnet(ctx, netuid, root, tao)
  S.SubnetRootSellTao.mutate(ctx, netuid, (total) => addU64Saturating(total, tao))
  recordProtocolOutflow(ctx, netuid, tao)
  increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, ROOT_NETUID, tao)
  S.SubnetTAO.mutate(ctx, ROOT_NETUID, (total) => addU64Saturating(total, tao))
  S.SubnetAlphaOut.mutate(ctx, ROOT_NETUID, (total) => addU64Saturating(total, tao))
  S.TotalStake.mutate(ctx, (total) => addU64Saturating(total, tao))
  addStakeAdjustRootClaimedForHotkeyAndColdkey(ctx, hotkey, coldkey, tao)
}

/**
 * Claims what root stake earned on a subnet: kept as alpha, or sold for root stake. Nothing below the threshold, unless
 * told to ignore it.
 *
 * Upstream: staking/claim_root.rs, `root_claim_on_subnet`.
 *
 * @throws {DispatchFailure} what the sale says.
 */
export function rootClaimOnSubnet(
  ctx: Context,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
  type: RootClaimTypeEnum,
  ignoreMinimumCondition: boolean,
): void {
  const exact = getRootOwedForHotkeyColdkeyFloat(ctx, hotkey, coldkey, netuid)
  if (!ignoreMinimumCondition && exact < S.RootClaimableThreshold.get(ctx, netuid)) return
  const owed = I96F32.toU64Saturating(exact)
  if (owed === 0n) return
  if (sells(type, netuid)) ctx.transact(() => sellForRootStake(ctx, hotkey, coldkey, netuid, owed))
  else increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid, owed)
  S.RootClaimed.mutate(ctx, netuid, hotkey, coldkey, (claimed) => addU128Saturating(claimed, owed))
  noteAlpha(ctx, netuid, 'claimed', owed)
}

/** Claims with one hotkey on all subnets, or on those named. Returns what it cost. Upstream: staking/claim_root.rs. */
export function rootClaimAll(
  ctx: Context,
  hotkey: AccountId,
  coldkey: AccountId,
  subnets: readonly number[] | undefined,
): Weight {
  const type = S.RootClaimType.get(ctx, coldkey)
  let cost = addWeights(ONE_READ, ONE_READ)
  let stake: bigint | undefined
  for (const [netuid, rate] of S.RootClaimable.get(ctx, hotkey)) {
    if (subnets !== undefined && !subnets.includes(netuid)) continue
    cost = addWeights(cost, PER_SUBNET)
    // Blocks ask this of every subnet, and most of the time there is too little to claim.
    stake ??= getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, ROOT_NETUID)
    const owed = rootOwed(rate, stake, S.RootClaimed.get(ctx, netuid, hotkey, coldkey))
    if (owed < S.RootClaimableThreshold.get(ctx, netuid)) continue
    rootClaimOnSubnet(ctx, hotkey, coldkey, netuid, type, false)
    stake = undefined
  }
  return cost
}

/**
 * Claims all that a coldkey's root stake earned, or nothing where one claim fails. Returns what it cost.
 *
 * Upstream: staking/claim_root.rs, `do_root_claim`.
 *
 * @throws {DispatchFailure} as {@link rootClaimOnSubnet}.
 */
export function doRootClaim(ctx: Context, coldkey: AccountId, subnets?: readonly number[]): Weight {
  return ctx.transact(() => {
    let cost = ONE_READ
    for (const hotkey of S.StakingHotkeys.get(ctx, coldkey)) {
      cost = addWeights(cost, ONE_READ)
      cost = addWeights(cost, rootClaimAll(ctx, hotkey, coldkey, subnets))
    }
    ctx.deposit(Event.RootClaimed({ coldkey }))
    return cost
  })
}

/**
 * Up to `k` numbers below `n`, in ascending order, that a block's hash picks.
 *
 * Upstream: staking/claim_root.rs, `block_hash_to_indices`.
 */
export function blockHashToIndices(blockHash: Hex, k: bigint, n: bigint): readonly bigint[] {
  const word = (at: number) => BigInt(`0x${blockHash.slice(2 + 16 * at, 18 + 16 * at)}`)
  const indices = new Set<bigint>()
  let last = word(0)
  for (let i = 0n; i < k; i += 1n) {
    last = n === 0n ? 0n : addU64Saturating(last, word(Number(i % 4n))) % n
    indices.add(last)
  }
  return [...indices].sort((a, b) => (a < b ? -1 : 1))
}

/** Claims for the few coldkeys that the last block's hash picks. Returns what it cost. Upstream: staking/claim_root.rs. */
export function runAutoClaimRootDivs(ctx: Context, lastBlockHash: Hex): Weight {
  const n = S.NumStakingColdkeys.get(ctx)
  const k = S.NumRootClaim.get(ctx)
  let cost = addWeights(weight(3_000_000n + 100_412n * k, 1_517n), addWeights(ONE_READ, ONE_READ))
  for (const index of blockHashToIndices(lastBlockHash, k, n)) {
    cost = addWeights(cost, ONE_READ)
    const coldkey = S.StakingColdkeysByIndex.get(ctx, index)
    if (coldkey !== undefined) cost = addWeights(cost, claimQuietly(ctx, coldkey))
  }
  return cost
}

/** A claim that fails is taken back and leaves the block alone. */
function claimQuietly(ctx: Context, coldkey: AccountId): Weight {
  try {
    return doRootClaim(ctx, coldkey)
  } catch (error) {
    if (error instanceof DispatchFailure) return ZERO_WEIGHT
    throw error
  }
}

/** Says what becomes of a coldkey's root dividends. Upstream: staking/claim_root.rs. */
export function changeRootClaimType(
  ctx: Context,
  coldkey: AccountId,
  type: RootClaimTypeEnum,
): void {
  S.RootClaimType.set(ctx, coldkey, type)
  ctx.deposit(Event.RootClaimTypeSet({ coldkey, root_claim_type: type }))
}
