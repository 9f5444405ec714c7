import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dtao, temporaryHome } from './dtao.ts'
import { rao } from './own-chain.ts'
import { documentOf } from './schema.ts'
import { atTerminal } from './terminal.ts'

type Amount = { rao: string; value: string; unit: string }
interface Tour {
  coldkey: string
  madeWallet: boolean
  funded: Amount
  balance: Record<'start' | 'free' | 'fees' | 'position' | 'slippage' | 'missing', Amount>
}

let home: string
let remove: () => void
beforeAll(() => {
  ;({ home, remove } = temporaryHome())
})
afterAll(() => remove())

function adds(balance: Tour['balance']): void {
  const { start, free, fees, position, slippage, missing } = balance
  expect(rao(free) + rao(fees) + rao(position) + rao(slippage)).toBe(rao(start))
  expect(rao(missing)).toBe(0n)
}

describe('dtao quickstart', () => {
  test('without a terminal: it does everything, and ends by itself with every rao', async () => {
    const { code, stdout } = await dtao(['quickstart'], { home })
    expect(code).toBe(0)
    for (const word of [
      ...['1. Make a wallet', '2. Fund it', '3. Look at the subnets', '4. Quote 10 τ'],
      ...['5. Stake it', '6. Look at the position', '7. Unstake half', '8. Balance sheet'],
      ...['Start 100.000000000 τ is', 'every rao'],
    ])
      expect(stdout).toContain(word)
    expect(readdirSync(join(home, '.local/share/dtao/quickstart')).sort()).toEqual([
      'chain',
      'wallets',
    ])
    expect(readdirSync(home)).not.toContain('.bittensor')
  }, 60_000)

  test('again, in JSON: the same wallet, and what was there counts', async () => {
    const { code, stdout } = await dtao(['quickstart', '--json'], { home })
    expect(code).toBe(0)
    const { data } = documentOf(stdout, 'quickstart') as { data: Tour }
    expect(data.madeWallet).toBe(false)
    expect(rao(data.funded)).toBeGreaterThan(0n)
    expect(rao(data.balance.start)).toBeGreaterThan(100_000_000_000n)
    adds(data.balance)
  }, 60_000)

  test('at a terminal: it asks nothing', async () => {
    const terminal = atTerminal(['quickstart'], home)
    expect(await terminal.ended).toBe(0)
    expect(terminal.shown()).toContain('every rao')
  }, 60_000)

  test('it is of the embedded chain alone', async () => {
    const { code, stdout } = await dtao(['quickstart', '--network', 'finney', '--json'], { home })
    expect(documentOf(stdout)).toMatchObject({ error: { code: 'network_fixed' } })
    expect(code).toBe(2)
  })
})
