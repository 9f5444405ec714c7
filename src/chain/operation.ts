import type { DispatchError } from '../errors/dispatch.ts'
import { readBalances } from './accounts.ts'
import { type Call, estimateFee } from './call.ts'
import type { View } from './view.ts'

/** A transaction as it is planned: what is called, what it costs in rao, and what the chain would hold against it. */
export interface Operation {
  readonly coldkey: string
  readonly call: Call
  /** The transaction's own fee. */
  readonly fee: bigint
  /** What leaves the coldkey besides the fee. */
  readonly cost: bigint
  readonly free: bigint
  readonly refusals: readonly DispatchError[]
}

/** What a call would cost, and what there is to pay it with. */
export async function price(
  view: View,
  call: Call,
  coldkey: string,
): Promise<{ fee: bigint; free: bigint }> {
  const [fee, [balance]] = await Promise.all([
    estimateFee(view, call, coldkey),
    readBalances(view, [coldkey]),
  ])
  return { fee, free: balance?.free ?? 0n }
}
