import type { ErrorCopies } from './copy.ts'

/** Balances: what the pallet itself reports. */
export const balances: ErrorCopies = {
  VestingBalance: ['The balance is still vesting.', 'Wait until more of it is free.'],
  LiquidityRestrictions: ['The balance is locked.', 'Use at most what is free.'],
  InsufficientBalance: [
    'The free balance does not cover this.',
    'Check it with `dtao wallet balance`; the fee must fit as well.',
  ],
  ExistentialDeposit: [
    'The receiving account would hold less than the existential deposit of 500 rao.',
    'Send more.',
  ],
  Expendability: [
    'This would remove the sending account.',
    'Leave at least the existential deposit of 500 rao.',
  ],
  ExistingVestingSchedule: ['The account has a vesting schedule already.', 'Use another account.'],
  DeadAccount: ['The receiving account does not exist.', 'Fund it first.'],
  TooManyReserves: ['The account has too many reserves.', 'Release some first.'],
  TooManyHolds: ['The account has too many holds.', 'Release some first.'],
  TooManyFreezes: ['The account has too many freezes.', 'Release some first.'],
  IssuanceDeactivated: ['The issuance may not be changed.', 'There is no way around it.'],
  DeltaZero: ['The change is zero.', 'Give an amount above 0.'],
}

/** TransactionPayment: no error of a call, but why none is run. */
export const transactionPayment = {
  CannotPayFee: [
    'The free balance does not cover the fee.',
    'Check it with `dtao wallet balance`; on a devnet, use `dtao devnet fund`.',
  ],
} satisfies ErrorCopies

/** System: the runtime itself. */
export const system: ErrorCopies = {
  InvalidSpecName: ['The new runtime is for another chain.', 'Use a runtime of this chain.'],
  SpecVersionNeedsToIncrease: [
    'The new runtime is not newer than the present one.',
    'Use a newer runtime.',
  ],
  FailedToExtractRuntimeVersion: ['The code is no runtime.', 'Check the file.'],
  NonDefaultComposite: ['The account still holds data of another pallet.', 'Clear that first.'],
  NonZeroRefCount: ['Something still refers to the account.', 'Clear that first.'],
  CallFiltered: ['The chain does not allow this call.', 'There is no way around it.'],
  MultiBlockMigrationsOngoing: ['The chain is migrating its state.', 'Try again later.'],
  NothingAuthorized: ['No upgrade has been authorised.', 'Authorise it first.'],
  Unauthorized: ['This upgrade has not been authorised.', 'Use the authorised code.'],
}

/** Sudo, Utility and Proxy, by which calls are wrapped. */
export const sudo: ErrorCopies = {
  RequireSudo: ['Only the sudo key may do this.', 'Sign with it; on a devnet it is //Alice.'],
}

export const utility: ErrorCopies = {
  TooManyCalls: ['The batch has too many calls.', 'Split it.'],
  InvalidDerivedAccount: ['No account can be derived from this one.', 'Use another index.'],
}

export const proxy: ErrorCopies = {
  TooMany: ['There are too many proxies or announcements.', 'Remove some first.'],
  NotFound: ['There is no such proxy.', 'Check the address and the kind of the proxy.'],
  NotProxy: ['The signer is no proxy of that account.', 'Have it added as one first.'],
  Unproxyable: ['This kind of proxy may not make that call.', 'Use a proxy of another kind.'],
  Duplicate: ['That proxy exists already.', 'Nothing needs to change.'],
  NoPermission: ['A proxy may not give itself more rights.', 'Sign with the account itself.'],
  Unannounced: ['The call was not announced, or is not due.', 'Announce it, or wait.'],
  NoSelfProxy: ['An account cannot be its own proxy.', 'Name another account.'],
  AnnouncementDepositInvariantViolated: [
    'The deposit for announcements does not add up.',
    'Remove the announcements and make them again.',
  ],
  InvalidDerivedAccountId: ['No pure proxy can be derived.', 'Use another index.'],
}

