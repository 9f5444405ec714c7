import { formatAmount } from '../../../amounts.ts'
import { planRootWeights, type RootWeightsPlan } from '../../../chain/set-root-weights.ts'
import { readAllSubnets } from '../../../chain/subnets.ts'
import type { View } from '../../../chain/view.ts'
import { type Account, accountText, nameOf } from '../../accounts.ts'
import { list } from '../../args.ts'
import { carryOut } from '../../carry-out.ts'
import { lookAt, openChain } from '../../chain.ts'
import { chooseOwnKeys } from '../../choose-own-hotkey.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import type { Field } from '../../present/fields.ts'
import { share } from '../../present/money.ts'
import {
  type Operated,
  operationExitCode,
  operationFields,
  operationJson,
  renderOperation,
} from '../../present/operation.ts'
import { subnetTitle } from '../../present/quote.ts'
import { SIGNING_ARGS } from '../../signing.ts'
import { netuid, text } from '../../values.ts'
import { TRADE_ARGS } from '../stake/trade-args.ts'
import { wishesIn, wishesOf } from './weights-args.ts'

interface Weighed extends Operated<RootWeightsPlan> {
  readonly hotkey: Account
}

export const command = defineCommand({
  args: {
    weights: list({
      flags: ['--weights'],
      value: 'netuid=weight',
      help: 'how much each subnet is wanted: 1=60,2=40; only proportions count',
      parse: text,
    }),
    netuids: list({
      flags: ['--netuids', '-n', '--netuid'],
      value: 'netuid',
      help: 'the subnets of the weights, where those are bare numbers',
      parse: netuid,
    }),
    hotkey: TRADE_ARGS.hotkey,
    ...SIGNING_ARGS,
  },
  description:
    'Only where the emission regime is root. The weights replace those that the seat had, and count from root’s next epoch on.',
  examples: [
    'dtao root set-weights',
    'dtao root set-weights --wallet alice --hotkey default --weights 1=60,2=40',
    'dtao root set-weights --netuids 1,2 --weights 0.6,0.4 --yes --json',
  ],
  async run(ctx, args): Promise<Weighed> {
    const given = args.weights.length > 0 ? wishesOf(args.weights, args.netuids) : undefined
    const { wallet, coldkey, hotkey } = await chooseOwnKeys(ctx)
    const view = await lookAt(ctx, await openChain(ctx))
    const wishes = given ?? (await chooseWeights(ctx, view))
    const request = { coldkey: coldkey.address, hotkey: hotkey.address, wishes }
    const plan = await planRootWeights(view, request)
    const result = { plan, coldkey, hotkey }
    const showing = {
      fields: operationFields(result, wishFields(result), ctx.ui.theme),
      question: `Set these weights for hotkey ${nameOf(hotkey)}`,
    }
    const receipt = await carryOut(ctx, view.chain, { ...plan, wallet }, showing, args)
    return receipt === undefined ? result : { ...result, receipt }
  },
  render(result, ui) {
    renderOperation(result, { plan: wishFields(result), done: wishFields(result) }, ui)
  },
  json: (result) => ({
    ...operationJson(result),
    hotkey: result.hotkey.address,
    weights: result.plan.wishes.map((wish) => ({
      netuid: wish.netuid,
      part: formatAmount(wish.part),
    })),
  }),
  exitCode: (result) => operationExitCode(result),
})

/** Weights, typed by somebody who sees which subnets there are. */
async function chooseWeights(ctx: Context, view: View) {
  return ctx.need('--weights', async (prompt) => {
    const subnets = await readAllSubnets(view)
    for (const one of subnets) if (one.netuid !== 0) ctx.ui.note(`  ${subnetTitle(one)}`)
    return wishesIn(await prompt.input('Weights, such as 1=60,2=40', { check: wishesIn }))
  })
}

function wishFields({ plan, hotkey }: Weighed): Field[] {
  return [
    ['Hotkey', accountText(hotkey)],
    ...plan.wishes.map(
      ({ netuid: id, name, part }, i): Field => [
        i === 0 ? 'Weights' : '',
        `${id} ${name}  ${share(part)}`,
      ],
    ),
  ]
}
