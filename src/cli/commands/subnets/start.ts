import { planStartSubnet } from '../../../chain/start-subnet.ts'
import { chooseWallet, coldkeyOf } from '../../accounts.ts'
import { carryOut } from '../../carry-out.ts'
import { lookAt, openChain } from '../../chain.ts'
import { chooseSubnet } from '../../choose.ts'
import { defineCommand } from '../../command.ts'
import type { Field } from '../../present/fields.ts'
import {
  operationExitCode,
  operationFields,
  operationJson,
  renderOperation,
} from '../../present/operation.ts'
import { subnetTitle } from '../../present/quote.ts'
import { SIGNING_ARGS } from '../../signing.ts'
import { TRADE_ARGS } from '../stake/trade-args.ts'

export const command = defineCommand({
  args: { netuid: TRADE_ARGS.netuid, ...SIGNING_ARGS },
  description: 'Until its owner starts it, a subnet emits nothing and nobody can stake on it.',
  examples: ['dtao subnets start --wallet alice --netuid 5'],
  async run(ctx, args) {
    const wallet = await chooseWallet(ctx)
    const coldkey = await coldkeyOf(ctx, wallet)
    const view = await lookAt(ctx, await openChain(ctx))
    const netuid = args.netuid ?? (await chooseSubnet(ctx, view, { unstarted: true }))
    const plan = await planStartSubnet(view, { coldkey: coldkey.address, netuid })
    const result = { plan, coldkey }
    const { theme } = ctx.ui
    const showing = {
      fields: operationFields(result, planFields(plan), theme),
      question: `Start subnet ${subnetTitle(plan.subnet)}`,
    }
    const receipt = await carryOut(ctx, view.chain, { ...plan, wallet }, showing, args)
    return receipt === undefined ? result : { ...result, receipt }
  },
  render(result, ui) {
    const done: Field[] = [['Started', ui.theme.out.good(subnetTitle(result.plan.subnet))]]
    renderOperation(result, { plan: planFields(result.plan), done }, ui)
  },
  json: (result) => ({
    ...operationJson(result),
    netuid: result.plan.subnet.netuid,
    blocksToWait: Number(result.plan.wait),
  }),
  exitCode: (result) => operationExitCode(result),
})

function planFields({ subnet, wait }: Awaited<ReturnType<typeof planStartSubnet>>): Field[] {
  const title: Field = ['Subnet', subnetTitle(subnet)]
  return wait > 0n ? [title, ['Wait', `${wait} blocks until it may be started`]] : [title]
}
