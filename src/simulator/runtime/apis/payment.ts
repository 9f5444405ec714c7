import { option, struct, u32, u64 } from '../../../codec/index.ts'
import type { Context } from '../../frame/context.ts'
import { extensionWeight } from '../../frame/executive.ts'
import type { Extrinsic } from '../../frame/extrinsic.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { method, type RuntimeApi, runtimeApi } from '../../frame/runtime-api.ts'
import { TaoBalance } from '../../frame/types.ts'
import {
  addWeights,
  DispatchClassCodec,
  type DispatchInfo,
  WeightCodec,
} from '../../frame/weight.ts'
import {
  computeFeeDetails,
  type FeeDetails,
  finalFee,
  lengthToFee,
  weightToFee,
} from '../../pallets/transaction-payment/fee.ts'

const RuntimeDispatchInfo = struct(
  { weight: WeightCodec, class: DispatchClassCodec, partial_fee: u64 },
  {
    path: 'pallet_transaction_payment::types::RuntimeDispatchInfo',
    params: [
      ['Balance', u64],
      ['Weight', WeightCodec],
    ],
  },
)

const InclusionFee = struct(
  { base_fee: u64, len_fee: u64, adjusted_weight_fee: u64 },
  { path: 'pallet_transaction_payment::types::InclusionFee', params: [['Balance', u64]] },
)

const FeeDetailsCodec = struct(
  { inclusion_fee: option(InclusionFee), tip: u64 },
  { path: 'pallet_transaction_payment::types::FeeDetails', params: [['Balance', u64]] },
)

/** What an extrinsic costs as a whole: its call and the checks of its extensions. */
function infoOf({ runtime }: Context, extrinsic: Extrinsic): DispatchInfo {
  const info = runtime.dispatchInfo(extrinsic.call)
  return { ...info, weight: addWeights(info.weight, extensionWeight(runtime, extrinsic)) }
}

const FREE: FeeDetails = { inclusion: undefined, tip: 0n }

function detailsOf(ctx: Context, extrinsic: Extrinsic, length: number): FeeDetails {
  return extrinsic.signature === undefined
    ? FREE
    : computeFeeDetails(ctx, length, infoOf(ctx, extrinsic), 0n)
}

function dispatchInfoWire(info: DispatchInfo, details: FeeDetails) {
  return { weight: info.weight, class: info.class, partial_fee: finalFee(details) }
}

function detailsWire({ inclusion, tip }: FeeDetails) {
  return {
    inclusion_fee:
      inclusion === undefined
        ? undefined
        : {
            base_fee: inclusion.base,
            len_fee: inclusion.length,
            adjusted_weight_fee: inclusion.weight,
          },
    tip,
  }
}

const conversions = [
  method(
    'query_weight_to_fee',
    [['weight', WeightCodec]],
    TaoBalance,
    (_, weight) => weightToFee(weight),
    'Rao for computation.',
  ),
  method(
    'query_length_to_fee',
    [['length', u32]],
    TaoBalance,
    (_, length) => lengthToFee(length),
    'Rao for bytes.',
  ),
]

/** What a transaction would cost, tips apart (frame/transaction-payment, `query_info` and its kin). */
export function paymentApis(late: LateTypes): readonly RuntimeApi[] {
  return [
    runtimeApi('TransactionPaymentApi', 4, [
      method(
        'query_info',
        [
          ['uxt', late.extrinsic],
          ['len', u32],
        ],
        RuntimeDispatchInfo,
        (ctx, extrinsic, length) =>
          dispatchInfoWire(infoOf(ctx, extrinsic), detailsOf(ctx, extrinsic, length)),
        'Weight, class and fee of an extrinsic; its signature may be anything.',
      ),
      method(
        'query_fee_details',
        [
          ['uxt', late.extrinsic],
          ['len', u32],
        ],
        FeeDetailsCodec,
        (ctx, extrinsic, length) => detailsWire(detailsOf(ctx, extrinsic, length)),
        'The parts of the fee of an extrinsic.',
      ),
      ...conversions,
    ]),
    runtimeApi('TransactionPaymentCallApi', 3, [
      method(
        'query_call_info',
        [
          ['call', late.call],
          ['len', u32],
        ],
        RuntimeDispatchInfo,
        (ctx, call, length) => {
          const info = ctx.runtime.dispatchInfo(call)
          return dispatchInfoWire(info, computeFeeDetails(ctx, length, info, 0n))
        },
        'Weight, class and fee of a call alone.',
      ),
      method(
        'query_call_fee_details',
        [
          ['call', late.call],
          ['len', u32],
        ],
        FeeDetailsCodec,
        (ctx, call, length) =>
          detailsWire(computeFeeDetails(ctx, length, ctx.runtime.dispatchInfo(call), 0n)),
        'The parts of the fee of a call alone.',
      ),
      ...conversions,
    ]),
  ]
}
