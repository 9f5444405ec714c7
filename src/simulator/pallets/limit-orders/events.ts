import { bool, spelled, u32, u64 } from '../../../codec/index.ts'
import { DispatchErrorCodec } from '../../frame/dispatch-error.ts'
import { events } from '../../frame/pallet.ts'
import { AccountId, H256, NetUid } from '../../frame/types.ts'
import { ID } from './id.ts'
import { OrderSide, OrderType } from './types.ts'

export const Event = events(ID, {
  OrderExecuted: [
    0,
    {
      order_id: H256,
      signer: AccountId,
      netuid: NetUid,
      order_type: OrderType,
      amount_in: u64,
      amount_out: u64,
    },
    'An order was executed: rao that went in, and rao that came out after the fee.',
  ],
  OrderSkipped: [
    1,
    { order_id: H256, reason: spelled(DispatchErrorCodec, 'sp_runtime::DispatchError') },
    'An order was left out.',
  ],
  OrderCancelled: [2, { order_id: H256, signer: AccountId }, 'An order was cancelled.'],
  GroupExecutionSummary: [
    3,
    {
      netuid: NetUid,
      net_side: OrderSide,
      net_amount: u64,
      actual_out: u64,
      executed_count: u32,
    },
    'A batch was executed: what its two sides came to, and what the pool gave for that.',
  ],
  LimitOrdersPalletStatusChanged: [4, { enabled: bool }, 'Orders were switched on or off.'],
})
