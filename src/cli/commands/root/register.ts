import { readUid } from '../../../chain/hotkeys.ts'
import { planRootSeat, type RootSeatPlan } from '../../../chain/root-seat.ts'
import { View } from '../../../chain/view.ts'
import { type Account, accountText, nameOf } from '../../accounts.ts'
import { carryOut } from '../../carry-out.ts'
import { lookAt, ofBlock, openChain } from '../../chain.ts'
import { chooseOwnKeys } from '../../choose-own-hotkey.ts'
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
import { SIGNING_ARGS } from '../../signing.ts'
import type { Theme } from '../../ui/theme.ts'
import { TRADE_ARGS } from '../stake/trade-args.ts'

/** A seat on root, or the plan of one. */
interface Seated extends Operated<RootSeatPlan> {
  readonly hotkey: Account
  readonly uid?: number
}

export const command = defineCommand({
  args: { hotkey: TRADE_ARGS.hotkey, ...SIGNING_ARGS },
  description:
    'Costs no more than the fee. Where every seat is taken, the hotkey must have more TAO delegated to it than the weakest validator, which then leaves.',
  examples: ['dtao root register --wallet alice --hotkey default'],
  async run(ctx, args): Promise<Seated> {
    const { wallet, coldkey, hotkey } = await chooseOwnKeys(ctx)
    const view = await lookAt(ctx, await openChain(ctx))
    const request = { coldkey: coldkey.address, hotkey: hotkey.address }
    const plan = await planRootSeat(view, request)
    const result = { plan, coldkey, hotkey }
    const showing = {
      fields: operationFields(result, seatFields(result, ctx.ui.theme), ctx.ui.theme),
      question: `Take a seat on root with hotkey ${nameOf(hotkey)}`,
    }
    const receipt = await carryOut(ctx, view.chain, { ...plan, wallet }, showing, args)
    if (receipt === undefined) return result
    const after = new View(view.chain, { hash: receipt.blockHash, number: receipt.blockNumber })
    const uid = await readUid(ofBlock(ctx, after), 0, hotkey.address)
    return { ...result, receipt, ...(uid === undefined ? {} : { uid }) }
  },
  render(result, ui) {
    const { uid, hotkey } = result
    const done: Field[] = [
      ['Hotkey', accountText(hotkey)],
      ['Seat', ui.theme.out.good(String(uid))],
      ['Next', 'dtao root set-weights'],
    ]
    renderOperation(result, { plan: seatFields(result, ui.theme), done }, ui)
  },
  json: (result) => ({
    ...operationJson(result),
    hotkey: result.hotkey.address,
    seats: result.plan.root.seats,
    uid: result.uid ?? null,
    foretoldUid: result.plan.uid ?? null,
    replaces: result.plan.replaces?.hotkey ?? null,
  }),
  exitCode: (result) => operationExitCode(result),
})

function seatFields({ plan, hotkey }: Seated, { glyphs }: Theme): Field[] {
  const { root, stake, uid, replaces } = plan
  const taken = `${root.validators.length} of ${root.seats} are taken`
  return [
    ['Hotkey', accountText(hotkey)],
    ['  delegated', money(stake, 0, glyphs)],
    ['Seat', uid === undefined ? taken : `${uid}, ${taken}`],
    ...(replaces === undefined
      ? []
      : [
          ['  in place of', `${replaces.hotkey} with ${money(replaces.stake, 0, glyphs)}`] as const,
        ]),
  ]
}
