import { bounded, option, tuple, u32, vec } from '../../../codec/index.ts'
import { blake2128Concat, COUNTED, twox64Concat } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { BlockNumber } from '../../frame/types.ts'
import { MAX_SCHEDULED_PER_BLOCK } from './constants.ts'
import { ID } from './id.ts'
import { RetryConfig, Scheduled, TaskAddress, TaskName } from './types.ts'

const { optionalValue, map, optionalMap } = storageOf(ID.name)

export const IncompleteSince = optionalValue(
  'IncompleteSince',
  BlockNumber,
  'The first block whose tasks may still wait.',
)
export const Agenda = map(
  'Agenda',
  [twox64Concat(BlockNumber, COUNTED)],
  bounded(vec(option(Scheduled)), MAX_SCHEDULED_PER_BLOCK),
  [],
  'The tasks of a block.',
)
export const Retries = optionalMap(
  'Retries',
  [blake2128Concat(tuple(u32, u32))],
  RetryConfig,
  'How a task is tried again.',
)
export const Lookup = optionalMap(
  'Lookup',
  [twox64Concat(TaskName)],
  TaskAddress,
  'Where a named task stands.',
)
