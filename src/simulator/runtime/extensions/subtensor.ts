import { attempt, DispatchFailure } from '../../frame/dispatch-error.ts'
import { invalidCustom } from '../../frame/validity.ts'
import { marker } from './marker.ts'

const BAD_REQUEST = 255

/** The numbers of `Custom error: N` by the error that a guard gives (common/src/transaction_error.rs). */
const CODES: Readonly<Record<string, number>> = {
  ColdkeySwapAnnounced: 0,
  AmountTooLow: 1,
  NotEnoughStakeToSetWeights: 1,
  NotEnoughBalanceToStake: 2,
  SubnetNotExists: 3,
  HotKeyAccountNotExists: 4,
  NotEnoughStakeToWithdraw: 5,
  CommittingWeightsTooFast: 6,
  SettingWeightsTooFast: 6,
  NetworkTxRateLimitExceeded: 6,
  InsufficientLiquidity: 7,
  SlippageTooHigh: 8,
  TransferDisallowed: 9,
  HotKeyNotRegisteredInNetwork: 10,
  InvalidIpAddress: 11,
  ServingRateLimitExceeded: 12,
  InvalidPort: 13,
  InvalidRevealRound: 15,
  NoWeightsCommitFound: 16,
  RevealTooEarly: 17,
  InputLengthsUnequal: 18,
  HotKeyNotRegisteredInSubNet: 19,
  EvmKeyAssociateRateLimitExceeded: 20,
  ColdkeySwapDisputed: 21,
  NonAssociatedColdKey: 25,
  DelegateTakeTooLow: 26,
  DelegateTakeTooHigh: 27,
}

/**
 * Asks the runtime's guards about a call before it costs anything, and turns their errors into the numbers that
 * wallets know (pallets/subtensor/src/extensions/subtensor.rs).
 */
export const subtensorTransactionExtension = marker(
  'SubtensorTransactionExtension',
  'pallet_subtensor::extensions::subtensor::SubtensorTransactionExtension',
  {
    validate(ctx, { origin, call }) {
      for (const guard of ctx.runtime.definition.guards) {
        const refused = attempt(() => guard(ctx, call, origin))
        if (refused instanceof DispatchFailure)
          invalidCustom(CODES[refused.module?.name ?? ''] ?? BAD_REQUEST)
      }
      return undefined
    },
  },
)
