import { type Hex, toHex } from '../../../codec/index.ts'
import type { Extrinsic } from '../../frame/extrinsic.ts'
import { MAX_U64, type ValidTransaction } from '../../frame/validity.ts'

/** What happens to a transaction, in the words of `author_extrinsicUpdate`. */
export type TransactionStatus =
  | 'ready'
  | 'future'
  | 'invalid'
  | 'dropped'
  | { readonly inBlock: Hex }
  | { readonly finalized: Hex }
  | { readonly usurped: Hex }

export type StatusListener = (status: TransactionStatus, index?: number) => void

/** A transaction in the pool. */
export interface Entry {
  readonly hash: Hex
  readonly extrinsic: Extrinsic
  readonly priority: bigint
  /** Tags, as hex, that other transactions must provide first. */
  readonly requires: readonly string[]
  readonly provides: readonly string[]
  /** The last block on which it is still valid. */
  readonly validUntil: bigint
  /** Order of arrival. */
  readonly sequence: number
  readonly listeners: Set<StatusListener>
}

/** An entry for a transaction that the runtime found valid on block `number`. */
export function entryOf(
  hash: Hex,
  extrinsic: Extrinsic,
  validity: ValidTransaction,
  number: number,
  sequence: number,
  listeners: Set<StatusListener>,
): Entry {
  const until = BigInt(number) + validity.longevity
  return {
    hash,
    extrinsic,
    priority: validity.priority,
    requires: validity.requires.map(toHex),
    provides: validity.provides.map(toHex),
    validUntil: until > MAX_U64 ? MAX_U64 : until,
    sequence,
    listeners,
  }
}

/** Tells everybody who watches `entry`. */
export function tell(entry: Entry, status: TransactionStatus, index?: number): void {
  for (const listener of [...entry.listeners]) listener(status, index)
}
