import { amountJson } from '../../amounts.ts'
import type { Operation } from '../../chain/operation.ts'
import type { Receipt } from '../../chain/submit.ts'
import { EXIT } from '../../errors/base.ts'
import { type Account, accountText } from '../accounts.ts'
import type { JsonValue } from '../json.ts'
import type { Theme } from '../ui/theme.ts'
import type { Ui } from '../ui/ui.ts'
import { callFields, callJson } from './call.ts'
import { type Field, fieldLines } from './fields.ts'
import { money } from './money.ts'
import { receiptFields, receiptJson, refusalFields, refusalsJson } from './transaction.ts'

/** A planned transaction with the wallet that signs it, and its receipt unless it was a dry run. */
export interface Operated<P extends Operation> {
  readonly plan: P
  readonly coldkey: Account
  readonly receipt?: Receipt
}

/** Who pays how much, and what stands in the way; `middle` says what for. */
export function operationFields(
  { plan, coldkey }: Operated<Operation>,
  middle: readonly Field[],
  theme: Theme,
): Field[] {
  return [
    ['Wallet', accountText(coldkey)],
    ['  free', money(plan.free, 0, theme.glyphs)],
    ...middle,
    ['Transaction fee', money(plan.fee, 0, theme.glyphs)],
    ...refusalFields(plan.refusals, theme),
  ]
}

/** Prints the plan of a dry run, or `done` and where the transaction is. */
export function renderOperation(
  operated: Operated<Operation>,
  { plan, done }: { readonly plan: readonly Field[]; readonly done: readonly Field[] },
  ui: Ui,
): void {
  const { theme } = ui
  const { receipt } = operated
  if (receipt === undefined) {
    const fields = operationFields(operated, plan, theme)
    ui.print(fieldLines([...fields, ...callFields(operated.plan.call)], theme.out))
    ui.note('Nothing was sent.')
    return
  }
  ui.print(fieldLines([...done, ...receiptFields(receipt, theme)], theme.out))
}

/** What every planned transaction says to programs. */
export function operationJson({ plan, coldkey, receipt }: Operated<Operation>) {
  return {
    dryRun: receipt === undefined,
    wallet: coldkey.wallet ?? null,
    coldkey: coldkey.address,
    cost: amountJson(plan.cost),
    fee: amountJson(plan.fee),
    free: amountJson(plan.free),
    refusals: refusalsJson(plan.refusals),
    call: callJson(plan.call),
    transaction: receipt === undefined ? null : receiptJson(receipt),
  } satisfies JsonValue
}

/** 0 for what was done; the chain's own verdict for a dry run that it would refuse. */
export function operationExitCode({ plan, receipt }: Operated<Operation>): number {
  return receipt === undefined ? (plan.refusals[0]?.exitCode ?? EXIT.done) : EXIT.done
}
