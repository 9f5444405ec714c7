import { u64 } from '../../../../codec/index.ts'
import { byAccount, byNetUid, byPlainAccount, byRateLimit, byUid, map, value } from './keys.ts'

// When something was last done.

export const LastRateLimitedBlock = map(
  'LastRateLimitedBlock',
  [byRateLimit],
  u64,
  0n,
  'When something with a pace of its own was last done.',
)
export const TransactionKeyLastBlock = map(
  'TransactionKeyLastBlock',
  [byAccount, byNetUid, byUid],
  u64,
  0n,
  'When a hotkey last did a kind of thing on a subnet.',
)
export const LastTxBlock = map(
  'LastTxBlock',
  [byPlainAccount],
  u64,
  0n,
  'When a coldkey last made a transaction; moved to `LastRateLimitedBlock`.',
)
export const LastTxBlockChildKeyTake = map(
  'LastTxBlockChildKeyTake',
  [byPlainAccount],
  u64,
  0n,
  'When a childkey take last changed; moved to `LastRateLimitedBlock`.',
)
export const LastTxBlockDelegateTake = map(
  'LastTxBlockDelegateTake',
  [byPlainAccount],
  u64,
  0n,
  'When a delegate take last changed; moved to `LastRateLimitedBlock`.',
)
export const TxRateLimit = value('TxRateLimit', u64, 1000n, 'Blocks between two swaps of hotkeys.')
export const TxDelegateTakeRateLimit = value(
  'TxDelegateTakeRateLimit',
  u64,
  216000n,
  "Blocks between two raises of a delegate's take.",
)
export const TxChildkeyTakeRateLimit = value(
  'TxChildkeyTakeRateLimit',
  u64,
  216000n,
  "Blocks between two changes of a childkey's take.",
)
