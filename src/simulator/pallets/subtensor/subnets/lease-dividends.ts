import { U64F64 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { attempt, DispatchFailure } from '../../../frame/dispatch-error.ts'
import { blockNumber } from '../../system/block.ts'
import { LeaseDividendsDistributionInterval } from '../constants.ts'
import { Event } from '../events/index.ts'
import { transferStakeWithinSubnet } from '../staking/transfer-within-subnet.ts'
import * as S from '../storage/index.ts'
import type { SubnetLease } from '../types/index.ts'
import { addU64Saturating, subSaturating } from '../utils/saturating.ts'

/** `percent` of `amount`, rounded up, in favour of the contributors. */
function percentCeil(percent: number, amount: bigint): bigint {
  return (BigInt(percent) * amount + 99n) / 100n
}

/** Pays everybody a share of `total` rao of alpha, rounded up, and the beneficiary the rest. */
function distribute(ctx: Context, id: number, lease: SubnetLease, total: bigint): void {
  const { coldkey, hotkey, netuid, beneficiary } = lease
  const pay = (contributor: AccountId, alpha: bigint) => {
    transferStakeWithinSubnet(ctx, coldkey, hotkey, contributor, hotkey, netuid, alpha)
    ctx.deposit(Event.SubnetLeaseDividendsDistributed({ lease_id: id, contributor, alpha }))
  }
  let distributed = 0n
  for (const [[, contributor], share] of S.SubnetLeaseShares.entries(ctx, id)) {
    const part = U64F64.mulSaturating(share, U64F64.fromInt(total))
    const alpha = U64F64.toU64Saturating(U64F64.ceilSaturating(part))
    pay(contributor, alpha)
    distributed = addU64Saturating(distributed, alpha)
  }
  pay(beneficiary, subSaturating(total, distributed))
  S.AccumulatedLeaseDividends.set(ctx, id, 0n)
}

/**
 * Sets the contributors' part of an owner's cut aside, and pays it out at every hundredth block. When one of them cannot be
 * paid, nobody is, and all waits for the next time.
 *
 * Upstream: subnets/leasing.rs, `distribute_leased_network_dividends`.
 */
export function distributeLeasedNetworkDividends(
  ctx: Context,
  id: number,
  ownerCutAlpha: bigint,
): void {
  const lease = S.SubnetLeases.get(ctx, id)
  const now = blockNumber(ctx)
  if (lease === undefined || (lease.end_block !== undefined && lease.end_block <= now)) return
  const cut = percentCeil(lease.emissions_share, ownerCutAlpha)
  const total = addU64Saturating(S.AccumulatedLeaseDividends.get(ctx, id), cut)
  const isTime = now % LeaseDividendsDistributionInterval === 0
  const paid = isTime && attempt(() => ctx.transact(() => distribute(ctx, id, lease, total)))
  if (!isTime || paid instanceof DispatchFailure) S.AccumulatedLeaseDividends.set(ctx, id, total)
}
