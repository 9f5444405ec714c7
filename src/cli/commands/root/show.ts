import { readRoot, readRootChoices } from '../../../chain/root.ts'
import { lookAt, openChain } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import { choiceJson, renderChoices, renderValidators, rootJson } from '../../present/root.ts'

export const command = defineCommand({
  args: {},
  description:
    'Rank is the stake behind a subnet as its validators split it, trust the stake of all who want it, consensus that through a sigmoid; the share is rank × consensus over the sum of all. It counts only in the root regime.',
  examples: ['dtao root show', 'dtao root show --json'],
  async run(ctx) {
    const view = await lookAt(ctx, await openChain(ctx))
    const root = await readRoot(view)
    // A chain that never asks root for weights has no epoch to foretell.
    const decides = root.regime === 'root'
    const chosen = decides ? await readRootChoices(view, root.validators) : undefined
    return { root, chosen }
  },
  render({ root, chosen }, ui) {
    renderValidators(root, ui)
    if (chosen === undefined) {
      ui.note(`These choices decide nothing: the emission regime is ${root.regime ?? 'another'}.`)
      return
    }
    ui.print('')
    renderChoices(chosen.choices, ui)
    ui.print(`Root’s next epoch: in ${chosen.blocksToEpoch} blocks`)
  },
  json: ({ root, chosen }) => ({
    ...rootJson(root),
    subnets: chosen?.choices.map(choiceJson) ?? null,
    blocksToEpoch: chosen?.blocksToEpoch ?? null,
  }),
})
