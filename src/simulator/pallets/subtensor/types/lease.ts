import { newtype, option, spelled, struct, u8, u32, type ValueOf } from '../../../../codec/index.ts'
import { AccountId, BlockNumber, NetUid, TaoBalance } from '../../../frame/types.ts'

export const LeaseId = spelled(u32, 'LeaseId')

/** Whole percents. */
export const Percent = newtype(u8, { path: 'sp_arithmetic::per_things::Percent' })

/** A subnet that a crowd paid for and one of them runs; without `end_block` it never ends. */
export const SubnetLease = struct(
  {
    beneficiary: spelled(AccountId, 'AccountId'),
    coldkey: spelled(AccountId, 'AccountId'),
    hotkey: spelled(AccountId, 'AccountId'),
    emissions_share: Percent,
    end_block: option(spelled(BlockNumber, 'BlockNumber')),
    netuid: NetUid,
    cost: spelled(TaoBalance, 'Balance'),
  },
  {
    path: 'pallet_subtensor::subnets::leasing::SubnetLease',
    params: [
      ['AccountId', AccountId],
      ['BlockNumber', BlockNumber],
      ['Balance', TaoBalance],
    ],
  },
)
export type SubnetLease = ValueOf<typeof SubnetLease>
