import { U64F64 } from '../../../../amm/fixed/index.ts'
import { encode, str, toHex, tuple } from '../../../../codec/index.ts'
import { type AccountId, blake2b256 } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { attempt, ensure, fail } from '../../../frame/dispatch-error.ts'
import { transfer } from '../../balances/currency.ts'
import { freeBalance } from '../../balances/inspect.ts'
import { Errors as CrowdloanErrors } from '../../crowdloan/errors.ts'
import { ensureCrowdloan } from '../../crowdloan/funds.ts'
import { Contributions, CurrentCrowdloanId } from '../../crowdloan/storage.ts'
import { addProxyDelegate, removeProxyDelegate } from '../../proxy/delegates.ts'
import type { ProxyDefinition } from '../../proxy/types.ts'
import { decProviders, incProviders } from '../../system/account.ts'
import { blockNumber } from '../../system/block.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import { coldkeyOwnsHotkey, delegateHotkey } from '../staking/helpers.ts'
import * as S from '../storage/index.ts'
import { LeaseId } from '../types/index.ts'
import { addU64Saturating, subSaturating } from '../utils/saturating.ts'
import { setSubnetOwnerHotkey } from './owner.ts'
import { doRegisterNetwork } from './register-network.ts'

const Entropy = tuple(str, LeaseId)
const MAX_LEASE = 0xffff_ffff

/** An account of a lease, which nobody has a key of. */
function leaseAccount(name: 'coldkey' | 'hotkey', lease: number): AccountId {
  return toHex(blake2b256(encode(Entropy, [`leasing/${name}`, lease])))
}

/** What lets the beneficiary run a leased subnet. */
function beneficiaryProxy(beneficiary: AccountId): ProxyDefinition {
  return { delegate: beneficiary, proxy_type: 'SubnetLeaseBeneficiary', delay: 0 }
}

function nextLeaseId(ctx: Context): number {
  const id = S.NextSubnetLeaseId.get(ctx)
  ensure(id < MAX_LEASE, Errors.Overflow)
  S.NextSubnetLeaseId.set(ctx, id + 1)
  return id
}

/** Notes the contributors' shares and gives them, and the rest to the beneficiary, what the subnet did not cost. */
function shareLeftover(
  ctx: Context,
  lease: { readonly id: number; readonly coldkey: AccountId; readonly beneficiary: AccountId },
  crowdloan: { readonly id: number; readonly raised: bigint },
  leftover: bigint,
): void {
  let refunded = 0n
  for (const [[, contributor], amount] of Contributions.entries(ctx, crowdloan.id)) {
    if (contributor === lease.beneficiary) continue
    const share = U64F64.divSaturating(U64F64.fromInt(amount), U64F64.fromInt(crowdloan.raised))
    S.SubnetLeaseShares.set(ctx, lease.id, contributor, share)
    const refund = U64F64.toU64Saturating(
      U64F64.floor(U64F64.mulSaturating(share, U64F64.fromInt(leftover))),
    )
    transfer(ctx, lease.coldkey, contributor, refund, 'Expendable')
    refunded = addU64Saturating(refunded, refund)
  }
  const rest = subSaturating(leftover, refunded)
  transfer(ctx, lease.coldkey, lease.beneficiary, rest, 'Expendable')
}

/**
 * Creates a subnet with what the crowdloan raised that is being finalized. It belongs to an account without a key; the
 * crowdloan's creator runs it as a proxy, and the contributors get `emissionsShare` percent of the owner's cut.
 *
 * Upstream: subnets/leasing.rs, `do_register_leased_network`.
 *
 * @returns how many contributors there are.
 * @throws {DispatchFailure} Crowdloan.InvalidCrowdloanId outside of `finalize`, InvalidLeaseBeneficiary,
 *   LeaseCannotEndInThePast, LeaseNetuidNotFound, or what registering a subnet says.
 */
