import type { Codec } from '../../codec/index.ts'
import type { Context } from './context.ts'
import type { DispatchErrorValue } from './dispatch-error.ts'
import type { Origin } from './origin.ts'
import type { RuntimeCall } from './pallet.ts'
import type { ValidTransaction } from './validity.ts'
import type { DispatchInfo, PostInfo, Weight } from './weight.ts'

/** What a transaction extension is told of a transaction. */
export interface TransactionFacts {
  readonly origin: Origin
  readonly call: RuntimeCall
  /** The cost of the call and of the extensions' own checks. */
  readonly info: DispatchInfo
  /** Bytes of the whole extrinsic, as fees count them. */
  readonly length: number
}

/**
 * One of the runtime's transaction extensions. `extra` travels in the extrinsic, `additional` is only signed. `validate`
 * is the pool's question and runs again in the block; `prepare` runs in the block alone, and what it returns reaches
 * `postDispatch`.
 */
export interface TransactionExtension<E = unknown, A = unknown, P = unknown> {
  readonly identifier: string
  /** The type under which metadata shows `extra`. */
  readonly extra: Codec<E>
  readonly additional: Codec<A>
  /** What the checks of this extension cost, besides the call; nothing where left out. */
  weight?(call: RuntimeCall, extra: E): Weight
  /** What the chain signs along. @throws {InvalidTransaction} when it no longer knows (an expired era). */
  implied(ctx: Context, extra: E): A
  /** @throws {InvalidTransaction} when the transaction may not run now. */
  validate?(ctx: Context, facts: TransactionFacts, extra: E): ValidTransaction | undefined
  /** @throws {InvalidTransaction} as `validate`. */
  prepare?(ctx: Context, facts: TransactionFacts, extra: E): P
  postDispatch?(
    ctx: Context,
    prepared: P,
    facts: TransactionFacts,
    post: PostInfo,
    error: DispatchErrorValue | undefined,
  ): void
}

/** What an extension implies that signs nothing along. */
export const NOTHING: readonly [] = []

/** Fixes the types of an extension and forgets them: a runtime holds extensions of any kind. */
export function extension<E, A, P>(declared: TransactionExtension<E, A, P>): TransactionExtension {
  return declared as unknown as TransactionExtension
}
