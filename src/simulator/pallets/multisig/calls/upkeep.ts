import type { Hex } from '../../../../codec/index.ts'
import { u16 } from '../../../../codec/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { CallContext } from '../../../frame/context.ts'
import { ensure, fail } from '../../../frame/dispatch-error.ts'
import { ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { reserve, unreserve } from '../../balances/reserve.ts'
import { allSignatories, multiAccountId } from '../account.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events.ts'
import { depositFor } from '../operate.ts'
import { Multisigs } from '../storage.ts'
import { COSTS } from '../weights.ts'
import { CallHash, Others, When } from './arguments.ts'

/** The account of an operation, and the operation. @throws {DispatchFailure} NotFound among others. */
function operationOf(
  ctx: CallContext,
  who: AccountId,
  threshold: number,
  others: readonly AccountId[],
  hash: Hex,
) {
  ensure(threshold >= 2, Errors.MinimumThreshold)
  const multisig = multiAccountId(allSignatories(others, who), threshold)
  return { multisig, operation: Multisigs.get(ctx, multisig, hash) ?? fail(Errors.NotFound) }
}

/** Giving operations up, and deposits (frame/multisig/src/lib.rs). */
export const upkeepCalls: readonly Call[] = [
  call(
    {
      index: 3,
      name: 'cancel_as_multi',
      args: { threshold: u16, other_signatories: Others, timepoint: When, call_hash: CallHash },
      docs: 'Gives up an operation that the signer opened.',
      weight: (args) => COSTS.cancel(args.other_signatories.length),
    },
    (ctx, { threshold, other_signatories, timepoint, call_hash }) => {
      const who = ensureSigned(ctx.origin)
      const { multisig, operation } = operationOf(ctx, who, threshold, other_signatories, call_hash)
      const { height, index } = operation.when
      ensure(timepoint.height === height && timepoint.index === index, Errors.WrongTimepoint)
      ensure(operation.depositor === who, Errors.NotOwner)
      unreserve(ctx, who, operation.deposit)
      Multisigs.remove(ctx, multisig, call_hash)
      ctx.deposit(Event.MultisigCancelled({ cancelling: who, timepoint, multisig, call_hash }))
      return undefined
    },
  ),
  call(
    {
      index: 4,
      name: 'poke_deposit',
      args: { threshold: u16, other_signatories: Others, call_hash: CallHash },
      docs: 'Brings the deposit of an operation up to date; free if there was need.',
      weight: (args) => COSTS.poke(args.other_signatories.length),
    },
    (ctx, { threshold, other_signatories, call_hash }) => {
      const who = ensureSigned(ctx.origin)
      const { multisig, operation } = operationOf(ctx, who, threshold, other_signatories, call_hash)
      ensure(operation.depositor === who, Errors.NotOwner)
      const old_deposit = operation.deposit
      const new_deposit = depositFor(threshold)
      if (new_deposit === old_deposit) return { pays: 'Yes' }
      if (new_deposit > old_deposit) reserve(ctx, who, new_deposit - old_deposit)
      else unreserve(ctx, who, old_deposit - new_deposit)
      Multisigs.set(ctx, multisig, call_hash, { ...operation, deposit: new_deposit })
      ctx.deposit(Event.DepositPoked({ who, call_hash, old_deposit, new_deposit }))
      return { pays: 'No' }
    },
  ),
]
