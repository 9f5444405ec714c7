import { readAllSubnets } from '../../../chain/subnets.ts'
import { readTrends } from '../../../chain/trend.ts'
import { option } from '../../args.ts'
import { defineLiveCommand } from '../../live.ts'
import { brief, priceBits } from '../../present/money.ts'
import { subnetTitle } from '../../present/quote.ts'
import { depthOf, marketCap, subnetJson } from '../../present/subnet.ts'
import { sparkline } from '../../ui/chart.ts'
import { oneOf } from '../../values.ts'

const ORDERS = ['netuid', 'price', 'depth', 'emission', 'cap'] as const

export const command = defineLiveCommand({
  args: {
    sort: option({
      flags: ['--sort'],
      value: ORDERS.join('|'),
      help: 'order of the rows',
      parse: oneOf(...ORDERS),
    }),
  },
  description:
    'Depth is the TAO that moves the price by 1%. Emission is what the last block put into the pool. The trend is the price of the last 240 blocks.',
  examples: ['dtao subnets list --sort depth', 'dtao subnets list --live'],
  prepare: async (_ctx, { sort = 'netuid' }) => sort,
  async read(view, sort, ctx) {
    const subnets = await readAllSubnets(view)
    const key = {
      netuid: (one) => -BigInt(one.netuid),
      price: (one) => one.price,
      depth: (one) => depthOf(one) ?? 0n,
      emission: (one) => one.taoInEmission,
      cap: (one) => marketCap(one),
    } satisfies Record<(typeof ORDERS)[number], (one: (typeof subnets)[number]) => bigint>
    subnets.sort((a, b) => (key[sort](a) < key[sort](b) ? 1 : -1))
    // Past prices are for eyes; a program asks for the blocks that it wants.
    const trends = ctx.flags.json
      ? new Map<number, bigint[]>()
      : await readTrends(
          view,
          subnets.map(({ netuid }) => netuid),
        )
    return { subnets, trends }
  },
  render({ subnets, trends }, ui) {
    const { theme } = ui
    const { tao, alpha } = theme.glyphs
    const totals = { tao: 0n, emission: 0n }
    for (const one of subnets) {
      totals.tao += one.dynamic ? one.pool.tao : 0n
      totals.emission += one.taoInEmission
    }
    ui.table({
      columns: [
        { title: 'Subnet', least: 8 },
        { title: `Price ${tao}`, align: 'right' },
        { title: 'Trend', rank: 2 },
        { title: `Depth 1% ${tao}`, align: 'right' },
        { title: `Pool ${tao}`, align: 'right', rank: 1 },
        { title: `Pool ${alpha}`, align: 'right', rank: 3 },
        { title: `Staked ${alpha}`, align: 'right', rank: 4 },
        { title: `Cap ${tao}`, align: 'right', rank: 5 },
        { title: `Emission ${tao}`, align: 'right' },
        { title: 'Tempo', align: 'right', rank: 7 },
        { title: 'Neurons', align: 'right', rank: 6 },
      ],
      rows: subnets.map((one) => {
        const depth = depthOf(one)
        // Columns of a sparkline are proportions, so that doubles will do.
        const trend = (trends.get(one.netuid) ?? []).map(Number)
        return [
          `${subnetTitle(one)}${one.started ? '' : ' (not started)'}`,
          priceBits(one.price),
          one.dynamic ? theme.out.accent(sparkline(trend, theme)) : '',
          depth === undefined ? 'one to one' : brief(depth, 2),
          one.dynamic ? brief(one.pool.tao, 2) : '',
          one.dynamic ? brief(one.pool.alpha, 2) : '',
          brief(one.alphaOut, 2),
          brief(marketCap(one), 2),
          brief(one.taoInEmission, 6),
          String(one.tempo),
          `${one.neurons}/${one.maxNeurons}`,
        ]
      }),
      empty: 'No subnets.',
      footer: [
        'Together',
        '',
        '',
        '',
        brief(totals.tao, 2),
        '',
        '',
        '',
        brief(totals.emission, 6),
        '',
        '',
      ],
    })
  },
  json: ({ subnets }) => ({ subnets: subnets.map(subnetJson) }),
})
