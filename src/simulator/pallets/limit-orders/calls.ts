import { bool, spelled } from '../../../codec/index.ts'
import { ensureRoot, ensureSigned } from '../../frame/origin.ts'
import { type Call, call } from '../../frame/pallet.ts'
import { NetUid } from '../../frame/types.ts'
import { type Weight, weight } from '../../frame/weight.ts'
import { executeBatchedOrders } from './batch/execute.ts'
import { cancelOrder } from './cancel.ts'
import { executeOrders } from './execute.ts'
import { setPalletStatus } from './status.ts'
import { SignedOrders, VersionedOrder } from './types.ts'

function executeWeight(orders: number): Weight {
  const n = BigInt(orders)
  return weight(61_768_457n + 520_180_782n * n, 6_148n + 5_158n * n, 17n + 11n * n, 10n + 7n * n)
}

function batchWeight(orders: number): Weight {
  const n = BigInt(orders)
  return weight(499_718_496n + 259_134_004n * n, 8_727n + 5_158n * n, 25n + 10n * n, 15n + 7n * n)
}

/** The calls of the pallet (pallets/limit-orders/src/lib.rs). */
export const calls: readonly Call[] = [
  call(
    {
      index: 0,
      name: 'execute_orders',
      args: { orders: SignedOrders, should_fail: bool },
      docs: 'Executes signed orders one by one; those that cannot be are left out, or fail all.',
      weight: ({ orders }) => executeWeight(orders.length),
    },
    (ctx, { orders, should_fail }) => {
      executeOrders(ctx, ensureSigned(ctx.origin), orders, should_fail)
      return undefined
    },
  ),
  call(
    {
      index: 1,
      name: 'execute_batched_orders',
      args: { netuid: NetUid, orders: SignedOrders },
      docs: 'Executes signed orders for one subnet against each other, and the rest of them at once.',
      weight: ({ orders }) => batchWeight(orders.length),
    },
    (ctx, { netuid, orders }) => {
      executeBatchedOrders(ctx, ensureSigned(ctx.origin), netuid, orders)
      return undefined
    },
  ),
  call(
    {
      index: 2,
      name: 'cancel_order',
      args: { order: spelled(VersionedOrder, 'VersionedOrder<T::AccountId>') },
      docs: 'Cancels an order, by who signed it, for good.',
      weight: weight(14_822_000n, 3_522n, 1n, 1n),
    },
    (ctx, { order }) => {
      cancelOrder(ctx, ensureSigned(ctx.origin), order)
      return undefined
    },
  ),
  call(
    {
      index: 3,
      name: 'set_pallet_status',
      args: { enabled: bool },
      docs: 'Switches orders on or off. Root only.',
      weight: weight(4_266_000n, 0n, 0n, 1n),
    },
    (ctx, { enabled }) => {
      ensureRoot(ctx.origin)
      setPalletStatus(ctx, enabled)
      return undefined
    },
  ),
]
