import type { ErrorCopies } from './copy.ts'

/** Swap: the pools. */
export const swap: ErrorCopies = {
  FeeRateTooHigh: ['The fee rate is above the maximum.', 'Choose a lower one.'],
  InsufficientInputAmount: ['The amount is too small to trade.', 'Use a larger amount.'],
  InsufficientLiquidity: [
    'The pool of this subnet is too small for the trade.',
    'Use a smaller amount, or compare pools with `dtao subnets list`.',
  ],
  PriceLimitExceeded: [
    'The price is already beyond the limit.',
    'Quote again with `dtao stake quote`, or use a wider --tolerance.',
  ],
  InsufficientBalance: [
    'The balance does not cover the trade.',
    'Check it with `dtao wallet balance`.',
  ],
  InvalidTickRange: ['The price range is invalid.', 'Choose a lower bound below the upper one.'],
  InvalidLiquidityValue: ['The liquidity is too small.', 'Use a larger amount.'],
  ReservesTooLow: ['The pool would be left with too little on one side.', 'Use a smaller amount.'],
  MechanismDoesNotExist: [
    'There is no such subnet.',
    'See which there are with `dtao subnets list`.',
  ],
  SubtokenDisabled: [
    'Trading on this subnet has not been started.',
    'Its owner can run `dtao subnets start`; until then nobody can stake there.',
  ],
  ReservesOutOfBalance: [
    'The two sides of the pool are too far apart to trade.',
    'Choose another subnet; this pool needs liquidity.',
  ],
  SwapInputTooLarge: [
    'The amount is too large against what the pool holds.',
    'Split it into smaller trades.',
  ],
  Deprecated: ['The chain does not offer this call any more.', 'Update dtao.'],
}
