import { bool, option, spelled, struct, u32, type ValueOf } from '../../../codec/index.ts'
import { AccountId, BlockNumber, TaoBalance } from '../../frame/types.ts'
import { BoundedCall } from '../preimage/types.ts'

export const CrowdloanId = spelled(u32, 'CrowdloanId')
/** Rao, as this pallet spells it. */
export const Balance = spelled(TaoBalance, 'BalanceOf<T>')

const rao = spelled(TaoBalance, 'Balance')
const account = spelled(AccountId, 'AccountId')

/** `pallet_crowdloan::CrowdloanInfo`: amounts in rao; either `target_address` or `call` is there. */
export const CrowdloanInfo = struct(
  {
    creator: account,
    deposit: rao,
    min_contribution: rao,
    end: spelled(BlockNumber, 'BlockNumber'),
    cap: rao,
    funds_account: account,
    raised: rao,
    target_address: option(account),
    call: option(spelled(BoundedCall, 'Call')),
    finalized: bool,
    contributors_count: u32,
  },
  {
    path: 'pallet_crowdloan::CrowdloanInfo',
    params: [
      ['AccountId', AccountId],
      ['Balance', TaoBalance],
      ['BlockNumber', BlockNumber],
      ['Call', BoundedCall],
    ],
  },
)
export type CrowdloanInfo = ValueOf<typeof CrowdloanInfo>
