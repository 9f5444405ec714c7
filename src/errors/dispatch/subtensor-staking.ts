import type { ErrorCopies } from './copy.ts'

/** SubtensorModule: stake, locks, takes and root claims. */
export const subtensorStaking: ErrorCopies = {
  NotEnoughStake: [
    'The account has too little stake for this.',
    'Look at what is staked with `dtao stake list`.',
  ],
  NotEnoughStakeToWithdraw: [
    'More stake was asked for than this coldkey holds on that hotkey.',
    'Look it up with `dtao stake list`, or use --amount all.',
  ],
  NotEnoughBalanceToStake: [
    'The free balance does not cover the amount to stake.',
    'Stake less, or check it with `dtao wallet balance`; the fee must fit as well.',
  ],
  BalanceWithdrawalError: [
    'The amount could not be taken from the coldkey.',
    'Leave enough for the existential deposit and the fee, then try again.',
  ],
  ZeroBalanceAfterWithdrawn: [
    'Taking this amount would empty the coldkey and remove its account.',
    'Leave a little more than the existential deposit of 500 rao.',
  ],
  StakeUnavailable: [
    'Part of that stake is locked and cannot be moved or withdrawn.',
    'Use at most what is unlocked; a decaying lock frees more with every block.',
  ],
  AmountTooLow: [
    'The amount is below the smallest stake the chain accepts, or would buy nothing.',
    'Use a larger amount; a remainder that small can only leave together with the whole position.',
  ],
  InsufficientLiquidity: [
    'The pool of this subnet is too small for the trade.',
    'Use a smaller amount, or compare pools with `dtao subnets list`.',
  ],
  SlippageTooHigh: [
    'The price would move further than the tolerance allows.',
    'Use a smaller amount, a wider --tolerance, or --partial to take what fits.',
  ],
  TransferDisallowed: [
    'The owner of this subnet has switched stake transfers off.',
    'Unstake to TAO and send that instead.',
  ],
  SameNetuid: [
    'Origin and destination are the same subnet.',
    'Name two different subnets, or move the stake between hotkeys.',
  ],
  InsufficientBalance: [
    'The free balance does not cover this.',
    'Check it with `dtao wallet balance`; the fee must fit as well.',
  ],
  StakingRateLimitExceeded: [
    'This account has changed its stake too often in a short time.',
    'Wait a block and try again.',
  ],
  AddStakeBurnRateLimitExceeded: [
    'This subnet has bought back and burned alpha too recently.',
    'Wait until the limit has passed.',
  ],
  NotEnoughAlphaOutToRecycle: [
    'The subnet has less alpha outstanding than should be recycled.',
    'Recycle a smaller amount.',
  ],
  CannotBurnOrRecycleOnRootSubnet: [
    'Root stake is TAO and cannot be burned or recycled.',
    'Choose a subnet other than 0.',
  ],
  SameAutoStakeHotkeyAlreadySet: [
    'Rewards are already staked to that hotkey automatically.',
    'Nothing needs to change.',
  ],
  StakeTooLowForRoot: [
    'The hotkey has too little stake to take a seat on the root network.',
    'Stake more to it than the weakest of the root members has.',
  ],
  DelegateTakeTooLow: [
    'The take is below the minimum, or not lower than the present one.',
    'Choose a value between the limits of the chain; raising it is a call of its own.',
  ],
  DelegateTakeTooHigh: ['The take is above the maximum of the chain.', 'Choose a lower value.'],
  DelegateTxRateLimitExceeded: [
    'The take of this hotkey was raised too recently.',
    'Wait until the limit has passed; lowering it is always possible.',
  ],
  HotKeyAlreadyDelegate: [
    'The hotkey already accepts stake from others.',
    'Nothing needs to change.',
  ],
  InvalidNumRootClaim: [
    'That number of automatic root claims a block is more than allowed.',
    'Choose a smaller number.',
  ],
  InvalidRootClaimThreshold: [
    'The threshold for root claims is above the maximum.',
    'Choose a smaller threshold.',
  ],
  InvalidSubnetNumber: [
    'The list of subnets to claim from is empty or too long.',
    'Name at least one subnet, and fewer at a time.',
  ],
  LockHotkeyMismatch: [
    'The lock of this coldkey on that subnet belongs to another hotkey.',
    'Name that hotkey, or move the lock first.',
  ],
  InsufficientStakeForLock: [
    'There is less stake on the subnet than should be locked.',
    'Lock a smaller amount, or stake more first.',
  ],
  NoExistingLock: ['This coldkey has no lock on that subnet.', 'Check the netuid.'],
  ActiveLockExists: [
    'This coldkey still has an active lock.',
    'Wait until it has decayed, or use another coldkey.',
  ],
  UnlockAmountTooHigh: ['More was to be unlocked than is locked.', 'Unlock a smaller amount.'],
  AccountRejectsLockedAlpha: [
    'The receiving coldkey refuses alpha that is locked.',
    'Send unlocked stake, or ask its owner to accept locked alpha.',
  ],
  SubtokenDisabled: [
    'Trading on this subnet has not been started.',
    'Its owner can run `dtao subnets start`; until then nobody can stake there.',
  ],
  VotingPowerTrackingNotEnabled: [
    'This subnet does not track voting power.',
    'Its owner has to switch that on first.',
  ],
  InvalidVotingPowerEmaAlpha: [
    'The smoothing factor for voting power is above 10^18, which stands for 1.',
    'Choose a value up to 10^18.',
  ],
}
