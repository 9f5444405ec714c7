import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import type { RuntimeCall } from '../../frame/pallet.ts'
import type { MultiAddress } from '../../frame/types.ts'
import { ID } from './id.ts'
import { RealPaysFee } from './storage.ts'

const BATCHES = new Set(['batch', 'batch_all', 'force_batch'])

/** The account for which a call of `proxy` acts. */
function realOf(call: RuntimeCall): AccountId | undefined {
  if (call.pallet !== ID.name || call.name !== 'proxy') return undefined
  const real = call.args.real as MultiAddress
  return real.type === 'Id' ? real.value : undefined
}

/** The same for a batch of them, if all act for one account. */
function realOfBatch(call: RuntimeCall): AccountId | undefined {
  if (call.pallet !== 'Utility' || !BATCHES.has(call.name)) return undefined
  const reals = new Set((call.args.calls as readonly RuntimeCall[]).map(realOf))
  const [real] = reals
  return reals.size === 1 ? real : undefined
}

/**
 * Who pays for a transaction: the signer, or the account for which a proxy signs if that agreed to; one level deeper where
 * a proxy acts through a proxy (runtime/src/transaction_payment_wrapper.rs).
 */
export function feePayer(ctx: Context, call: RuntimeCall, signer: AccountId): AccountId {
  const outer = realOf(call)
  if (outer === undefined || !RealPaysFee.has(ctx, outer, signer)) return signer
  const nested = call.args.call as RuntimeCall
  const inner = realOf(nested) ?? realOfBatch(nested)
  return inner !== undefined && RealPaysFee.has(ctx, inner, outer) ? inner : outer
}
