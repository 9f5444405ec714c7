import { compactNumber, encode, newtype, tuple, u32, unit } from '../../../codec/index.ts'
import { extension, NOTHING } from '../../frame/extension.ts'
import { AccountId } from '../../frame/types.ts'
import { invalid, VALID } from '../../frame/validity.ts'
import { incNonce } from '../../pallets/system/account.ts'
import { Account } from '../../pallets/system/storage.ts'

const Tag = tuple(AccountId, u32)

/**
 * Orders the transactions of an account and lets each in once. An account that nothing keeps alive cannot send what
 * costs a fee, for its nonce could not be stored (runtime/src/check_nonce.rs).
 */
export const checkNonce = extension({
  identifier: 'CheckNonce',
  extra: newtype(compactNumber(u32), { path: 'node_subtensor_runtime::check_nonce::CheckNonce' }),
  additional: unit,
  implied: () => NOTHING,
  validate(ctx, { origin, info }, nonce) {
    if (origin.type !== 'signed') return undefined
    const who = origin.account
    const account = Account.get(ctx, who)
    if (info.pays === 'Yes' && account.providers === 0 && account.sufficients === 0)
      invalid('Payment')
    if (nonce < account.nonce) invalid('Stale')
    return {
      ...VALID,
      provides: [encode(Tag, [who, nonce])],
      requires: account.nonce < nonce ? [encode(Tag, [who, nonce - 1])] : [],
    }
  },
  prepare(ctx, { origin }, nonce) {
    if (origin.type !== 'signed') return
    if (nonce > Account.get(ctx, origin.account).nonce) invalid('Future')
    incNonce(ctx, origin.account)
  },
})
