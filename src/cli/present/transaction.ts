import { amountJson } from '../../amounts.ts'
import type { Receipt } from '../../chain/submit.ts'
import type { DispatchError } from '../../errors/dispatch.ts'
import type { JsonValue } from '../json.ts'
import type { Theme } from '../ui/theme.ts'
import type { Field } from './fields.ts'
import { money } from './money.ts'

/** Where a transaction is, and what it cost. */
export function receiptFields(receipt: Receipt, { glyphs }: Theme): Field[] {
  return [
    ['Block', `${receipt.blockNumber}, transaction ${receipt.extrinsicIndex}`],
    ['Transaction', receipt.extrinsicHash],
    ['Transaction fee', money(receipt.fee, 0, glyphs)],
  ]
}

/** The same for programs. */
export function receiptJson(receipt: Receipt) {
  return {
    hash: receipt.extrinsicHash,
    block: { number: receipt.blockNumber, hash: receipt.blockHash },
    index: receipt.extrinsicIndex,
    fee: amountJson(receipt.fee),
  } satisfies JsonValue
}

/** What the chain would refuse, for programs. */
export function refusalsJson(refusals: readonly DispatchError[]) {
  return refusals.map(({ pallet, errorName, code, message, hints }) => ({
    code,
    pallet,
    error: errorName,
    message,
    hint: hints.join(' '),
  })) satisfies JsonValue
}

/** What the chain would refuse, for people. */
export function refusalFields(refusals: readonly DispatchError[], theme: Theme): Field[] {
  return refusals.map((one) => [
    'Refused',
    `${theme.out.bad(`${one.pallet}.${one.errorName}`)}: ${one.message}`,
  ])
}

/** The first of what the chain would refuse, which names the others; nothing was sent. */
export function refuse(refusals: readonly DispatchError[]): void {
  const [first, ...others] = refusals
  if (first === undefined) return
  if (others.length === 0) throw first
  throw first.beside(others)
}
