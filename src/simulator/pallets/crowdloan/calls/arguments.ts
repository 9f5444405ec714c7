import { compact, compactNumber, spelled, u32, u64 } from '../../../../codec/index.ts'

export const CompactId = spelled(compactNumber(u32), 'CrowdloanId')
export const CompactBalance = spelled(compact(u64), 'BalanceOf<T>')
export const CompactBlock = spelled(compactNumber(u32), 'BlockNumberFor<T>')
