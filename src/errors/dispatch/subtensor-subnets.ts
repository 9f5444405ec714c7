import type { ErrorCopies } from './copy.ts'

/** SubtensorModule: subnets, registration, leases and hyperparameters. */
export const subtensorSubnets: ErrorCopies = {
  RootNetworkDoesNotExist: [
    'This chain has no root network.',
    'Check that you are on the chain you meant.',
  ],
  SubnetNotExists: ['There is no such subnet.', 'See which there are with `dtao subnets list`.'],
  MechanismDoesNotExist: [
    'There is no such subnet, or it has no such mechanism.',
    'See which subnets there are with `dtao subnets list`.',
  ],
  NotSubnetOwner: [
    'Only the owner of the subnet may do this.',
    'Sign with the coldkey that owns it; `dtao subnets show` names it.',
  ],
  NotRootSubnet: ['This works on the root network alone.', 'Use --netuid 0.'],
  RegistrationNotPermittedOnRootSubnet: [
    'This cannot be done on the root network.',
    'Choose a subnet other than 0; joining root is a registration of its own kind.',
  ],
  SubNetRegistrationDisabled: [
    'The subnet takes no registrations at present.',
    'Wait until its owner opens them again, or choose another subnet.',
  ],
  TooManyRegistrationsThisBlock: [
    'The subnet has taken all the registrations it allows in this block.',
    'Try again in the next block.',
  ],
  TooManyRegistrationsThisInterval: [
    'The subnet has taken all the registrations it allows in this interval.',
    'Wait for the next interval.',
  ],
  HotKeyAlreadyRegisteredInSubNet: [
    'The hotkey is already registered on this subnet.',
    'Nothing needs to change, or choose another hotkey.',
  ],
  HotKeyNotRegisteredInSubNet: [
    'The hotkey is not registered on this subnet.',
    'Register it with `dtao subnets register`, or check --hotkey and --netuid.',
  ],
  HotKeyNotRegisteredInNetwork: [
    'The hotkey is not registered on any subnet.',
    'Register it with `dtao subnets register` first.',
  ],
  NoNeuronIdAvailable: [
    'Every place on the subnet is taken by a neuron that cannot be replaced now.',
    'Wait until one leaves its immunity period.',
  ],
  RegistrationPriceLimitExceeded: [
    'Registering costs more than the limit that was given.',
    'Raise the limit, or wait until the price has fallen.',
  ],
  InvalidWorkBlock: [
    'The proof of work was made for a block that is too old or does not exist.',
    'Solve it again for a recent block.',
  ],
  InvalidDifficulty: [
    'The proof of work does not reach the difficulty of the subnet.',
    'Solve it again, or register by burning TAO.',
  ],
  InvalidSeal: [
    'The seal does not belong to the proof of work.',
    'Solve it again, or register by burning TAO.',
  ],
  FaucetDisabled: ['This chain has no faucet.', 'On a devnet, use `dtao devnet fund`.'],
  AllNetworksInImmunity: [
    'No subnet can be replaced, since all are in their immunity period.',
    'Wait until the oldest leaves it.',
  ],
  SubnetLimitReached: [
    'The chain has as many subnets as it allows, and none can be replaced now.',
    'Wait until one leaves its immunity period.',
  ],
  CannotAffordLockCost: [
    'The free balance does not cover the price of a new subnet.',
    'Check the balance with `dtao wallet balance`; the price falls with time.',
  ],
  NetworkTxRateLimitExceeded: [
    'A subnet was created too recently.',
    'Wait until the limit between two creations has passed.',
  ],
  FirstEmissionBlockNumberAlreadySet: [
    'The subnet has been started already.',
    'Nothing needs to change.',
  ],
  NeedWaitingMoreBlocksToStarCall: [
    'The subnet is too young to be started.',
    'Wait; `dtao subnets show` says from which block on it can be.',
  ],
  SymbolDoesNotExist: [
    'The chain does not know this token symbol.',
    'Choose one from its list of symbols.',
  ],
  SymbolAlreadyInUse: ['Another subnet uses this token symbol.', 'Choose a free one.'],
  InvalidIdentity: [
    'A field of the identity is too long or not allowed.',
    'Shorten the fields and try again.',
  ],
  AdminActionProhibitedDuringWeightsWindow: [
    'Settings are frozen in the last blocks before an epoch.',
    'Try again after the next epoch.',
  ],
  TxRateLimitExceeded: [
    'This was done too recently by this account.',
    'Wait until the limit has passed.',
  ],
  InvalidValue: ['A value is out of its range.', 'Check it against the limits of the chain.'],
  ActivityCutoffTooLow: [
    'The activity cutoff is below the minimum.',
    'Choose a larger number of blocks.',
  ],
  ActivityCutoffFactorMilliOutOfBounds: [
    'The activity-cutoff factor is out of its range.',
    'Choose a value inside the limits of the chain.',
  ],
  TempoOutOfBounds: [
    'The tempo is out of its range.',
    'Choose a number of blocks inside the limits of the chain.',
  ],
  EpochTriggerAlreadyPending: [
    'An epoch of this subnet has already been asked for.',
    'Wait until it has run.',
  ],
  AutoEpochAlreadyImminent: ['The next epoch is due in a few blocks anyway.', 'Wait for it.'],
  DynamicTempoBlockedByCommitReveal: [
    'An epoch out of turn would lose committed weights, since commit-reveal is on here.',
    'Wait for the regular epoch, or switch commit-reveal off first.',
  ],
  LiquidAlphaDisabled: [
    'Liquid alpha is off on this subnet, so its limits cannot be set.',
    'Switch it on first.',
  ],
  AlphaHighTooLow: ['The upper alpha value is too low.', 'Choose a higher one.'],
  AlphaLowOutOfRange: [
    'The lower alpha value is out of its range.',
    'Choose one above 0 and below the upper value.',
  ],
  TooManyUIDsPerMechanism: [
    'UIDs times mechanisms would be more than 256.',
    'Use fewer mechanisms, or trim the subnet first.',
  ],
  UidMapCouldNotBeCleared: [
    'The list of UIDs of this subnet is too long to be cleared in one go.',
    'Trim in smaller steps.',
  ],
  TrimmingWouldExceedMaxImmunePercentage: [
    'After trimming, too large a part of the subnet would be immune.',
    'Trim less, or wait until neurons leave their immunity.',
  ],
  InvalidLeaseBeneficiary: [
    'The lease cannot be opened for this beneficiary.',
    'It must be the one who started the crowdloan.',
  ],
  LeaseCannotEndInThePast: ['The lease would end in the past.', 'Choose a later block.'],
  LeaseNetuidNotFound: ['The subnet of the lease was not found.', 'Check the lease id.'],
  LeaseDoesNotExist: ['There is no such lease.', 'Check the lease id.'],
  LeaseHasNoEndBlock: [
    'The lease runs for ever and cannot be ended.',
    'Only leases with an end block can be.',
  ],
  LeaseHasNotEnded: ['The lease is still running.', 'Wait until its end block.'],
  BeneficiaryDoesNotOwnHotkey: [
    'The beneficiary does not own that hotkey.',
    'Name a hotkey of the beneficiary.',
  ],
  ExpectedBeneficiaryOrigin: [
    'Only the beneficiary of the lease may do this.',
    'Sign with that coldkey.',
  ],
}
