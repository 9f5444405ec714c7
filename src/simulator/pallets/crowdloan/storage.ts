import { bool, bounded, bytes } from '../../../codec/index.ts'
import { identity, twox64Concat } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { AccountId } from '../../frame/types.ts'
import { ID } from './id.ts'
import { Balance, CrowdloanId, CrowdloanInfo } from './types.ts'

const { value, optionalValue, map, optionalMap } = storageOf(ID.name)
const byId = twox64Concat(CrowdloanId)

export const Crowdloans = optionalMap('Crowdloans', [byId], CrowdloanInfo, 'Crowdloans.')
export const NextCrowdloanId = value('NextCrowdloanId', CrowdloanId, 0, 'The next id.')
export const Contributions = optionalMap(
  'Contributions',
  [byId, identity(AccountId)],
  Balance,
  'What an account has contributed, in rao.',
)
export const MaxContributions = optionalMap(
  'MaxContributions',
  [byId],
  Balance,
  'The most that an account may contribute, in rao.',
)
export const CurrentCrowdloanId = optionalValue(
  'CurrentCrowdloanId',
  CrowdloanId,
  'The crowdloan whose call is being made.',
)
export const HasMigrationRun = map(
  'HasMigrationRun',
  [identity(bounded(bytes, 128))],
  bool,
  false,
  'Migrations of the storage that were made.',
)
