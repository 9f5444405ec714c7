import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dtao } from './dtao.ts'
import { type OwnChain, ownChain, VALIDATOR } from './own-chain.ts'

type Amount = { rao: string }
interface TradeData {
  shielded: boolean
  quote: { paid: Amount; node: { agrees: boolean } }
  result: Record<'paid' | 'quoted' | 'received' | 'difference', Amount>
}

let chain: OwnChain
beforeAll(async () => {
  chain = await ownChain(100)
})
afterAll(() => chain.remove())

async function trade(direction: 'add' | 'remove', ...argv: string[]): Promise<TradeData> {
  const made = await chain.data<TradeData>(
    `stake ${direction}`,
    ...['--hotkey', VALIDATOR, '--tolerance', '20%', ...argv, '--yes'],
  )
  expect(made.quote.node.agrees).toBe(true)
  expect(made.result.received).toEqual(made.result.quoted)
  expect(made.result.paid).toEqual(made.quote.paid)
  expect(made.result.difference.rao).toBe('0')
  return made
}

describe('what is received is what was quoted, to the rao', () => {
  test.each(['0', '1', '2', '3', '4'])(
    'on subnet %s, trade after trade',
    async (netuid) => {
      await trade('add', '--netuid', netuid, '--amount', '1')
      await trade('remove', '--netuid', netuid, '--amount', '50%', '--partial')
      await trade('remove', '--netuid', netuid, '--all')
    },
    120_000,
  )

  test('on a served chain without a beat, encrypted', async () => {
    const { home, run } = chain
    const start = ['devnet', 'start', '--detach', '--port', '0', '--block-time', '0']
    expect((await dtao(start, { home })).code).toBe(0)
    try {
      const bought = await trade('add', '--netuid', '3', '--amount', '1')
      const sold = await trade('remove', '--netuid', '3', '--amount', '50%')
      expect([bought.shielded, sold.shielded]).toEqual([true, true])
    } finally {
      await run('devnet', 'stop')
    }
  }, 120_000)

  test('where a part is taken, and with all that there is', async () => {
    await trade('add', '--netuid', '4', '--amount', '5', '--partial', '--tolerance', '1%')
    await trade('add', '--netuid', '1', '--amount', 'all')
  }, 120_000)
})
