import { amountJson } from '../../../amounts.ts'
import type { StakePlan } from '../../../chain/plan.ts'
import { accountText } from '../../accounts.ts'
import type { JsonValue } from '../../json.ts'
import { callFields, callJson } from '../../present/call.ts'
import { type Field, fieldLines } from '../../present/fields.ts'
import { money } from '../../present/money.ts'
import { positionJson } from '../../present/position.ts'
import { quoteFields, quoteJson, tokensOf } from '../../present/quote.ts'
import {
  receiptFields,
  receiptJson,
  refusalFields,
  refusalsJson,
} from '../../present/transaction.ts'
import type { Theme } from '../../ui/theme.ts'
import type { Ui } from '../../ui/ui.ts'
import type { Traded, TradeResult } from './trade.ts'

/** What a trade will do, as facts. */
export function planFields({ plan, coldkey, hotkey }: TradeResult, theme: Theme): Field[] {
  const { request, trade, fee, free } = plan
  return [
    ['Wallet', accountText(coldkey)],
    ['  free', money(free, 0, theme.glyphs)],
    ['Hotkey', accountText(hotkey)],
    ...(plan.associates ? [['', 'new to the chain: associated first'] as const] : []),
    ...quoteFields(trade, request.tolerance, theme),
    ['Transaction fee', money(fee, 0, theme.glyphs)],
    ...(plan.feeInAlpha === 0n
      ? []
      : [['  of the stake', money(plan.feeInAlpha, plan.subnet.netuid, theme.glyphs)] as const]),
    ...(request.shield ? [['MEV shield', 'on: encrypted until it is in a block'] as const] : []),
    ...refusalFields(plan.refusals, theme),
  ]
}

/** Prints a trade: what was quoted against what came, or the whole plan of a dry run. */
export function renderTrade(result: TradeResult, ui: Ui): void {
  const { theme } = ui
  const { traded, plan } = result
  if (traded === undefined) {
    ui.print(fieldLines([...planFields(result, theme), ...callFields(plan.call)], theme.out))
    ui.note('Nothing was sent.')
    return
  }
  ui.print(fieldLines(outcomeFields(plan, traded, theme), theme.out))
}

function outcomeFields(plan: StakePlan, traded: Traded, theme: Theme): Field[] {
  const { glyphs, out } = theme
  const token = tokensOf(plan.trade)
  const { quoted, received, paid } = amounts(plan, traded)
  const { stake = 0n, value = 0n } = traded.position ?? {}
  return [
    ['Paid', money(paid, token.in, glyphs)],
    ['Quoted', money(quoted, token.out, glyphs)],
    ['Received', out.good(money(received, token.out, glyphs))],
    ['Difference', difference(received - quoted, plan)],
    ['Position', `${money(stake, plan.subnet.netuid, glyphs)}, worth ${money(value, 0, glyphs)}`],
    ...receiptFields(traded.receipt, theme),
  ]
}

/** Blocks and other people's trades come between a quote and its trade: so it says which block the quote was of. */
function difference(rao: bigint, { head, foretold }: StakePlan): string {
  if (rao === 0n) return 'none: to the rao as quoted'
  const quoted = foretold ? `quoted for block ${head + 1}` : `quoted at block ${head}`
  return rao > 0n ? `${rao} rao more than ${quoted}` : `${-rao} rao less than ${quoted}`
}

/** What went in with its fee, what was quoted and what came, in rao. */
export function amounts({ trade: { quote } }: StakePlan, { trade }: Traded) {
  const buying = trade.direction === 'buy'
  return {
    quoted: quote.received,
    received: buying ? trade.alpha : trade.tao,
    // A purchase reports what left the account, a sale what entered the pool.
    paid: buying ? trade.tao : trade.alpha + trade.fee,
  }
}

/** A trade for programs; schemas/stake-add.schema.json. */
export function tradeJson({ plan, coldkey, hotkey, traded }: TradeResult) {
  const { trade, request } = plan
  return {
    dryRun: traded === undefined,
    wallet: coldkey.wallet ?? null,
    coldkey: coldkey.address,
    hotkey: hotkey.address,
    hotkeyName: hotkey.hotkey ?? null,
    netuid: plan.subnet.netuid,
    associatesHotkey: plan.associates,
    shielded: request.shield !== undefined,
    quote: quoteJson(trade, request.tolerance),
    fee: amountJson(plan.fee),
    feeOfStake: amountJson(plan.feeInAlpha, plan.subnet.netuid),
    free: amountJson(plan.free),
    refusals: refusalsJson(plan.refusals),
    call: callJson(plan.call),
    transaction: traded === undefined ? null : receiptJson(traded.receipt),
    result: traded === undefined ? null : resultJson(plan, traded),
  } satisfies JsonValue
}

function resultJson(plan: StakePlan, traded: Traded) {
  const token = tokensOf(plan.trade)
  const { quoted, received, paid } = amounts(plan, traded)
  return {
    paid: amountJson(paid, token.in),
    fee: amountJson(traded.trade.fee, token.in),
    quoted: amountJson(quoted, token.out),
    received: amountJson(received, token.out),
    difference: amountJson(received - quoted, token.out),
    position: traded.position === undefined ? null : positionJson(traded.position),
  }
}
