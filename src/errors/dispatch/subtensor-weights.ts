import type { ErrorCopies } from './copy.ts'

/** SubtensorModule: weights, commit-reveal, axons and child hotkeys. */
export const subtensorWeights: ErrorCopies = {
  NotEnoughStakeToSetWeights: [
    'The hotkey has too little stake to set weights.',
    'Stake more to it.',
  ],
  NeuronNoValidatorPermit: [
    'The hotkey has no validator permit on this subnet and may weigh only itself.',
    'Permits go to the hotkeys with most stake; stake more and wait for an epoch.',
  ],
  WeightVecNotEqualSize: [
    'There are not as many weights as UIDs.',
    'Give one weight for every UID.',
  ],
  DuplicateUids: ['A UID is named twice.', 'Name every UID once.'],
  UidVecContainInvalidOne: [
    'A UID does not exist on this subnet.',
    'Read the UIDs again with `dtao subnets show`.',
  ],
  WeightVecLengthIsLow: [
    'The subnet asks for weights on more neurons than that.',
    'Weigh at least as many as its minimum.',
  ],
  MaxWeightExceeded: [
    'A weight is above the maximum of the subnet.',
    'Spread the weights more evenly.',
  ],
  UidsLengthExceedUidsInSubNet: [
    'There are more weights than neurons on the subnet.',
    'Give at most one weight for every neuron.',
  ],
  SettingWeightsTooFast: [
    'This hotkey has set weights too recently.',
    'Wait until the limit of the subnet has passed.',
  ],
  CommittingWeightsTooFast: [
    'This hotkey has committed weights too recently.',
    'Wait until the limit of the subnet has passed.',
  ],
  IncorrectWeightVersionKey: [
    'The subnet asks for a newer version of the validator software.',
    'Update it, and with it the version key.',
  ],
  CanNotSetRootNetworkWeights: [
    'The root network has no weights any more.',
    'Choose a subnet other than 0.',
  ],
  NoWeightsCommitFound: [
    'There is no commit by this hotkey to reveal.',
    'Commit first; an expired commit is dropped.',
  ],
  InvalidRevealCommitHashNotMatch: [
    'What was revealed is not what was committed.',
    'Reveal with the same UIDs, weights, salt and version key.',
  ],
  CommitRevealEnabled: [
    'This subnet takes weights by commit and reveal alone.',
    'Commit the weights instead of setting them.',
  ],
  CommitRevealDisabled: ['Commit-reveal is off on this subnet.', 'Set the weights directly.'],
  TooManyUnrevealedCommits: [
    'This hotkey has too many commits that it has not revealed.',
    'Reveal them first, or let them expire.',
  ],
  ExpiredWeightCommit: ['The commit has expired.', 'Commit again and reveal in time.'],
  RevealTooEarly: ['The commit may not be revealed yet.', 'Wait for the epoch in which it is due.'],
  InputLengthsUnequal: ['The lists have different lengths.', 'Give the same number in each.'],
  IncorrectCommitRevealVersion: [
    'The commit is of another version than the chain expects.',
    'Update the validator software.',
  ],
  InvalidRevealRound: ['The reveal round has already passed.', 'Commit for a later round.'],
  RevealPeriodTooLarge: ['The reveal period is too long.', 'Choose fewer epochs.'],
  RevealPeriodTooSmall: ['The reveal period is too short.', 'Choose more epochs.'],
  InvalidIpType: ['The address is neither IPv4 nor IPv6.', 'Use type 4 or 6.'],
  InvalidIpAddress: [
    'The IP address cannot be reached from the internet, or is none.',
    'Use a public address.',
  ],
  InvalidPort: ['The port is invalid.', 'Use a port from 1 to 65535.'],
  ServingRateLimitExceeded: [
    'This neuron has changed its address too recently.',
    'Wait until the limit of the subnet has passed.',
  ],
  InvalidChild: [
    'A hotkey cannot be its own child, nor be a child here.',
    'Choose another child hotkey.',
  ],
  DuplicateChild: ['A child is named twice.', 'Name every child once.'],
  ProportionOverflow: [
    'The shares of the children add up to more than everything.',
    'Lower them to 100 % or less together.',
  ],
  TooManyChildren: ['A hotkey has at most five children.', 'Name fewer.'],
  ChildParentInconsistency: [
    'A hotkey would be parent and child of the same hotkey.',
    'Remove one of the two relations first.',
  ],
  NotEnoughStakeToSetChildkeys: [
    'The parent has too little stake to name children.',
    'Stake more to it.',
  ],
  InvalidChildkeyTake: [
    'The take of the child is out of its range.',
    'Choose one inside the limits of the chain.',
  ],
  TxChildkeyTakeRateLimitExceeded: [
    'The take of this child was changed too recently.',
    'Wait until the limit has passed.',
  ],
}
