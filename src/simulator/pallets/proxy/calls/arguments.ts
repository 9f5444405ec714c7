import { option, spelled } from '../../../../codec/index.ts'
import type { LateTypes } from '../../../frame/runtime.ts'
import { H256 } from '../../../frame/types.ts'
import { ProxyType } from '../types.ts'

export const Kind = spelled(ProxyType, 'T::ProxyType')
export const MaybeKind = spelled(option(ProxyType), 'Option<T::ProxyType>')
export const CallHash = spelled(H256, 'CallHashOf<T>')

/** A call inside a call, as metadata spells it. */
export function innerCall(late: LateTypes) {
  return spelled(late.call, 'Box<<T as Config>::RuntimeCall>')
}
