import type { Call } from '../chain/call.ts'
import type { Chain } from '../chain/chain.ts'
import type { Receipt } from '../chain/submit.ts'
import type { DispatchError } from '../errors/dispatch.ts'
import type { Context } from './context.ts'
import { type Field, fieldLines } from './present/fields.ts'
import { refuse } from './present/transaction.ts'
import { consent, type SigningArgs, signerOf, transact } from './signing.ts'

/** A transaction that a command has planned. */
export interface Plan {
  /** Whose coldkey signs. */
  readonly wallet: string
  readonly call: Call
  readonly refusals: readonly DispatchError[]
  /** The key to encrypt the transaction with, where it is to be encrypted. */
  readonly shield?: Uint8Array | undefined
}

export interface Showing {
  /** What will happen, for people. */
  readonly fields: readonly Field[]
  /** What is agreed to: "Send 5 τ to 5F…", without a question mark. */
  readonly question: string
  /** Asked before anything else, where there is more to agree to. */
  readonly before?: () => Promise<void>
}

/**
 * What every command that changes a chain does with its plan: show it, refuse what the chain would refuse, ask for consent,
 * then for a password, sign, and follow it to its block. A dry run ends before all of that, without a receipt.
 */
export async function carryOut(
  ctx: Context,
  chain: Chain,
  { wallet, call, refusals, shield }: Plan,
  { fields, question, before }: Showing,
  args: SigningArgs,
): Promise<Receipt | undefined> {
  if (ctx.flags.dryRun) return undefined
  if (!ctx.flags.json) ctx.ui.note(`${fieldLines(fields, ctx.ui.theme.err)}\n`)
  refuse(refusals)
  await before?.()
  await consent(ctx, chain, question)
  return transact(ctx, chain, await signerOf(ctx, wallet, args), call, args, shield)
}
