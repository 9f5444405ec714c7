import { tuple, u64 } from '../../../../codec/index.ts'
import { BlockNumber, H256 } from '../../../frame/types.ts'
import { byAccount, byNetUid, byTwoxAccount, map, optionalMap, value } from './keys.ts'

// Coldkeys and hotkeys that change.

export const ColdkeySwapAnnouncementDelay = value(
  'ColdkeySwapAnnouncementDelay',
  BlockNumber,
  36000,
  'Blocks between announcing a swap of coldkeys and making it.',
)
export const ColdkeySwapReannouncementDelay = value(
  'ColdkeySwapReannouncementDelay',
  BlockNumber,
  7200,
  'Blocks after that before another may be announced.',
)
export const ColdkeySwapAnnouncements = optionalMap(
  'ColdkeySwapAnnouncements',
  [byTwoxAccount],
  tuple(BlockNumber, H256),
  'When an announced swap may be made, and the hash of the new coldkey.',
)
export const ColdkeySwapDisputes = optionalMap(
  'ColdkeySwapDisputes',
  [byTwoxAccount],
  BlockNumber,
  'When an announced swap was disputed.',
)
export const LastHotkeySwapOnNetuid = map(
  'LastHotkeySwapOnNetuid',
  [byNetUid, byAccount],
  u64,
  0n,
  'When a coldkey last swapped a hotkey on a subnet.',
)
