import { unit } from '../../../codec/index.ts'
import { DispatchResultCodec } from '../../frame/dispatch-error.ts'
import { twox64Concat } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { AccountId } from '../../frame/types.ts'
import { ID } from './id.ts'
import { AnnouncementsAndDeposit, ProxiesAndDeposit } from './types.ts'

const { map, optionalMap } = storageOf(ID.name)
const byAccount = twox64Concat(AccountId)

export const Proxies = map(
  'Proxies',
  [byAccount],
  ProxiesAndDeposit,
  [[], 0n],
  'Who may act for an account.',
)
export const Announcements = map(
  'Announcements',
  [byAccount],
  AnnouncementsAndDeposit,
  [[], 0n],
  'Calls that a proxy has announced.',
)
export const LastCallResult = optionalMap(
  'LastCallResult',
  [byAccount],
  DispatchResultCodec,
  'What became of the last call for an account in this block.',
)
export const RealPaysFee = optionalMap(
  'RealPaysFee',
  [byAccount, byAccount],
  unit,
  'Proxies whose fees the account pays for which they act.',
)
