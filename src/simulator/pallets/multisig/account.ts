import { encode, fixedBytes, toHex, tuple, u16, vec } from '../../../codec/index.ts'
import { type AccountId as Account, blake2b256 } from '../../../crypto/index.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import { AccountId } from '../../frame/types.ts'
import { MAX_SIGNATORIES } from './constants.ts'
import { Errors } from './errors.ts'

const Entropy = tuple(fixedBytes(16), vec(AccountId), u16)
const PREFIX = toHex(new TextEncoder().encode('modlpy/utilisuba'))

/** The account of `signatories` (in ascending order), `threshold` of whom act for it. */
export function multiAccountId(signatories: readonly Account[], threshold: number): Account {
  return toHex(blake2b256(encode(Entropy, [PREFIX, signatories, threshold])))
}

/**
 * All signatories in ascending order.
 *
 * @throws {DispatchFailure} TooFewSignatories, TooManySignatories, SignatoriesOutOfOrder, SenderInSignatories.
 */
export function allSignatories(others: readonly Account[], who: Account): readonly Account[] {
  ensure(others.length > 0, Errors.TooFewSignatories)
  ensure(others.length < MAX_SIGNATORIES, Errors.TooManySignatories)
  others.forEach((one, i) => {
    const last = others[i - 1]
    ensure(last === undefined || last < one, Errors.SignatoriesOutOfOrder)
    ensure(one !== who, Errors.SenderInSignatories)
  })
  return [...others, who].sort((a, b) => (a < b ? -1 : 1))
}
