import { U64F64, U96F32 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { attempt, DispatchFailure, ensure } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { getAlphaIssuance } from '../coinbase/alpha-issuance.ts'
import { Errors } from '../errors.ts'
import { toU64 } from '../share-pool/safe-float.ts'
import { alphaIterSinglePrefix } from '../staking/alpha-iter.ts'
import { getAlphaSharePool } from '../staking/alpha-share-pool.ts'
import {
  getColdkeyBalance,
  getKeepAliveBalance,
  recycleTao,
  transferTao,
  transferTaoFromSubnet,
} from '../staking/tao.ts'
import * as S from '../storage/index.ts'
import { SwapInterface } from '../swap-interface.ts'
import { addU64Saturating, min, subSaturating } from '../utils/saturating.ts'
import { splitByLargestRemainder } from './pot-shares.ts'
import { clearLocks } from './remove-network.ts'
import { getSubnetAccountId, ifSubnetExist } from './subnet.ts'

/** A coldkey's alpha with a hotkey on the subnet that goes. */
interface Holding {
  readonly hotkey: AccountId
  readonly coldkey: AccountId
  readonly alpha: bigint
}

function hotkeysOn(at: HasState, netuid: number): AccountId[] {
  return S.TotalHotkeyAlpha.keys(at).flatMap(([hotkey, on]) => (on === netuid ? [hotkey] : []))
}

/** What everyone holds, in alpha; the bare share where a pool has no value yet. */
function holdingsOn(at: HasState, netuid: number, hotkeys: readonly AccountId[]): Holding[] {
  return hotkeys.flatMap((hotkey) =>
    alphaIterSinglePrefix(at, hotkey)
      .filter((each) => each.netuid === netuid)
      .map(({ coldkey, share }) => {
        const value = getAlphaSharePool(at, hotkey, netuid).tryGetValue(coldkey) ?? 0n
        return { hotkey, coldkey, alpha: value === 0n ? toU64(share) : value }
      }),
  )
}

/** The chain's own alpha, that of the pool included; subnets of the first rule leave the pool out. */
function protocolAlpha(at: HasState, netuid: number): bigint {
  const own = S.SubnetProtocolAlpha.get(at, netuid)
  const counted = S.NetworkRegisteredAt.get(at, netuid) > S.TaoInRefundDeploymentBlock.get(at)
  return counted ? addU64Saturating(S.SubnetAlphaIn.get(at, netuid), own) : own
}

/** What the owner's cut was worth so far in rao, at the price of the moment. */
function ownerEmissionTao(ctx: Context, netuid: number): bigint {
  const cut = U96F32.divOr(
    U96F32.fromInt(BigInt(S.SubnetOwnerCut.get(ctx))),
    U96F32.fromInt(65_535n),
  )
  const issued = U96F32.fromInt(getAlphaIssuance(ctx, netuid))
  const alpha = U96F32.toU64Saturating(U96F32.mulSaturating(issued, cut))
  const price = U96F32.fromFixed(SwapInterface.currentAlphaPrice(ctx, netuid), U64F64)
  return U96F32.toU64Saturating(U96F32.mulSaturating(U96F32.fromInt(alpha), price))
}

/** What the owner of a subnet of the first rule gets back of its price, in rao. */
function ownerRefund(ctx: Context, netuid: number): bigint {
  const locked = S.SubnetLocked.get(ctx, netuid)
  const early = S.NetworkRegisteredAt.get(ctx, netuid) < S.NetworkRegistrationStartBlock.get(ctx)
  if (!early || locked === 0n) return 0n
  return subSaturating(locked, ownerEmissionTao(ctx, netuid))
}

/** Pays the pool's TAO out to the holders of alpha, and returns the part of the chain's own alpha. */
function payOut(ctx: Context, netuid: number, holdings: readonly Holding[]): bigint {
  const pot = S.SubnetTAO.get(ctx, netuid)
  if (pot === 0n) return 0n
  S.SubnetTAO.remove(ctx, netuid)
  S.TotalStake.mutate(ctx, (total) => subSaturating(total, pot))
  const weights: { holder: AccountId | undefined; weight: bigint }[] = holdings
    .filter(({ alpha }) => alpha > 0n)
    .map(({ coldkey, alpha }) => ({ holder: coldkey, weight: alpha }))
  const own = protocolAlpha(ctx, netuid)
  if (own > 0n) weights.push({ holder: undefined, weight: own })
  let kept = 0n
  for (const { holder, amount } of splitByLargestRemainder(pot, weights)) {
    if (holder === undefined) kept = amount
    // A holder that cannot be paid must not keep the subnet alive.
    else if (amount > 0n) attempt(() => transferTaoFromSubnet(ctx, netuid, holder, amount))
  }
  return kept
}

function removeStakes(
  at: HasState,
  netuid: number,
  hotkeys: readonly AccountId[],
  holdings: readonly Holding[],
): void {
  for (const { hotkey, coldkey } of holdings) {
    S.Alpha.remove(at, hotkey, coldkey, netuid)
    S.AlphaV2.remove(at, hotkey, coldkey, netuid)
  }
  for (const hotkey of hotkeys) {
    S.TotalHotkeyAlpha.remove(at, hotkey, netuid)
    S.TotalHotkeyShares.remove(at, hotkey, netuid)
    S.TotalHotkeySharesV2.remove(at, hotkey, netuid)
  }
  S.SubnetAlphaIn.remove(at, netuid)
  S.SubnetAlphaOut.remove(at, netuid)
  S.SubnetProtocolAlpha.remove(at, netuid)
}

/** Gives the owner its refund, as far as the subnet's account goes, and recycles the rest. */
function emptyAccount(ctx: Context, netuid: number, refund: bigint, kept: bigint): void {
  const account = getSubnetAccountId(ctx, netuid)
  if (account === undefined) return
  if (refund > 0n) {
    const owner = S.SubnetOwner.get(ctx, netuid)
    const most = subSaturating(getColdkeyBalance(ctx, account), kept)
    attempt(() => transferTao(ctx, account, owner, min(refund, most)))
  }
  const rest = getKeepAliveBalance(ctx, account)
  const outcome = attempt(() => recycleTao(ctx, account, rest))
  if (!(outcome instanceof DispatchFailure)) S.RAORecycledForRegistration.set(ctx, netuid, rest)
}

/**
 * Turns all alpha of a subnet into the TAO of its pool, by what each coldkey holds, and removes every stake on it. The
 * part of the chain's own alpha is recycled.
 *
 * Upstream: staking/remove_stake.rs, `destroy_alpha_in_out_stakes`.
 *
 * @throws {DispatchFailure} SubnetNotExists.
 */
export function destroyAlphaInOutStakes(ctx: Context, netuid: number): void {
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  const refund = ownerRefund(ctx, netuid)
  const hotkeys = hotkeysOn(ctx, netuid)
  const holdings = holdingsOn(ctx, netuid, hotkeys)
  const kept = payOut(ctx, netuid, holdings)
  removeStakes(ctx, netuid, hotkeys, holdings)
  S.SubnetLocked.set(ctx, netuid, 0n)
  emptyAccount(ctx, netuid, refund, kept)
  clearLocks(ctx, netuid)
}
