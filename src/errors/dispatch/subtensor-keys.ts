import type { ErrorCopies } from './copy.ts'

/** SubtensorModule: hotkeys, coldkeys, their swaps, and what fits nowhere else. */
export const subtensorKeys: ErrorCopies = {
  HotKeyAccountNotExists: [
    'The chain does not know this hotkey.',
    'Register it on a subnet or associate it with your coldkey first; or check the address.',
  ],
  NonAssociatedColdKey: [
    'The hotkey belongs to another coldkey.',
    'Sign with the coldkey that owns it, or name a hotkey of your own.',
  ],
  TransactorAccountShouldBeHotKey: [
    'This has to be signed by the hotkey.',
    'Sign with the hotkey instead of the coldkey.',
  ],
  HotKeySetTxRateLimitExceeded: [
    'A hotkey of this coldkey was swapped too recently.',
    'Wait until the limit has passed.',
  ],
  NewHotKeyIsSameWithOld: ['Old and new hotkey are the same.', 'Name another new hotkey.'],
  NewHotKeyNotCleanForRootSwap: [
    'The new hotkey already has root stake or claims of its own.',
    'Swap to a fresh hotkey, or one subnet at a time.',
  ],
  NotEnoughBalanceToPaySwapHotKey: [
    'The free balance does not cover the price of a hotkey swap.',
    'Check it with `dtao wallet balance`.',
  ],
  HotKeySwapOnSubnetIntervalNotPassed: [
    'This hotkey was swapped on that subnet too recently.',
    'Wait until the interval has passed.',
  ],
  ColdKeyAlreadyAssociated: [
    'The new coldkey is in use: it already owns stake or hotkeys.',
    'Swap to a fresh coldkey.',
  ],
  NewColdKeyIsHotkey: ['The new coldkey is a hotkey.', 'Swap to a fresh coldkey.'],
  NotEnoughBalanceToPaySwapColdKey: [
    'The free balance does not cover the price of a coldkey swap.',
    'Check it with `dtao wallet balance`.',
  ],
  ColdkeySwapAnnouncementNotFound: [
    'No coldkey swap has been announced for this account.',
    'Announce it first.',
  ],
  ColdkeySwapAnnounced: [
    'A coldkey swap is announced for this account, which blocks everything else.',
    'Wait and carry it out, or clear the announcement.',
  ],
  ColdkeySwapTooEarly: [
    'The waiting time of the coldkey swap has not passed.',
    'Wait until the block that the announcement names.',
  ],
  ColdkeySwapReannouncedTooEarly: [
    'A coldkey swap was announced too recently to announce another.',
    'Wait until the delay has passed.',
  ],
  ColdkeySwapClearTooEarly: [
    'The announcement cannot be cleared yet.',
    'Wait until the delay has passed.',
  ],
  AnnouncedColdkeyHashDoesNotMatch: [
    'The new coldkey is not the one that was announced.',
    'Name the announced one.',
  ],
  ColdkeySwapAlreadyDisputed: ['This coldkey swap is already disputed.', 'Nothing can be added.'],
  ColdkeySwapDisputed: [
    'The coldkey swap of this account is disputed, which freezes the account.',
    'The dispute has to be settled by governance first.',
  ],
  CannotUseSystemAccount: [
    'That is an account of the chain itself.',
    'Name an account that belongs to somebody.',
  ],
  UnableToRecoverPublicKey: [
    'No public key can be recovered from the EVM signature.',
    'Sign again with the EVM key.',
  ],
  InvalidRecoveredPublicKey: [
    'The EVM signature was made by another key.',
    'Sign with the EVM key that should be associated.',
  ],
  EvmKeyAssociateRateLimitExceeded: [
    'An EVM key was associated with this hotkey too recently.',
    'Wait until the limit has passed.',
  ],
  CallDisabled: ['The chain has switched this call off.', 'There is no way around it.'],
  DisabledTemporarily: ['The chain has switched this off for now.', 'Try again later.'],
  Deprecated: ['The chain does not offer this call any more.', 'Update dtao.'],
  Overflow: ['A number grew too large.', 'Use a smaller amount.'],
}
