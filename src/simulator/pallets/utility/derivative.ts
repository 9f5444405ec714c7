import { encode, fixedBytes, toHex, tuple, u16 } from '../../../codec/index.ts'
import { type AccountId as Account, blake2b256 } from '../../../crypto/index.ts'
import { AccountId } from '../../frame/types.ts'

const Entropy = tuple(fixedBytes(16), AccountId, u16)
const PREFIX = toHex(new TextEncoder().encode('modlpy/utilisuba'))

/** The account number `index` that `who` controls besides its own (pallets/utility, `derivative_account_id`). */
export function derivativeAccountId(who: Account, index: number): Account {
  return toHex(blake2b256(encode(Entropy, [PREFIX, who, index])))
}
