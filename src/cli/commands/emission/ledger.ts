import { amountJson } from '../../../amounts.ts'
import { readNetuids, readSubnet } from '../../../chain/subnets.ts'
import { type AlphaLedger, alphaLedger, isBalanced } from '../../../emission/ledger/ledger.ts'
import { UsageError } from '../../../errors/base.ts'
import { option } from '../../args.ts'
import { lookAt, openChain } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import { fieldLines } from '../../present/fields.ts'
import { money } from '../../present/money.ts'
import type { Ui } from '../../ui/ui.ts'
import { netuid } from '../../values.ts'
import { readAlphaFacts } from './ledger-facts.ts'

export const command = defineCommand({
  args: {
    netuid: option({
      flags: ['--netuid', '-n'],
      value: 'number',
      help: 'only this subnet, all of them by default',
      parse: netuid,
    }),
  },
  description:
    'Says where every unit of a subnet’s token came from and where it is, and holds the sums against what the chain counts. The ledger begins with the subnet, and anew where a change of regime converts stake.',
  examples: ['dtao emission ledger', 'dtao emission ledger --netuid 1 --json'],
  async run(ctx, args) {
    const view = await lookAt(ctx, await openChain(ctx))
    const netuids =
      args.netuid === undefined
        ? (await readNetuids(view)).filter((each) => each !== 0)
        : [(await readSubnet(view, withToken(args.netuid))).netuid]
    return (await readAlphaFacts(view, netuids)).map(alphaLedger)
  },
  render(ledgers, ui) {
    for (const ledger of ledgers) renderLedger(ledger, ui)
    if (ledgers.length === 0) ui.note('There are no subnets.')
  },
  json: (ledgers) => ({
    ledgers: ledgers.map((ledger) => {
      const lines = (of: AlphaLedger['sources']) =>
        of.map(({ name, alpha }) => ({ name, amount: amountJson(alpha, ledger.netuid) }))
      return {
        netuid: ledger.netuid,
        balanced: isBalanced(ledger),
        sources: lines(ledger.sources),
        locations: lines(ledger.locations),
        checks: ledger.checks.map(({ name, sum, counted }) => ({
          name,
          sum: amountJson(sum, ledger.netuid),
          counted: amountJson(counted, ledger.netuid),
        })),
      }
    }),
  }),
})

function withToken(id: number): number {
  if (id !== 0) return id
  throw new UsageError('Root has no token of its own: its stake is TAO.', 'subnet_unknown')
}

function renderLedger({ netuid: id, sources, locations, checks }: AlphaLedger, ui: Ui): void {
  const { out, glyphs } = ui.theme
  const lines = (of: AlphaLedger['sources']) =>
    fieldLines(
      of
        .filter(({ alpha }) => alpha !== 0n)
        .map(({ name, alpha }) => [name, money(alpha, id, glyphs)] as const),
      out,
    )
  ui.print(out.strong(`Subnet ${id}: where its token came from`))
  ui.print(lines(sources))
  ui.print(out.strong('Where it is'))
  ui.print(lines(locations))
  for (const { name, sum, counted } of checks) {
    const text = `${name}: ${money(sum, id, glyphs)}`
    ui.print(
      sum === counted
        ? `${out.good(glyphs.good)} ${text}, as the chain counts`
        : `${out.bad(glyphs.bad)} ${text}, but the chain counts ${money(counted, id, glyphs)}`,
    )
  }
  ui.print('')
}
