import { bounded, struct, u32, u64, type ValueOf, vec } from '../../../codec/index.ts'
import { AccountId } from '../../frame/types.ts'
import { MAX_SIGNATORIES } from './constants.ts'

/** Where an operation began: the block and the extrinsic in it. */
export const Timepoint = struct(
  { height: u32, index: u32 },
  { path: 'pallet_multisig::Timepoint', params: [['BlockNumber', u32]] },
)
export type Timepoint = ValueOf<typeof Timepoint>

/** An open operation; `approvals` in ascending order. */
export const Operation = struct(
  {
    when: Timepoint,
    deposit: u64,
    depositor: AccountId,
    approvals: bounded(vec(AccountId), MAX_SIGNATORIES),
  },
  {
    path: 'pallet_multisig::Multisig',
    params: [['BlockNumber', u32], ['Balance', u64], ['AccountId', AccountId], ['MaxApprovals']],
  },
)
