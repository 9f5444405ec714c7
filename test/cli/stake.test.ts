import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OwnChain, ownChain, rao, VALIDATOR } from './own-chain.ts'

type Amount = { rao: string; value: string; unit: string }
interface Position {
  netuid: number
  hotkey: string
  coldkey: string
  stake: Amount
  value: Amount
}
interface TradeData {
  dryRun: boolean
  associatesHotkey: boolean
  quote: { received: Amount; paid: Amount; fee: Amount; unused: Amount; node: { agrees: boolean } }
  fee: Amount
  call: { pallet: string; name: string; args: Record<string, unknown>; hex: string }
  refusals: { code: string }[]
  transaction: { fee: Amount; block: { number: number } } | null
  result: {
    paid: Amount
    quoted: Amount
    received: Amount
    difference: Amount
    position: Position | null
  } | null
}
interface ListData {
  positions: Position[]
  free: Amount
  value: Amount
  total: Amount
}

let chain: OwnChain
beforeAll(async () => {
  chain = await ownChain(100)
})
afterAll(() => chain.remove())

const add = (...argv: string[]) => chain.data<TradeData>('stake add', ...argv, '--yes')
const remove = (...argv: string[]) => chain.data<TradeData>('stake remove', ...argv, '--yes')
const list = (...argv: string[]) => chain.data<ListData>('stake list', ...argv)

describe('staking and unstaking', () => {
  test('a stake is quoted, made, and listed; balances add up to the rao', async () => {
    const before = await list()
    const made = await add('--netuid', '1', '--hotkey', VALIDATOR, '--amount', '10')
    const { result, transaction } = made
    if (result === null || transaction === null) throw new Error('nothing was done')
    expect(made.quote.node.agrees).toBe(true)
    expect(made.call.name).toBe('add_stake_limit')
    expect(rao(result.paid)).toBe(10_000_000_000n)
    expect(rao(result.difference)).toBe(rao(result.received) - rao(result.quoted))
    expect(result.position?.stake).toEqual(result.received)
    const after = await list()
    expect(rao(before.free) - rao(after.free)).toBe(rao(result.paid) + rao(transaction.fee))
    expect(after.positions).toMatchObject([
      { netuid: 1, hotkey: VALIDATOR, coldkey: chain.coldkey, stake: { unit: 'SN1' } },
    ])
    expect(rao(after.total)).toBe(rao(after.free) + rao(after.value))
    expect((await list('--netuids', '1,2')).positions).toEqual(after.positions)
    expect((await list('--netuids', '2')).positions).toEqual([])
  })

  test('half of it comes back as TAO, then all of it', async () => {
    const before = await list()
    const [position] = before.positions
    const half = await remove('--netuid', '1', '--hotkey', VALIDATOR, '--amount', '50%')
    expect(half.call.name).toBe('remove_stake_limit')
    expect(rao(half.quote.paid)).toBe(BigInt(position?.stake.rao ?? 0) / 2n)
    const between = await list()
    const gained = rao(between.free) - rao(before.free)
    expect(gained).toBe(
      BigInt(half.result?.received.rao ?? 0) - BigInt(half.transaction?.fee.rao ?? 0),
    )
    const rest = await remove('--netuid', '1', '--hotkey', VALIDATOR, '--all')
    expect(rest.call.name).toBe('remove_stake_full_limit')
    expect(rest.result?.position).toBeNull()
    expect((await list()).positions).toEqual([])
  })

  test('a hotkey that is new to the chain is associated in the same transaction', async () => {
    const made = await add('--netuid', '2', '--hotkey', 'h', '--amount', '1')
    expect(made.associatesHotkey).toBe(true)
    expect(made.call).toMatchObject({ pallet: 'Utility', name: 'batch_all' })
    expect(made.result?.position?.hotkey).toBe(chain.hotkey)
    const again = await add('--netuid', '2', '--hotkey', 'h', '--amount', '1')
    expect(again.associatesHotkey).toBe(false)
    expect(again.call.name).toBe('add_stake_limit')
  })

  test('root is one to one', async () => {
    const made = await add('--netuid', '0', '--hotkey', VALIDATOR, '--amount', '2')
    expect(made.result).toMatchObject({
      quoted: { rao: '2000000000', unit: 'TAO' },
      received: { rao: '2000000000' },
      difference: { rao: '0' },
    })
  })

  test('--partial takes what fits and says what was left over', async () => {
    const made = await add('--netuid', '4', '--hotkey', VALIDATOR, '--amount', '5', '--partial')
    expect(rao(made.quote.unused)).toBeGreaterThan(0n)
    const paid = BigInt(made.result?.paid.rao ?? 0)
    expect(paid).toBeGreaterThan(0n)
    expect(paid).toBeLessThan(5_000_000_000n)
  })

  test('--no-limit makes a call without a price', async () => {
    const made = await add('--netuid', '4', '--hotkey', VALIDATOR, '--amount', '1', '--no-limit')
    expect(made.call.name).toBe('add_stake')
    expect(made.call.args).not.toHaveProperty('limit_price')
  })

  test('all is all but the fee and the existential deposit', async () => {
    const made = await chain.data<TradeData>(
      'stake add',
      ...['--netuid', '0', '--hotkey', VALIDATOR, '--amount', 'all', '--dry-run'],
    )
    const { free } = await list()
    expect(rao(made.quote.paid)).toBe(rao(free) - rao(made.fee) - 500n)
  })

  test("btcli's words do the same", async () => {
    const { code, stdout } = await chain.run(
      ...['st', 'add', '--wallet-name', 'w', '--hotkey-ss58-address', VALIDATOR, '-n', '1'],
      ...[
        '--amount',
        '0.5',
        '--rate-tolerance',
        '0.01',
        '--no-partial',
        '--no-prompt',
        '--json-out',
      ],
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ data: { quote: { tolerance: '1%' } } })
  })
})

