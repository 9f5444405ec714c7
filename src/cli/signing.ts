import type { Call } from '../chain/call.ts'
import type { Chain } from '../chain/chain.ts'
import type { Receipt, SubmitOptions } from '../chain/submit.ts'
import { openWithPassword } from '../wallet/passwords/sources.ts'
import { keypairSigner, type Signer } from '../wallet/signing/signer.ts'
import { keystoreOf } from './accounts.ts'
import { type ArgValues, flag, option } from './args.ts'
import type { Context } from './context.ts'
import { integer, text } from './values.ts'

/** The arguments of every command that signs. */
export const SIGNING_ARGS = {
  passwordFile: option({
    flags: ['--password-file', '--wallet-password-file'],
    value: 'file',
    help: 'read the password of the coldkey from a file',
    parse: text,
  }),
  passwordFd: option({
    flags: ['--password-fd'],
    value: 'number',
    help: 'read the password of the coldkey from an open file descriptor',
    parse: (value) => integer(value, 0, 65_535, 'descriptor'),
  }),
  period: option({
    flags: ['--period', '--era'],
    value: 'blocks',
    help: 'how long the transaction stays valid (64 by default)',
    parse: (value) => integer(value, 4, 65_536, 'period'),
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
 * The signer for a wallet's coldkey. Whoever calls this has asked for consent and found no refusal: a password comes last.
 *
 * @throws WalletError when there is no secret, or no right password
 */
export async function signerOf(ctx: Context, wallet: string, args: SigningArgs): Promise<Signer> {
  const keystore = keystoreOf(ctx)
  const open = (password?: Uint8Array) => keystore.open({ wallet }, password)
  const wrapping = keystore.wrapping({ wallet })
  const { keypair } =
    wrapping === undefined || wrapping === 'plain'
      ? await open()
      : await openWithPassword(
          `the coldkey of wallet ${wallet}`,
          keystore.secretPath({ wallet }),
          {
            ...(args.passwordFile === undefined ? {} : { file: args.passwordFile }),
            ...(args.passwordFd === undefined ? {} : { fd: args.passwordFd }),
            environment: ctx.env,
            ...(ctx.canAskSecrets ? { ask: (label) => ctx.prompt.password(label) } : {}),
            tell: (line) => ctx.ui.warn(line),
          },
          open,
        )
  ctx.onExit(() => keypair.wipe())
  return keypairSigner(keypair)
}

const STAGES = {
  signing: 'Signing',
  submitting: 'Submitting',
  waiting: 'Waiting for a block',
  included: 'Included in a block',
  finalized: 'Final',
} as const

/** Signs, submits and follows, and shows how far that is. @throws as `submit` */
export async function transact(
  ctx: Context,
  chain: Chain,
  signer: Signer,
  call: Call,
  args: Partial<SigningArgs> = {},
): Promise<Receipt> {
  const { submit } = await import('../chain/submit.ts')
  const progress = await ctx.ui.progress()
  const options: SubmitOptions = {
    onStage: (stage) => progress.stage(STAGES[stage]),
    signal: ctx.signal,
    ...(args.period === undefined ? {} : { period: args.period }),
    wait: args.finalized === true ? 'finalized' : 'included',
  }
  try {
    const receipt = await submit(chain, signer, call, options)
    progress.done(`In block ${receipt.blockNumber}`)
    return receipt
  } catch (error) {
    progress.stop()
    throw error
  }
}
