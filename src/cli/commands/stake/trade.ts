import type { Chain } from '../../../chain/chain.ts'
import { type Trade, tradesIn } from '../../../chain/events.ts'
import { planStake, type StakePlan, type StakeRequest } from '../../../chain/plan.ts'
import { readShieldKey } from '../../../chain/shield.ts'
import { type Position, readPosition } from '../../../chain/stake.ts'
import type { Receipt } from '../../../chain/submit.ts'
import { View } from '../../../chain/view.ts'
import { EXIT, UsageError } from '../../../errors/base.ts'
import { type Account, nameOf } from '../../accounts.ts'
import { carryOut } from '../../carry-out.ts'
import { ofBlock } from '../../chain.ts'
import type { Context } from '../../context.ts'
import { money } from '../../present/money.ts'
import { subnetTitle } from '../../present/quote.ts'
import type { TradeArgs } from './trade-args.ts'
import { planFields } from './trade-fields.ts'

/** What became of a trade. */
export interface Traded {
  readonly receipt: Receipt
  /** As the chain reported it. */
  readonly trade: Trade
  /** Where that leaves the coldkey; absent where nothing is left. */
  readonly position?: Position
}

/** A trade that was planned, and made unless it was a dry run. */
export interface TradeResult {
  readonly plan: StakePlan
  readonly coldkey: Account
  readonly hotkey: Account
  readonly traded?: Traded
}

export interface TradeOrder {
  readonly coldkey: Account & { readonly wallet: string }
  readonly hotkey: Account
  readonly request: Omit<StakeRequest, 'coldkey' | 'hotkey' | 'associate'>
}

/**
 * Plans a trade, shows it, asks for consent, signs, and follows it to its block. Everything that the chain would refuse is
 * refused before a password is asked for.
 */
export async function makeTrade(
  ctx: Context,
  view: View,
  { coldkey, hotkey, request }: TradeOrder,
  args: TradeArgs,
): Promise<TradeResult> {
  const { chain } = view
  const shield = await shieldFor(view, args)
  const plan = await planStake(view, {
    ...request,
    ...(shield === undefined ? {} : { shield }),
    coldkey: coldkey.address,
    hotkey: hotkey.address,
    // A hotkey of somebody else becomes ours only when a person says so.
    associate: hotkey.hotkey !== undefined || ctx.interactive,
  })
  const result = { plan, coldkey, hotkey }
  const receipt = await carryOut(
    ctx,
    chain,
    { wallet: coldkey.wallet, call: plan.call, refusals: plan.refusals, shield },
    {
      fields: planFields(result, ctx.ui.theme),
      question: question(ctx, result),
      ...(plan.associates ? { before: () => agreeToAssociate(ctx, hotkey) } : {}),
    },
    args,
  )
  if (receipt === undefined) return result
  return { ...result, traded: await outcome(ctx, chain, plan, receipt) }
}

/** The key to encrypt with, unless that is not wanted or not possible. @throws UsageError where it must be and cannot */
async function shieldFor(view: View, { mevShield }: TradeArgs): Promise<Uint8Array | undefined> {
  if (mevShield === false) return undefined
  const key = await readShieldKey(view)
  if (key !== undefined || mevShield === undefined) return key
  const { isEmbedded, network } = view.chain
  const why = isEmbedded
    ? 'The embedded chain needs no MEV shield: nobody sees a transaction before its block is made.'
    : `${network.name} publishes no key to encrypt with.`
  throw new UsageError(why, 'shield_unavailable', { hints: ['Leave --mev-shield out.'] })
}

/** 0 for a trade made; the chain's own verdict for a dry run that it would refuse. */
export function tradeExitCode({ plan, traded }: TradeResult): number {
  return traded === undefined ? (plan.refusals[0]?.exitCode ?? EXIT.done) : EXIT.done
}

async function agreeToAssociate(ctx: Context, hotkey: Account): Promise<void> {
  const what = `The chain does not know hotkey ${nameOf(hotkey)} yet.`
  if (!ctx.interactive) {
    ctx.ui.note(`${what} It is associated with your coldkey in the same transaction.`)
    return
  }
  const owner = hotkey.hotkey === undefined ? ' It is in none of your wallets: is it yours?' : ''
  await ctx.confirm(`${what}${owner} Associate it with your coldkey in the same transaction?`)
}

function question(ctx: Context, { plan, hotkey }: TradeResult): string {
  const { request, trade, subnet } = plan
  const { glyphs } = ctx.ui.theme
  const buying = request.direction === 'buy'
  const amount = money(trade.amount, buying ? 0 : subnet.netuid, glyphs)
  const verb = buying ? `Stake ${amount} to` : `Unstake ${amount} from`
  return `${verb} ${nameOf(hotkey)} in subnet ${subnetTitle(subnet)}`
}

async function outcome(
  ctx: Context,
  chain: Chain,
  { request }: StakePlan,
  receipt: Receipt,
): Promise<Traded> {
  const { coldkey, hotkey, netuid } = request
  // A fee that is taken of the stake is a sale of its own, before this one.
  const trade = tradesIn(receipt.events).findLast((one) => one.netuid === netuid)
  if (trade === undefined) throw new TypeError('the transaction succeeded without a trade')
  const after = new View(chain, { hash: receipt.blockHash, number: receipt.blockNumber })
  const position = await readPosition(ofBlock(ctx, after), coldkey, hotkey, netuid)
  return { receipt, trade, ...(position === undefined ? {} : { position }) }
}
