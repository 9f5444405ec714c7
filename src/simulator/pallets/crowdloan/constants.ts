import { u32 } from '../../../codec/index.ts'
import { constant } from '../../frame/pallet.ts'
import { BlockNumber, PalletIdBytes, TaoBalance } from '../../frame/types.ts'

/** `bt/cloan`, from which the accounts of crowdloans are made. */
export const PALLET_ID = '0x62742f636c6f616e'

// What mainnet's runtime is configured with (runtime/src/lib.rs); amounts in rao, times in blocks.
export const MINIMUM_DEPOSIT = 10_000_000_000n
export const ABSOLUTE_MINIMUM_CONTRIBUTION = 100_000_000n
export const MINIMUM_BLOCK_DURATION = 50_400
export const MAXIMUM_BLOCK_DURATION = 432_000
export const REFUND_CONTRIBUTORS_LIMIT = 50
export const MAX_CONTRIBUTORS = 500

export const constants = [
  constant('PalletId', PalletIdBytes, PALLET_ID, 'The seed of the accounts of crowdloans.'),
  constant('MinimumDeposit', TaoBalance, MINIMUM_DEPOSIT, 'The least deposit of a creator.'),
  constant(
    'AbsoluteMinimumContribution',
    TaoBalance,
    ABSOLUTE_MINIMUM_CONTRIBUTION,
    'The least contribution anywhere.',
  ),
  constant('MinimumBlockDuration', BlockNumber, MINIMUM_BLOCK_DURATION, 'Blocks at least.'),
  constant('MaximumBlockDuration', BlockNumber, MAXIMUM_BLOCK_DURATION, 'Blocks at most.'),
  constant(
    'RefundContributorsLimit',
    u32,
    REFUND_CONTRIBUTORS_LIMIT,
    'Contributors that one call refunds at most.',
  ),
  constant('MaxContributors', u32, MAX_CONTRIBUTORS, 'Contributors of a crowdloan at most.'),
]
