import { decode, unit } from '../../../codec/index.ts'
import type { Call } from './method.ts'
import { runtimeCall } from './runtime.ts'

interface DispatchFee {
  readonly weight: { readonly ref_time: bigint; readonly proof_size: bigint }
  readonly class: string
  readonly partial_fee: bigint
}

interface FeeDetails {
  readonly inclusion_fee:
    | {
        readonly base_fee: bigint
        readonly len_fee: bigint
        readonly adjusted_weight_fee: bigint
      }
    | undefined
}

/** Asks the runtime about the fee of an extrinsic and of its length. */
function ask<T>({ node, params }: Call, question: string): T {
  const bytes = params.bytes('encoded_xt')
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, bytes.length, true)
  const name = `TransactionPaymentApi_${question}`
  const input = Buffer.concat([bytes, length])
  const answer = runtimeCall(node, name, input, params.optionalHash('at'))
  const method = node.chain.runtime.apiMethod(name)
  return decode(method?.output ?? unit, answer) as T
}

/** `[hex, hash?]` → weight, class and fee of an extrinsic. */
export function payment_queryInfo(call: Call) {
  const { weight, class: kind, partial_fee } = ask<DispatchFee>(call, 'query_info')
  return {
    weight: { ref_time: Number(weight.ref_time), proof_size: Number(weight.proof_size) },
    class: kind.toLowerCase(),
    partialFee: partial_fee.toString(),
  }
}

export const payment_queryInfoAt = payment_queryInfo

/** `[hex, hash?]` → what the fee is made of. */
export function payment_queryFeeDetails(call: Call) {
  const { inclusion_fee: fee } = ask<FeeDetails>(call, 'query_fee_details')
  const hex = (value: bigint) => `0x${value.toString(16)}`
  return {
    inclusionFee: fee && {
      baseFee: hex(fee.base_fee),
      lenFee: hex(fee.len_fee),
      adjustedWeightFee: hex(fee.adjusted_weight_fee),
    },
  }
}

export const payment_queryFeeDetailsAt = payment_queryFeeDetails
