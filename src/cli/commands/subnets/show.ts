import { ladder, roundAmounts } from '../../../amm/ladder.ts'
import { amountJson, RAO_PER_TAO } from '../../../amounts.ts'
import { type Neuron, readNeurons } from '../../../chain/neurons.ts'
import { quoteTrade, type TradeQuote } from '../../../chain/quote.ts'
import { readSubnet, type Subnet } from '../../../chain/subnets.ts'
import type { View } from '../../../chain/view.ts'
import { flag, position } from '../../args.ts'
import { lookAt, openChain } from '../../chain.ts'
import { chooseSubnet } from '../../choose.ts'
import { defineCommand } from '../../command.ts'
import { type Field, fieldLines } from '../../present/fields.ts'
import { renderLadder } from '../../present/ladder.ts'
import { brief, money, priceBits } from '../../present/money.ts'
import { anatomyJson, renderAnatomy } from '../../present/pool.ts'
import { subnetTitle } from '../../present/quote.ts'
import { depthOf, marketCap, movingPriceText, subnetJson } from '../../present/subnet.ts'
import type { Theme } from '../../ui/theme.ts'
import { netuid } from '../../values.ts'
import { TRADE_ARGS } from '../stake/trade-args.ts'

/** Rungs of the depth chart: 1, 2, 5 … 1,000 TAO. */
const RUNGS = 10

export const command = defineCommand({
  args: {
    which: position({ name: 'subnet', help: 'number of the subnet', parse: netuid }),
    netuid: TRADE_ARGS.netuid,
    pool: flag({
      flags: ['--pool'],
      help: 'the pool instead of the neurons: what is in it, and why it gets its share of emission',
    }),
  },
  examples: ['dtao subnets show 1', 'dtao subnets show 1 --pool', 'dtao subnets show 1 --json'],
  async run(ctx, args) {
    const view = await lookAt(ctx, await openChain(ctx))
    const id = args.which ?? args.netuid ?? (await chooseSubnet(ctx, view))
    const subnet = await readSubnet(view, id)
    const anatomy = args.pool ? { subnet, ...(await whyOf(view, id)) } : undefined
    const neurons = await readNeurons(view, id, subnet.neurons)
    const sample = { direction: 'buy', amount: RAO_PER_TAO } as const
    const trade = subnet.dynamic ? await quoteTrade(view, subnet, sample) : undefined
    return { subnet, neurons, trade, anatomy }
  },
  render({ subnet, neurons, trade, anatomy }, ui) {
    const { theme } = ui
    if (anatomy !== undefined) {
      ui.print(fieldLines(title(subnet), theme.out))
      ui.print('')
      renderAnatomy(anatomy, ui)
      return
    }
    ui.print(fieldLines(facts(subnet, theme), theme.out))
    ui.print('')
    ui.table({
      columns: [
        { title: 'UID', align: 'right' },
        { title: 'Hotkey', least: 12 },
        { title: 'Name', least: 6, rank: 2 },
        { title: 'Stake', align: 'right' },
        { title: 'Role' },
        { title: 'Incentive', align: 'right', rank: 4 },
        { title: 'Dividends', align: 'right', rank: 3 },
        { title: 'Emission', align: 'right', rank: 1 },
        { title: 'Coldkey', least: 12, rank: 5 },
      ],
      rows: neurons.map((one) => [
        String(one.uid),
        one.hotkey,
        one.name,
        brief(one.stake, 2),
        one.validator ? 'validator' : 'miner',
        portion(one.incentive),
        portion(one.dividends),
        brief(one.emission, 4),
        one.coldkey,
      ]),
      empty: 'No neurons.',
    })
    if (trade !== undefined) renderDepth(trade, ui)
  },
  json: ({ subnet, neurons, anatomy }) => ({
    ...subnetJson(subnet),
    members: neurons.map((one) => neuronJson(one, subnet.netuid)),
    pool: anatomy === undefined ? null : anatomyJson(anatomy),
  }),
})

/** Loads the chain's rules only for those who ask why. */
async function whyOf(view: View, id: number) {
  const { readEmissionWhy } = await import('../../../chain/emission/read-why.ts')
  return await readEmissionWhy(view, id)
}

function renderDepth(trade: TradeQuote, ui: Parameters<typeof renderLadder>[2]): void {
  const amounts = roundAmounts(RAO_PER_TAO, RUNGS)
  renderLadder(trade, ladder(trade.subnet.market, { direction: 'buy' }, amounts), ui)
}

function title(subnet: Subnet): Field[] {
  return [
    [
      'Subnet',
      `${subnetTitle(subnet)}  ${subnet.symbol}${subnet.started ? '' : '  not started yet'}`,
    ],
  ]
}

function facts(subnet: Subnet, { glyphs }: Theme): Field[] {
  const { netuid: id, pool } = subnet
  const depth = depthOf(subnet)
  return [
    ...title(subnet),
    ['Owner', subnet.owner ?? 'nobody'],
    ['  hotkey', subnet.ownerHotkey ?? 'none'],
    [
      'Price',
      `${priceBits(subnet.price)} ${glyphs.tao}, smoothed ${movingPriceText(subnet.movingPrice)}`,
    ],
    ['Pool', `${money(pool.tao, 0, glyphs)} and ${money(pool.alpha, id, glyphs)}`],
    ['Depth', depth === undefined ? 'one to one' : `${money(depth, 0, glyphs)} move the price 1%`],
    ['Staked', money(subnet.alphaOut, id, glyphs)],
    ['Market cap', money(marketCap(subnet), 0, glyphs)],
    ['Emission', `${money(subnet.taoInEmission, 0, glyphs)} into the pool with the last block`],
    [
      '',
      `${money(subnet.alphaInEmission, id, glyphs)} into the pool, ${money(subnet.alphaOutEmission, id, glyphs)} paid out`,
    ],
    ['Tempo', `${subnet.tempo} blocks`],
    ['Neurons', `${subnet.neurons} of ${subnet.maxNeurons}`],
    [
      'Registering',
      subnet.registrationAllowed ? `burns ${money(subnet.burn, 0, glyphs)}` : 'is switched off',
    ],
    ['Created', `block ${subnet.registeredAt}`],
  ]
}

/** Parts of 65535 with four places. */
function portion(parts: number): string {
  return (parts / 65_535).toFixed(4)
}

function neuronJson(one: Neuron, id: number) {
  return {
    uid: one.uid,
    hotkey: one.hotkey,
    coldkey: one.coldkey,
    name: one.name,
    stake: amountJson(one.stake, id),
    validator: one.validator,
    incentive: portion(one.incentive),
    dividends: portion(one.dividends),
    emission: amountJson(one.emission, id),
  }
}
