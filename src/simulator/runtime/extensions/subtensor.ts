import { attempt, DispatchFailure } from '../../frame/dispatch-error.ts'
import type { RuntimeCall } from '../../frame/pallet.ts'
import { invalidCustom } from '../../frame/validity.ts'
import { addWeights, type Weight, weight } from '../../frame/weight.ts'
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

/** What the guards cost by call, besides the first one that looks at every call (pallets/subtensor/src/weights.rs). */
const WEIGHTS = weight(52_958_000n, 7671n, 11n)
const RATE_LIMITS = weight(35_376_000n, 4484n, 7n)
const DELEGATE_TAKE = weight(15_378_000n, 4186n, 3n)
const SERVING = weight(19_035_000n, 4112n, 3n)
const EVM_KEY = weight(15_448_000n, 4117n, 2n)
const GUARDED: Readonly<Record<string, readonly Weight[]>> = {
  batch_commit_weights: [WEIGHTS],
  batch_reveal_weights: [WEIGHTS],
  batch_set_weights: [WEIGHTS],
  commit_weights: [WEIGHTS, RATE_LIMITS],
  commit_mechanism_weights: [WEIGHTS, RATE_LIMITS],
  reveal_weights: [WEIGHTS],
  reveal_mechanism_weights: [WEIGHTS],
  set_weights: [WEIGHTS, RATE_LIMITS],
  set_mechanism_weights: [WEIGHTS, RATE_LIMITS],
  commit_timelocked_weights: [WEIGHTS],
  commit_timelocked_mechanism_weights: [WEIGHTS],
  commit_crv3_mechanism_weights: [WEIGHTS],
  register_network: [RATE_LIMITS],
  increase_take: [DELEGATE_TAKE],
  decrease_take: [DELEGATE_TAKE],
  serve_axon: [SERVING],
  serve_axon_tls: [SERVING],
  serve_prometheus: [SERVING],
  associate_evm_key: [EVM_KEY],
}
const COLDKEY_SWAP = weight(17_583_000n, 4198n, 2n)

function guardWeight(call: RuntimeCall): Weight {
  const guarded = call.pallet === 'SubtensorModule' && Object.hasOwn(GUARDED, call.name)
  return ((guarded && GUARDED[call.name]) || []).reduce(addWeights, COLDKEY_SWAP)
}

/**
 * Asks the runtime's guards about a call before it costs anything, and turns their errors into the numbers that
 * wallets know (pallets/subtensor/src/extensions/subtensor.rs).
 */
export const subtensorTransactionExtension = marker(
  'SubtensorTransactionExtension',
  'pallet_subtensor::extensions::subtensor::SubtensorTransactionExtension',
  {
    weight: guardWeight,
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