describe('without signing', () => {
  test('a dry run shows the plan and the call, and changes nothing', async () => {
    const before = await chain.data('devnet status')
    const plan = await chain.data<TradeData>(
      'stake add',
      ...['--netuid', '1', '--hotkey', VALIDATOR, '--amount', '3', '--dry-run'],
    )
    expect(plan).toMatchObject({ dryRun: true, transaction: null, result: null, refusals: [] })
    expect(plan.call.hex).toMatch(/^0x0758506c5a28f51e841b4df26ace64a2/)
    const shown = await chain.run(
      ...['stake', 'add', '--netuid', '1', '--hotkey', VALIDATOR, '--amount', '3', '--dry-run'],
    )
    expect(shown.stdout).toContain(plan.call.hex.slice(0, 80))
    expect(shown.stderr).toContain('Nothing was sent')
    expect(await chain.data('devnet status')).toEqual(before)
  })

  test('a dry run that would be refused says why and ends with its exit code', async () => {
    const { code, stdout } = await chain.run(
      ...['stake', 'add', '--netuid', '1', '--hotkey', VALIDATOR, '--amount', '5000', '--dry-run'],
      '--json',
    )
    const { data } = JSON.parse(stdout) as { data: TradeData }
    expect(data.refusals.map((one) => one.code)).toEqual([
      'slippage_too_high',
      'not_enough_balance_to_stake',
    ])
    expect(code).toBe(5)
  })

  test('a quote needs no wallet; buying and exact-out agree with each other', async () => {
    const there = await chain.data<{ received: Amount }>(
      'stake quote',
      ...['--netuid', '1', '--amount', '10'],
    )
    const back = await chain.data<{ paid: Amount; exactOut: boolean }>(
      'stake quote',
      ...['--netuid', '1', '--amount', `${there.received.rao}rao`, '--exact-out'],
    )
    expect(back.exactOut).toBe(true)
    expect(rao(back.paid)).toBeLessThanOrEqual(10_000_000_000n)
    expect(rao(back.paid)).toBeGreaterThan(9_999_999_990n)
  })

  test('a quote for people has every figure, a ladder and a chart', async () => {
    const { stdout } = await chain.run('stake', 'quote', '--netuid', '3', '--amount', '5', '--sell')
    for (const word of [
      ...['Reserves', 'Spot price', 'swap fee', 'Receives', 'Effective price', 'Price impact'],
      ...['Price after', 'At least', 'simulates the same to the rao', '5,000', '█'],
    ])
      expect(stdout).toContain(word)
  })
})
