import { fixedBytes, option, spelled, vec } from '../../../../codec/index.ts'
import { AccountId } from '../../../frame/types.ts'
import { Timepoint } from '../types.ts'

export const Others = vec(AccountId)
export const When = spelled(Timepoint, 'Timepoint<BlockNumberFor<T>>')
export const MaybeWhen = spelled(option(Timepoint), 'Option<Timepoint<BlockNumberFor<T>>>')
export const CallHash = fixedBytes(32)
