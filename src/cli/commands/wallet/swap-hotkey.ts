import { planSwapHotkey, type SwapHotkeyPlan } from '../../../chain/swap-hotkey.ts'
import { UsageError } from '../../../errors/base.ts'
import { type Account, accountText, hotkeyOf, nameOf } from '../../accounts.ts'
import { flag, option, position } from '../../args.ts'
import { carryOut } from '../../carry-out.ts'
import { lookAt, openChain } from '../../chain.ts'
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
import { netuid, text } from '../../values.ts'
import { TRADE_ARGS } from '../stake/trade-args.ts'

interface Swapped extends Operated<SwapHotkeyPlan> {
  readonly hotkey: Account
  readonly newHotkey: Account
}

export const command = defineCommand({
  args: {
    destination: position({ name: 'new-hotkey', help: 'the hotkey to swap to', parse: text }),
    hotkey: { ...TRADE_ARGS.hotkey, help: 'the hotkey to be replaced, by its name or address' },
    newHotkey: option({
      flags: ['--new-hotkey', '--destination-hotkey', '--dest-hotkey'],
      value: 'hotkey',
      help: 'the hotkey to swap to, by its name or address',
      parse: text,
    }),
    netuid: option({
      flags: ['--netuid', '-n'],
      value: 'netuid',
      help: 'swap on this subnet alone',
      parse: netuid,
    }),
    allNetuids: flag({
      flags: ['--all-netuids'],
      negations: ['--no-all-netuids'],
      help: 'swap on every subnet, as where no --netuid is given',
    }),
    ...SIGNING_ARGS,
  },
  description:
    'Puts a hotkey in the place of another of the same coldkey: uids, stake, children and all. What it costs is named before you agree.',
  examples: [
    'dtao wallet swap-hotkey --wallet alice --hotkey default --new-hotkey fresh',
    'dtao wallet swap-hotkey fresh --wallet alice --hotkey default --netuid 1 --dry-run --json',
  ],
  async run(ctx, args): Promise<Swapped> {
    if (args.allNetuids && args.netuid !== undefined)
      throw new UsageError('Give --netuid or --all-netuids, not both.', 'netuid_twice', {
        hints: ['Leave --all-netuids out to swap on that subnet alone.'],
      })
    const { wallet, coldkey, hotkey } = await chooseOwnKeys(ctx)
    const named =
      args.newHotkey ??
      args.destination ??
      (await ctx.need('--new-hotkey', (prompt) => prompt.input('Hotkey to swap to')))
    const newHotkey = await hotkeyOf(ctx, wallet, named)
    const view = await lookAt(ctx, await openChain(ctx))
    const plan = await planSwapHotkey(view, {
      coldkey: coldkey.address,
      hotkey: hotkey.address,
      newHotkey: newHotkey.address,
      ...(args.netuid === undefined ? {} : { netuid: args.netuid }),
    })
    const result = { plan, coldkey, hotkey, newHotkey }
    const { theme } = ctx.ui
    const where = args.netuid === undefined ? 'every subnet' : `subnet ${args.netuid}`
    const showing = {
      fields: operationFields(result, planFields(result, theme), theme),
      question: `Swap hotkey ${nameOf(hotkey)} for ${nameOf(newHotkey)} on ${where} for ${money(plan.cost, 0, theme.glyphs)}`,
    }
    const receipt = await carryOut(ctx, view.chain, { ...plan, wallet }, showing, args)
    return receipt === undefined ? result : { ...result, receipt }
  },
  render(result, ui) {
    const fields = planFields(result, ui.theme)
    renderOperation(result, { plan: fields, done: fields }, ui)
    if (result.receipt !== undefined)
      ui.note('Let your miner or validator sign with the new hotkey from now on.')
  },
  json: (result) => ({
    ...operationJson(result),
    hotkey: result.hotkey.address,
    newHotkey: result.newHotkey.address,
    netuid: result.plan.request.netuid ?? null,
    moved: result.plan.moved.map(({ netuid, uid }) => ({ netuid, uid })),
  }),
  exitCode: (result) => operationExitCode(result),
})

function planFields({ plan, hotkey, newHotkey }: Swapped, theme: Theme): Field[] {
  const { netuid } = plan.request
  const places = plan.moved.map((one) => `uid ${one.uid} on subnet ${one.netuid}`)
  return [
    ['Old hotkey', accountText(hotkey)],
    ['New hotkey', accountText(newHotkey)],
    ['On', netuid === undefined ? 'every subnet' : `subnet ${netuid}`],
    ['Moves', places.length > 0 ? places.join(', ') : 'no registration'],
    ['Costs', theme.out.strong(money(plan.cost, 0, theme.glyphs))],
  ]
}