/** AdminUtils: hyperparameters set by owners and sudo. */
export const adminUtils: ErrorCopies = {
  SubnetDoesNotExist: ['There is no such subnet.', 'See which there are with `dtao subnets list`.'],
  MaxValidatorsLargerThanMaxUIds: [
    'There cannot be more validators than UIDs.',
    'Choose a smaller number of validators.',
  ],
  MaxAllowedUIdsLessThanCurrentUIds: [
    'The subnet has more neurons than that.',
    'Choose a larger maximum, or trim the subnet first.',
  ],
  BondsMovingAverageMaxReached: ['The moving average is too large.', 'Choose a smaller value.'],
  NegativeSigmoidSteepness: [
    'Only root may set a negative steepness.',
    'Choose a value of 0 or more.',
  ],
  ValueNotInBounds: ['The value is out of its range.', 'Choose one inside the limits.'],
  MinAllowedUidsGreaterThanCurrentUids: [
    'The subnet has fewer neurons than that minimum.',
    'Choose a smaller minimum.',
  ],
  MinAllowedUidsGreaterThanMaxAllowedUids: [
    'The minimum of UIDs is above the maximum.',
    'Choose a smaller minimum.',
  ],
  MaxAllowedUidsLessThanMinAllowedUids: [
    'The maximum of UIDs is below the minimum.',
    'Choose a larger maximum.',
  ],
  MaxAllowedUidsGreaterThanDefaultMaxAllowedUids: [
    'The maximum of UIDs is above what the chain allows.',
    'Choose a smaller maximum.',
  ],
  InvalidValue: ['A value is out of its range.', 'Check it against the limits of the chain.'],
  NotPermittedOnRootSubnet: [
    'This cannot be done on the root network.',
    'Choose a subnet other than 0.',
  ],
  POWRegistrationDisabled: [
    'Registration by proof of work is no longer offered.',
    'Register by burning TAO.',
  ],
  Deprecated: ['The chain does not offer this call any more.', 'Update dtao.'],
}

/** MevShield: encrypted submission. */
export const mevShield: ErrorCopies = {
  BadEncKeyLen: ['The encryption key has the wrong length.', 'Update dtao.'],
  Unreachable: ['The shield reached a state it should not.', 'Submit without the shield.'],
  TooManyPendingExtrinsics: [
    'Too many encrypted transactions are waiting.',
    'Try again later, or submit without the shield.',
  ],
  WeightExceedsAbsoluteMax: [
    'The encrypted transaction is too heavy.',
    'Split it, or submit without the shield.',
  ],
}

/** DispatchError::Token, of sp_runtime. */
export const token: ErrorCopies = {
  FundsUnavailable: [
    'The free balance does not cover this.',
    'Check it with `dtao wallet balance`; the fee must fit as well.',
  ],
  OnlyProvider: [
    'The account must keep this balance to exist.',
    'Leave at least the existential deposit of 500 rao.',
  ],
  BelowMinimum: [
    'The receiving account would hold less than the existential deposit of 500 rao.',
    'Send more.',
  ],
  CannotCreate: ['The receiving account cannot be created.', 'Fund it first.'],
  UnknownAsset: ['There is no such asset.', 'Check its id.'],
  Frozen: ['The balance is frozen.', 'Use at most what is free.'],
  Unsupported: ['The chain does not support this for the asset.', 'There is no way around it.'],
  CannotCreateHold: ['The amount cannot be put on hold.', 'Fund the account first.'],
  NotExpendable: [
    'This would remove the account.',
    'Leave at least the existential deposit of 500 rao.',
  ],
  Blocked: ['The account is blocked.', 'Use another account.'],
}

/** DispatchError::Arithmetic, of sp_runtime. */
export const arithmetic: ErrorCopies = {
  Underflow: ['A number fell below zero.', 'Use a smaller amount.'],
  Overflow: ['A number grew too large.', 'Use a smaller amount.'],
  DivisionByZero: ['The chain divided by zero.', 'Check whether the subnet has a pool.'],
}

/** The variants of DispatchError that carry no error of their own. */
export const bare: ErrorCopies = {
  Other: ['The chain gave no reason.', 'Run with --verbose and look at the events.'],
  CannotLookup: ['The chain does not know that account.', 'Check the address.'],
  BadOrigin: ['The signer may not do this.', 'Sign with the owner or the sudo key.'],
  ConsumerRemaining: ['Something still uses the account.', 'Clear that first.'],
  NoProviders: ['The account does not exist.', 'Fund it first.'],
  TooManyConsumers: ['Too many parts of the chain use the account.', 'Use another account.'],
  Exhausted: ['The block is full.', 'Try again in the next block.'],
  Corruption: ['The state of the chain is damaged.', 'Use another node.'],
  Unavailable: ['Something the call needs is not available now.', 'Try again later.'],
  RootNotAllowed: ['Root may not do this.', 'Sign with an account.'],
  Trie: ['The node failed to read its state.', 'Use another node.'],
}
