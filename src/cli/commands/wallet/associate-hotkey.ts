import { type AssociateHotkeyPlan, planAssociateHotkey } from '../../../chain/associate-hotkey.ts'
import { type Account, accountText, nameOf } from '../../accounts.ts'
import { carryOut } from '../../carry-out.ts'
import { lookAt, openChain } from '../../chain.ts'
import { chooseOwnKeys } from '../../choose-own-hotkey.ts'
import { defineCommand } from '../../command.ts'
import { type Field, fieldLines } from '../../present/fields.ts'
import {
  type Operated,
  operationExitCode,
  operationFields,
  operationJson,
  renderOperation,
} from '../../present/operation.ts'
import { SIGNING_ARGS } from '../../signing.ts'
import { TRADE_ARGS } from '../stake/trade-args.ts'

interface Associated extends Operated<AssociateHotkeyPlan> {
  readonly hotkey: Account
  readonly dryRun: boolean
}

export const command = defineCommand({
  args: { hotkey: TRADE_ARGS.hotkey, ...SIGNING_ARGS },
  description:
    'Tells the chain that a hotkey is yours, so that it can be staked to. One that is yours already costs nothing.',
  examples: ['dtao wallet associate-hotkey --wallet alice --hotkey default'],
  async run(ctx, args): Promise<Associated> {
    const { wallet, coldkey, hotkey } = await chooseOwnKeys(ctx)
    const view = await lookAt(ctx, await openChain(ctx))
    const request = { coldkey: coldkey.address, hotkey: hotkey.address }
    const plan = await planAssociateHotkey(view, request)
    const result = { plan, coldkey, hotkey, dryRun: ctx.flags.dryRun }
    if (plan.associated) return result
    const { theme } = ctx.ui
    const showing = {
      fields: operationFields(result, [hotkeyField(hotkey)], theme),
      question: `Associate hotkey ${nameOf(hotkey)} with wallet ${wallet}`,
    }
    const receipt = await carryOut(ctx, view.chain, { ...plan, wallet }, showing, args)
    return receipt === undefined ? result : { ...result, receipt }
  },
  render(result, ui) {
    const field = hotkeyField(result.hotkey)
    if (result.plan.associated) {
      ui.print(fieldLines([field, ['Owner', result.coldkey.address]], ui.theme.out))
      ui.note('The hotkey is associated already: nothing was sent.')
      return
    }
    const done: Field[] = [field, ['Associated with', ui.theme.out.good(result.coldkey.address)]]
    renderOperation(result, { plan: [field], done }, ui)
  },
  json: (result) => ({
    ...operationJson(result),
    dryRun: result.dryRun,
    hotkey: result.hotkey.address,
    alreadyAssociated: result.plan.associated,
  }),
  exitCode: (result) => (result.plan.associated ? 0 : operationExitCode(result)),
})

function hotkeyField(hotkey: Account): Field {
  return ['Hotkey', accountText(hotkey)]
}
