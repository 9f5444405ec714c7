import { amountJson } from '../../../amounts.ts'
import { readBalances } from '../../../chain/accounts.ts'
import { readUid } from '../../../chain/hotkeys.ts'
import { planRegister, type RegisterPlan } from '../../../chain/register.ts'
import { View } from '../../../chain/view.ts'
import { type Account, accountText, chooseWallet, coldkeyOf, nameOf } from '../../accounts.ts'
import { carryOut } from '../../carry-out.ts'
import { lookAt, ofBlock, openChain } from '../../chain.ts'
import { chooseSubnet } from '../../choose.ts'
import { chooseOwnHotkey } from '../../choose-own-hotkey.ts'
import { defineCommand } from '../../command.ts'
import type { Field } from '../../present/fields.ts'
import { money } from '../../present/money.ts'
import {
  type Operated,
  operationExitCode,
  operationFields,
  operationJson,
  renderOperation,
} from '../../present/operation.ts'
import { subnetTitle } from '../../present/quote.ts'
import { SIGNING_ARGS } from '../../signing.ts'
import type { Theme } from '../../ui/theme.ts'
import { TRADE_ARGS } from '../stake/trade-args.ts'

/** A registration, or the plan of one. */
interface Registered extends Operated<RegisterPlan> {
  readonly hotkey: Account
  readonly uid?: number
  /** What it took, in rao: the price falls with every block, so that it may be less than planned. */
  readonly burned?: bigint
}

export const command = defineCommand({
  args: { netuid: TRADE_ARGS.netuid, ...SIGNING_ARGS },
  description:
    'Registers a hotkey on a subnet for what that burns now; on root (--netuid 0) it costs no more than the fee.',
  examples: ['dtao subnets register --wallet alice --hotkey default --netuid 1'],
  async run(ctx, args): Promise<Registered> {
    const wallet = await chooseWallet(ctx)
    const coldkey = await coldkeyOf(ctx, wallet)
    const view = await lookAt(ctx, await openChain(ctx))
    const netuid = args.netuid ?? (await chooseSubnet(ctx, view))
    const hotkey = await chooseOwnHotkey(ctx, wallet)
    const request = { coldkey: coldkey.address, hotkey: hotkey.address, netuid }
    const plan = await planRegister(view, request)
    const result = { plan, coldkey, hotkey }
    const { theme } = ctx.ui
    const showing = {
      fields: operationFields(result, planFields(result, theme), theme),
      question: `Register ${nameOf(hotkey)} on subnet ${subnetTitle(plan.subnet)} for ${money(plan.cost, 0, theme.glyphs)}`,
    }
    const receipt = await carryOut(ctx, view.chain, { ...plan, wallet }, showing, args)
    if (receipt === undefined) return result
    const after = new View(view.chain, { hash: receipt.blockHash, number: receipt.blockNumber })
    const [uid, [left]] = await Promise.all([
      readUid(ofBlock(ctx, after), netuid, hotkey.address),
      readBalances(after, [coldkey.address]),
    ])
    const burned = plan.free - (left?.free ?? 0n) - receipt.fee
    return { ...result, receipt, burned, ...(uid === undefined ? {} : { uid }) }
  },
  render(result, ui) {
    const { plan, uid, hotkey } = result
    const done: Field[] = [
      ['Subnet', subnetTitle(plan.subnet)],
      ['Hotkey', accountText(hotkey)],
      ['UID', ui.theme.out.good(String(uid))],
      ['Burned', money(result.burned ?? plan.cost, 0, ui.theme.glyphs)],
    ]
    renderOperation(result, { plan: planFields(result, ui.theme), done }, ui)
  },
  json: (result) => ({
    ...operationJson(result),
    netuid: result.plan.subnet.netuid,
    hotkey: result.hotkey.address,
    uid: result.uid ?? null,
    burned: result.burned === undefined ? null : amountJson(result.burned),
  }),
  exitCode: (result) => operationExitCode(result),
})

function planFields({ plan, hotkey }: Registered, theme: Theme): Field[] {
  return [
    ['Subnet', subnetTitle(plan.subnet)],
    ['Hotkey', accountText(hotkey)],
    ['Burn', theme.out.strong(money(plan.cost, 0, theme.glyphs))],
  ]
}
