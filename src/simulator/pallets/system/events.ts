import { bool, spelled } from '../../../codec/index.ts'
import { DispatchErrorCodec } from '../../frame/dispatch-error.ts'
import { events } from '../../frame/pallet.ts'
import { AccountId, H256 } from '../../frame/types.ts'
import { ID } from './id.ts'
import { DispatchEventInfo } from './types.ts'

const Hash = spelled(H256, 'T::Hash')

export const Event = events(ID, {
  ExtrinsicSuccess: [0, { dispatch_info: DispatchEventInfo }, 'An extrinsic ran.'],
  ExtrinsicFailed: [
    1,
    { dispatch_error: DispatchErrorCodec, dispatch_info: DispatchEventInfo },
    'An extrinsic was included and failed.',
  ],
  CodeUpdated: [2, [], 'The runtime was replaced.'],
  NewAccount: [3, { account: AccountId }, 'An account came to be.'],
  KilledAccount: [4, { account: AccountId }, 'An account was reaped.'],
  Remarked: [5, { sender: AccountId, hash: Hash }, 'A remark was made.'],
  UpgradeAuthorized: [6, { code_hash: Hash, check_version: bool }, 'An upgrade was authorized.'],
  RejectedInvalidAuthorizedUpgrade: [
    7,
    { code_hash: Hash, error: DispatchErrorCodec },
    'An authorized upgrade was refused.',
  ],
})
