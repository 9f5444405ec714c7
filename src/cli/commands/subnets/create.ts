import { type CreateSubnetPlan, planCreateSubnet } from '../../../chain/create-subnet.ts'
import { eventNamed } from '../../../chain/events.ts'
import { asNumber } from '../../../chain/values.ts'
import { type Account, chooseWallet, coldkeyOf } from '../../accounts.ts'
import { carryOut } from '../../carry-out.ts'
import { lookAt, openChain } from '../../chain.ts'
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
import { SIGNING_ARGS } from '../../signing.ts'
import type { Theme } from '../../ui/theme.ts'

/** A new subnet, or the plan of one. */
interface Created extends Operated<CreateSubnetPlan> {
  readonly hotkey: Account
  readonly netuid?: number
}

export const command = defineCommand({
  args: SIGNING_ARGS,
  description:
    'Locks TAO for a subnet of your own, with the hotkey of the wallet as its first neuron. The lock is what the chain asks now; --dry-run shows it.',
  examples: ['dtao subnets create --wallet alice --hotkey default --dry-run'],
  async run(ctx, args): Promise<Created> {
    const wallet = await chooseWallet(ctx)
    const coldkey = await coldkeyOf(ctx, wallet)
    const hotkey = await chooseOwnHotkey(ctx, wallet)
    const view = await lookAt(ctx, await openChain(ctx))
    const plan = await planCreateSubnet(view, { coldkey: coldkey.address, hotkey: hotkey.address })
    const result = { plan, coldkey, hotkey }
    const { theme } = ctx.ui
    const showing = {
      fields: operationFields(result, costFields(result, theme), theme),
      question: `Lock ${money(plan.cost, 0, theme.glyphs)} for a new subnet`,
    }
    const receipt = await carryOut(ctx, view.chain, { ...plan, wallet }, showing, args)
    if (receipt === undefined) return result
    const added = eventNamed(receipt.events, 'SubtensorModule', 'NetworkAdded')
    return { ...result, receipt, netuid: asNumber(added?.fields[0]) }
  },
  render(result, ui) {
    const { netuid } = result
    const done: Field[] = [
      ['Subnet', ui.theme.out.good(String(netuid))],
      ['Locked', money(result.plan.cost, 0, ui.theme.glyphs)],
      ['Next', `dtao subnets start --netuid ${netuid}`],
    ]
    renderOperation(result, { plan: costFields(result, ui.theme), done }, ui)
  },
  json: (result) => ({
    ...operationJson(result),
    hotkey: result.hotkey.address,
    netuid: result.netuid ?? null,
  }),
  exitCode: (result) => operationExitCode(result),
})

function costFields({ plan, hotkey }: Created, theme: Theme): Field[] {
  return [
    ['Hotkey', `${hotkey.hotkey ?? ''} ${hotkey.address}`.trim()],
    ['Lock cost', theme.out.strong(money(plan.cost, 0, theme.glyphs))],
  ]
}
