import type { Amount } from '../../../amounts.ts'
import { readBalances } from '../../../chain/accounts.ts'
import type { Chain } from '../../../chain/chain.ts'
import { type Trade, tradesIn } from '../../../chain/events.ts'
import { planStake, type StakePlan } from '../../../chain/plan.ts'
import { readPosition } from '../../../chain/stake.ts'
import type { Receipt } from '../../../chain/submit.ts'
import { readSubnet } from '../../../chain/subnets.ts'
import { View } from '../../../chain/view.ts'
import type { Signer } from '../../../wallet/signing/signer.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../present/transaction.ts'
import { transact } from '../../signing.ts'
import type { Keys } from './keys.ts'
import type { Holdings } from './sheet.ts'

/** A trade from its quote to its block. */
export interface Made {
  readonly plan: StakePlan
  readonly receipt: Receipt
  readonly trade: Trade
}

/** The subnet that quickstart trades on. */
export const NETUID = 1

/** Plans one trade at the newest block. */
export async function planTrade(
  ctx: Context,
  chain: Chain,
  keys: Keys,
  direction: 'buy' | 'sell',
  amount: Amount,
): Promise<StakePlan> {
  return planStake(await chain.view(), {
    direction,
    coldkey: keys.coldkey,
    hotkey: keys.hotkey,
    netuid: NETUID,
    amount,
    tolerance: ctx.settings.get('tolerance'),
    partial: false,
    associate: true,
  })
}

/** Signs and follows a plan. @throws DispatchError for what the chain refuses */
export async function carryOutTrade(
  ctx: Context,
  chain: Chain,
  signer: Signer,
  plan: StakePlan,
): Promise<Made> {
  refuse(plan.refusals)
  const receipt = await transact(ctx, chain, signer, plan.call)
  const [trade] = tradesIn(receipt.events)
  if (trade === undefined) throw new TypeError('the transaction succeeded without a trade')
  return { plan, receipt, trade }
}

/** What the coldkey has at a block. */
export async function holdingsAt(view: View, keys: Keys): Promise<Holdings> {
  const [[balance], position, subnet] = await Promise.all([
    readBalances(view, [keys.coldkey]),
    readPosition(view, keys.coldkey, keys.hotkey, NETUID),
    readSubnet(view, NETUID),
  ])
  return { free: balance?.free ?? 0n, stake: position?.stake ?? 0n, price: subnet.price }
}

/** The block that a transaction is in. */
export function blockOf(chain: Chain, { blockHash, blockNumber }: Receipt): View {
  return new View(chain, { hash: blockHash, number: blockNumber })
}
