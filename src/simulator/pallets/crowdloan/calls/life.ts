import { option, spelled } from '../../../../codec/index.ts'
import { ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import type { LateTypes } from '../../../frame/runtime.ts'
import { AccountId } from '../../../frame/types.ts'
import { addWeights, type Weight, weight } from '../../../frame/weight.ts'
import { REFUND_CONTRIBUTORS_LIMIT } from '../constants.ts'
import { contribute, withdraw } from '../contribute.ts'
import { create } from '../create.ts'
import { dissolve, finalize, refund } from '../finish.ts'
import { CompactBalance, CompactBlock, CompactId } from './arguments.ts'

const CREATE = weight(59_829_000n, 6_148n, 3n, 5n)

function refundWeight(contributors: number): Weight {
  const k = BigInt(contributors)
  return weight(110_703_000n + 39_503_253n * k, 3_747n + 2_579n * k, 2n + 2n * k, 2n * k)
}

/** The life of a crowdloan (pallets/crowdloan/src/lib.rs). */
export function lifeCalls(late: LateTypes): readonly Call[] {
  return [
    call(
      {
        index: 0,
        name: 'create',
        args: {
          deposit: CompactBalance,
          min_contribution: CompactBalance,
          cap: CompactBalance,
          end: CompactBlock,
          call: option(spelled(late.call, 'Box<<T as Config>::RuntimeCall>')),
          target_address: option(AccountId),
        },
        docs: 'Starts to raise TAO, for an address or for a call.',
        weight: ({ call: inner }) =>
          inner === undefined ? CREATE : addWeights(CREATE, late.info(inner).weight),
      },
      (ctx, terms) => {
        create(ctx, ensureSigned(ctx.origin), terms)
        return undefined
      },
    ),
    call(
      {
        index: 1,
        name: 'contribute',
        args: { crowdloan_id: CompactId, amount: CompactBalance },
        docs: 'Gives to a crowdloan, as much as it may still take.',
        weight: weight(66_609_000n, 6_148n, 5n, 4n),
      },
      (ctx, { crowdloan_id, amount }) => {
        contribute(ctx, ensureSigned(ctx.origin), crowdloan_id, amount)
        return undefined
      },
    ),
    call(
      {
        index: 2,
        name: 'withdraw',
        args: { crowdloan_id: CompactId },
        docs: 'Takes a contribution back before the crowdloan is finalized.',
        weight: weight(60_259_000n, 6_148n, 4n, 4n),
      },
      (ctx, { crowdloan_id }) => {
        withdraw(ctx, ensureSigned(ctx.origin), crowdloan_id)
        return undefined
      },
    ),
    call(
      {
        index: 3,
        name: 'finalize',
        args: { crowdloan_id: CompactId },
        docs: 'Does what a crowdloan was for, by its creator, once all is raised.',
        weight: weight(31_507_000n, 4_197_809n, 4n, 2n),
      },
      (ctx, { crowdloan_id }) => {
        finalize(ctx, ensureSigned(ctx.origin), crowdloan_id)
        return undefined
      },
    ),
    call(
      {
        index: 4,
        name: 'refund',
        args: { crowdloan_id: CompactId },
        docs: 'Gives contributors theirs back, by the creator, 50 in a call.',
        weight: refundWeight(REFUND_CONTRIBUTORS_LIMIT),
      },
      (ctx, { crowdloan_id }) => {
        const refunded = refund(ctx, ensureSigned(ctx.origin), crowdloan_id)
        return refunded === undefined ? undefined : { weight: refundWeight(refunded) }
      },
    ),
    call(
      {
        index: 5,
        name: 'dissolve',
        args: { crowdloan_id: CompactId },
        docs: 'Ends a crowdloan whose contributors have theirs back, by its creator.',
        weight: weight(66_939_000n, 6_148n, 4n, 5n),
      },
      (ctx, { crowdloan_id }) => {
        dissolve(ctx, ensureSigned(ctx.origin), crowdloan_id)
        return undefined
      },
    ),
  ]
}
