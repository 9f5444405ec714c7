import { encode, fixedBytes, toHex, tuple, u16, u32 } from '../../../codec/index.ts'
import { type AccountId as Account, blake2b256 } from '../../../crypto/index.ts'
import { AccountId } from '../../frame/types.ts'
import { ProxyType } from './types.ts'

const Entropy = tuple(fixedBytes(16), AccountId, u32, u32, ProxyType, u16)
const PREFIX = toHex(new TextEncoder().encode('modlpy/proxy____'))

/** Where a pure account was created. */
export interface Birth {
  readonly height: number
  /** Which extrinsic of the block. */
  readonly extrinsic: number
}

/** The account without a key that `who` creates (pallets/proxy/src/lib.rs, `pure_account`). */
export function pureAccount(who: Account, type: ProxyType, index: number, birth: Birth): Account {
  const { height, extrinsic } = birth
  return toHex(blake2b256(encode(Entropy, [PREFIX, who, height, extrinsic, type, index])))
}
