import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  FeeRateTooHigh: [0, 'The fee rate is above the maximum'],
  InsufficientInputAmount: [1, 'Too little goes into the swap'],
  InsufficientLiquidity: [2, 'The pool cannot pay this much out'],
  PriceLimitExceeded: [3, 'The price already is beyond the limit'],
  InsufficientBalance: [4, 'The caller owns too little'],
  InvalidTickRange: [5, 'Ticks are out of range or out of order'],
  InvalidLiquidityValue: [6, 'The liquidity given is not usable'],
  ReservesTooLow: [7, 'A reserve is below the minimum or the swap would pay nothing out'],
  MechanismDoesNotExist: [8, 'There is no such subnet'],
  SubtokenDisabled: [9, 'The token of the subnet is not enabled'],
  ReservesOutOfBalance: [10, 'One reserve would weigh next to nothing'],
  SwapInputTooLarge: [11, 'More goes in than a thousand times the reserve'],
  Deprecated: [12, 'This call is no longer served'],
})