export function doRegisterLeasedNetwork(
  ctx: Context,
  who: AccountId,
  emissionsShare: number,
  endBlock: number | undefined,
): number {
  const crowdloanId = CurrentCrowdloanId.get(ctx) ?? fail(CrowdloanErrors.InvalidCrowdloanId)
  const crowdloan = ensureCrowdloan(ctx, crowdloanId)
  ensure(who === crowdloan.creator, Errors.InvalidLeaseBeneficiary)
  const endsLater = endBlock === undefined || endBlock > blockNumber(ctx)
  ensure(endsLater, Errors.LeaseCannotEndInThePast)

  const id = nextLeaseId(ctx)
  const coldkey = leaseAccount('coldkey', id)
  const hotkey = leaseAccount('hotkey', id)
  incProviders(ctx, coldkey)
  incProviders(ctx, hotkey)
  transfer(ctx, crowdloan.funds_account, coldkey, crowdloan.raised, 'Expendable')
  doRegisterNetwork(ctx, coldkey, hotkey)
  const found = S.SubnetOwner.entries(ctx).find(([, owner]) => owner === coldkey)
  const [[netuid]] = found ?? fail(Errors.LeaseNetuidNotFound)
  addProxyDelegate(ctx, coldkey, beneficiaryProxy(who))

  const leftover = freeBalance(ctx, coldkey)
  S.SubnetLeases.set(ctx, id, {
    beneficiary: who,
    coldkey,
    hotkey,
    emissions_share: emissionsShare,
    end_block: endBlock,
    netuid,
    cost: subSaturating(crowdloan.raised, leftover),
  })
  S.SubnetUidToLeaseId.set(ctx, netuid, id)
  // The lease takes nothing, so that all dividends reach the contributors.
  delegateHotkey(ctx, hotkey, 0)
  const lease = { id, coldkey, beneficiary: who }
  shareLeftover(ctx, lease, { id: crowdloanId, raised: crowdloan.raised }, leftover)
  const told = { beneficiary: who, lease_id: id, netuid, end_block: endBlock }
  ctx.deposit(Event.SubnetLeaseCreated(told))
  return crowdloan.contributors_count
}

/**
 * Ends a lease whose time is over: the subnet becomes the beneficiary's, with `hotkey` as its owner's.
 *
 * Upstream: subnets/leasing.rs, `do_terminate_lease`.
 *
 * @returns how many shares were forgotten.
 * @throws {DispatchFailure} LeaseDoesNotExist, ExpectedBeneficiaryOrigin, LeaseHasNoEndBlock, LeaseHasNotEnded,
 *   BeneficiaryDoesNotOwnHotkey, CannotUseSystemAccount.
 */
export function doTerminateLease(
  ctx: Context,
  who: AccountId,
  id: number,
  hotkey: AccountId,
): number {
  const lease = S.SubnetLeases.get(ctx, id) ?? fail(Errors.LeaseDoesNotExist)
  const { beneficiary, netuid, coldkey } = lease
  ensure(beneficiary === who, Errors.ExpectedBeneficiaryOrigin)
  const end = lease.end_block ?? fail(Errors.LeaseHasNoEndBlock)
  ensure(blockNumber(ctx) >= end, Errors.LeaseHasNotEnded)
  ensure(coldkeyOwnsHotkey(ctx, beneficiary, hotkey), Errors.BeneficiaryDoesNotOwnHotkey)
  S.SubnetOwner.set(ctx, netuid, beneficiary)
  setSubnetOwnerHotkey(ctx, netuid, hotkey)
  // Upstream goes on when something still refers to these accounts.
  for (const account of [coldkey, lease.hotkey]) attempt(() => decProviders(ctx, account))
  const forgotten = S.SubnetLeaseShares.clear(ctx, id)
  S.AccumulatedLeaseDividends.remove(ctx, id)
  S.SubnetLeases.remove(ctx, id)
  removeProxyDelegate(ctx, coldkey, beneficiaryProxy(beneficiary))
  ctx.deposit(Event.SubnetLeaseTerminated({ beneficiary, netuid }))
  return forgotten
}
