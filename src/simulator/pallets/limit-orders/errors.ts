import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  InvalidSignature: [0, 'The signature is not the signer’s over this order, or not sr25519.'],
  OrderAlreadyProcessed: [1, 'The order was executed, or cancelled, before.'],
  OrderCancelled: [2, 'The order was cancelled.'],
  OrderExpired: [3, 'The order’s time is over.'],
  PriceConditionNotMet: [4, 'The price is not where the order wants it.'],
  Unauthorized: [5, 'Only who signed an order may cancel it.'],
  SwapReturnedZero: [6, 'The pool would give nothing.'],
  RootNetUidNotAllowed: [7, 'There are no orders on root.'],
  OrderNetUidMismatch: [8, 'An order is for another subnet than the batch.'],
  LimitOrdersDisabled: [9, 'Orders are switched off.'],
  RelayerMissMatch: [10, 'The order names other relayers.'],
  PartialFillsNotEnabled: [11, 'The order must be filled at once.'],
  IncorrectPartialFillAmount: [12, 'Nothing, or more than is left of the order, is to be filled.'],
  RelayerRequiredForPartialFill: [13, 'Only orders that name relayers are filled in parts.'],
  ChainIdMismatch: [14, 'The order is for another chain.'],
  PalletHotkeyNotRegistered: [15, 'The hotkey that batches go through is not this pallet’s.'],
  ArithmeticOverflow: [16, 'TAO would be worth more alpha than can be counted.'],
  DuplicateOrderInBatch: [17, 'An order is twice in one batch.'],
  ZeroShareInBatch: [18, 'An order of the batch would get nothing.'],
})
