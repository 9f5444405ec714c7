import { type CreateSubnetPlan, planCreateSubnet } from '../../../chain/create-subnet.ts'
import { eventNamed } from '../../../chain/events.ts'
import type { LockCost } from '../../../chain/lock-cost.ts'
import { asNumber } from '../../../chain/values.ts'
import type { View } from '../../../chain/view.ts'
import { type Account, accountText } from '../../accounts.ts'
import { carryOut } from '../../carry-out.ts'
import { lookAt, openChain } from '../../chain.ts'
import { chooseOwnKeys } from '../../choose-own-hotkey.ts'
import { defineCommand } from '../../command.ts'
import type { Field } from '../../present/fields.ts'
import { lockFields, lockJson } from '../../present/lock.ts'
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
  /** How the price moves; read for a dry run, which is there to think it over. */
  readonly lock?: LockCost
  readonly hotkey: Account
  readonly netuid?: number
}

export const command = defineCommand({
  args: SIGNING_ARGS,
  description:
    'Locks TAO for a subnet of your own, with the hotkey of the wallet as its first neuron. The lock is what the chain asks now; --dry-run shows how it doubles and falls, and what comes back.',
  examples: ['dtao subnets create --wallet alice --hotkey default --dry-run'],
  async run(ctx, args): Promise<Created> {
    const { wallet, coldkey, hotkey } = await chooseOwnKeys(ctx)
    const view = await lookAt(ctx, await openChain(ctx))
    const plan = await planCreateSubnet(view, { coldkey: coldkey.address, hotkey: hotkey.address })
    const lock = ctx.flags.dryRun ? await lockOf(view) : undefined
    const result = { plan, coldkey, hotkey, ...(lock === undefined ? {} : { lock }) }
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
    lock: result.lock === undefined ? null : lockJson(result.lock),
  }),
  exitCode: (result) => operationExitCode(result),
})

/** Loads the chain's rules only for those who ask. */
async function lockOf(view: View): Promise<LockCost> {
  const { readLock } = await import('../../../chain/lock-cost.ts')
  return await readLock(view)
}

function costFields({ plan, hotkey, lock }: Created, theme: Theme): Field[] {
  return [
    ['Hotkey', accountText(hotkey)],
    ...(lock === undefined
      ? [['Lock cost', theme.out.strong(money(plan.cost, 0, theme.glyphs))] as const]
      : lockFields(lock, theme)),
  ]
}
