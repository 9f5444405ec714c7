import { bool, u64, unit } from '../../../../codec/index.ts'
import { LockState } from '../types/lock-state.ts'
import { byAccount, byNetUid, map, optionalMap, value } from './keys.ts'

// Stake that is locked to a hotkey.

export const Lock = optionalMap(
  'Lock',
  [byAccount, byNetUid, byAccount],
  LockState,
  "A coldkey's lock to a hotkey on a subnet.",
)
export const LockingColdkeys = optionalMap(
  'LockingColdkeys',
  [byNetUid, byAccount, byAccount],
  unit,
  'Coldkeys that have a lock to a hotkey.',
)
export const HotkeyLock = optionalMap(
  'HotkeyLock',
  [byNetUid, byAccount],
  LockState,
  'All perpetual locks to a hotkey.',
)
export const DecayingHotkeyLock = optionalMap(
  'DecayingHotkeyLock',
  [byNetUid, byAccount],
  LockState,
  'All decaying locks to a hotkey.',
)
export const OwnerLock = optionalMap(
  'OwnerLock',
  [byNetUid],
  LockState,
  "All perpetual locks to the owner's hotkey.",
)
export const DecayingOwnerLock = optionalMap(
  'DecayingOwnerLock',
  [byNetUid],
  LockState,
  "All decaying locks to the owner's hotkey.",
)
export const DecayingLock = optionalMap(
  'DecayingLock',
  [byAccount, byNetUid],
  bool,
  "`false` where a coldkey's lock does not decay.",
)
export const OwnerCutAutoLockEnabled = map(
  'OwnerCutAutoLockEnabled',
  [byNetUid],
  bool,
  false,
  "Whether the owner's cut is locked at once.",
)
export const MaturityRate = value(
  'MaturityRate',
  u64,
  934866n,
  'Blocks in which conviction grows by a factor of e.',
)
export const UnlockRate = value(
  'UnlockRate',
  u64,
  934866n,
  'Blocks in which a lock decays by a factor of e.',
)
