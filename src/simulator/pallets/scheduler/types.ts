import {
  fixedBytes,
  option,
  spelled,
  struct,
  tuple,
  u8,
  u32,
  type ValueOf,
} from '../../../codec/index.ts'
import { AccountId, BlockNumber } from '../../frame/types.ts'
import { BoundedCall } from '../preimage/types.ts'
import { OriginCaller } from '../utility/origin-caller.ts'

export const TaskName = fixedBytes(32, 'TaskName')
export const MaybeName = option(TaskName)
export type MaybeName = ValueOf<typeof MaybeName>

/** Where a task stands: its block, and its place in that block's agenda. */
export const TaskAddress = spelled(tuple(u32, u32), 'TaskAddress<BlockNumberFor<T>>')
export type TaskAddress = ValueOf<typeof TaskAddress>

/** Blocks between two runs, and how many runs. */
const Period = spelled(tuple(u32, u32), 'schedule::Period<BlockNumberFor<T>>')
export const MaybePeriodic = option(Period)
export type MaybePeriodic = ValueOf<typeof MaybePeriodic>

/** Of the tasks of a block, those of a lower number run first. */
export const Priority = spelled(u8, 'schedule::Priority')

/** `pallet_scheduler::Scheduled`: one task. */
export const Scheduled = struct(
  {
    maybe_id: spelled(MaybeName, 'Option<Name>'),
    priority: Priority,
    call: spelled(BoundedCall, 'Call'),
    maybe_periodic: spelled(MaybePeriodic, 'Option<schedule::Period<BlockNumber>>'),
    origin: spelled(OriginCaller, 'PalletsOrigin'),
  },
  {
    path: 'pallet_scheduler::Scheduled',
    params: [
      ['Name', TaskName],
      ['Call', BoundedCall],
      ['BlockNumber', BlockNumber],
      ['PalletsOrigin', OriginCaller],
      ['AccountId', AccountId],
    ],
  },
)
export type Scheduled = ValueOf<typeof Scheduled>

/** `pallet_scheduler::RetryConfig`: how often a failed task is tried again, and after how many blocks. */
export const RetryConfig = struct(
  { total_retries: u8, remaining: u8, period: spelled(u32, 'Period') },
  { path: 'pallet_scheduler::RetryConfig', params: [['Period', u32]] },
)
export type RetryConfig = ValueOf<typeof RetryConfig>
