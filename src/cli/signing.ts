import type { Call } from '../chain/call.ts'
import type { Chain } from '../chain/chain.ts'
import type { Receipt, Stage, SubmitOptions } from '../chain/submit.ts'
import { keypairSigner, type MessageSigner, type Signer } from '../wallet/signing/signer.ts'
import { keystoreOf } from './accounts.ts'
import { type ArgValues, flag, option } from './args.ts'
import type { Context } from './context.ts'
import { heldSigner } from './keys/agent.ts'
import { PASSWORD_ARGS } from './keys/args.ts'
import { openKey, type PasswordArgs } from './keys/passwords.ts'
import { integer } from './values.ts'

/** The arguments of every command that signs. */
export const SIGNING_ARGS = {
  ...PASSWORD_ARGS,
  period: option({
    flags: ['--period', '--era'],
    value: 'blocks',
    help: 'how long the transaction stays valid (64 by default)',
    parse: (value) => integer(value, 4, 4096, 'period'),
  }),
  finalized: flag({
    flags: ['--wait-for-finalization'],
    help: 'wait until the block is final, not only until it is there',
  }),
} as const

export type SigningArgs = ArgValues<typeof SIGNING_ARGS>

/** Asks for consent. What it costs on a live network is named again, since nothing there can be undone. */
export async function consent(ctx: Context, chain: Chain, question: string): Promise<void> {
  const { name, live } = chain.network
  const where = live ? ` on the live network ${name}, with real value` : ''
  await ctx.confirm(`${question}${where}?`)
}

/**
 * The signer for a wallet's coldkey: the agent that holds it, or its keyfile. Whoever calls this has asked for consent and
 * found no refusal: a password comes last.
 *
 * @throws WalletError when there is no secret, or no right password
 */
export async function signerOf(
  ctx: Context,
  wallet: string,
  args: Partial<PasswordArgs>,
): Promise<MessageSigner> {
  const keystore = keystoreOf(ctx)
  const held = await heldSigner(ctx, keystore, wallet)
  if (held !== undefined) return held
  const otherwise = '`dtao wallet unlock` lets the agent hold the key.'
  return keypairSigner(await openKey(ctx, keystore, { wallet }, args, otherwise))
}

/** What is waited for, in words. */
const STAGES = {
  signing: 'Signing',
  submitting: 'Submitting',
  waiting: 'Waiting for a block',
  included: 'Included in a block',
  finalized: 'Final',
} as const

/** Shows how far a transaction is that `work` submits. @throws what `work` throws */
export async function shown(
  ctx: Context,
  work: (onStage: (stage: Stage) => void) => Promise<Receipt>,
): Promise<Receipt> {
  const progress = await ctx.ui.progress()
  try {
    const receipt = await work((stage) => progress.stage(STAGES[stage]))
    progress.done(`In block ${receipt.blockNumber}`)
    return receipt
  } catch (error) {
    progress.stop()
    throw error
  }
}

/** Signs, submits (encrypted for `shield` where given) and follows, and shows how far that is. @throws as `submit` */
export async function transact(
  ctx: Context,
  chain: Chain,
  signer: Signer,
  call: Call,
  args: Partial<SigningArgs> = {},
  shield?: Uint8Array,
): Promise<Receipt> {
  const { submit } = await import('../chain/submit.ts')
  return shown(ctx, async (onStage) => {
    const options: SubmitOptions = {
      onStage,
      signal: ctx.signal,
      ...(args.period === undefined ? {} : { period: args.period }),
      wait: args.finalized === true ? 'finalized' : 'included',
    }
    if (shield === undefined) return submit(chain, signer, call, options)
    const { submitShielded } = await import('../chain/shield.ts')
    return submitShielded(chain, signer, call, shield, options)
  })
}
