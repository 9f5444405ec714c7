import { option } from '../../../codec/index.ts'
import { events } from '../../frame/pallet.ts'
import { AccountId, BlockNumber } from '../../frame/types.ts'
import { ID } from './id.ts'
import { Balance, CrowdloanId } from './types.ts'

const one = { crowdloan_id: CrowdloanId }
const given = { ...one, contributor: AccountId, amount: Balance }

export const Event = events(ID, {
  Created: [
    0,
    { ...one, creator: AccountId, end: BlockNumber, cap: Balance },
    'A crowdloan was created.',
  ],
  Contributed: [1, given, 'An account contributed.'],
  Withdrew: [2, given, 'An account took its contribution back.'],
  PartiallyRefunded: [3, one, 'Some contributors got theirs back.'],
  AllRefunded: [4, one, 'All contributors got theirs back.'],
  Finalized: [5, one, 'A crowdloan did what it was for.'],
  Dissolved: [6, one, 'A crowdloan ended without.'],
  MinContributionUpdated: [
    7,
    { ...one, new_min_contribution: Balance },
    'The least contribution changed.',
  ],
  EndUpdated: [8, { ...one, new_end: BlockNumber }, 'The end changed.'],
  CapUpdated: [9, { ...one, new_cap: Balance }, 'The cap changed.'],
  MaxContributionUpdated: [
    10,
    { ...one, new_max_contribution: option(Balance) },
    'The most that an account may contribute changed.',
  ],
})
