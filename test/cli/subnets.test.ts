import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OwnChain, ownChain, rao, VALIDATOR } from './own-chain.ts'

type Amount = { rao: string; value: string; unit: string }
interface Subnet {
  netuid: number
  name: string
  price: string
  depth: Amount | null
  started: boolean
}
interface Operation {
  dryRun: boolean
  cost: Amount
  fee: Amount
  free: Amount
  transaction: { fee: Amount } | null
  netuid: number | null
  lock: unknown
}

interface Pool {
  regime: string | null
  emission: { share: string; steps: { name: string; value: string }[] } | null
}

let chain: OwnChain
beforeAll(async () => {
  chain = await ownChain(3000)
})
afterAll(() => chain.remove())

const free = async () => {
  const { balances } = await chain.data<{ balances: { free: Amount }[] }>('wallet balance')
  return rao(balances[0]?.free ?? { rao: '0' })
}

describe('dtao subnets', () => {
  test('list shows root and four subnets of different price and depth', async () => {
    const { subnets } = await chain.data<{ subnets: Subnet[] }>('subnets list')
    expect(subnets.map(({ netuid }) => netuid)).toEqual([0, 1, 2, 3, 4])
    expect(subnets[0]).toMatchObject({ name: 'root', price: '1', depth: null })
    expect(new Set(subnets.map(({ price }) => price)).size).toBe(5)
    const sorted = await chain.data<{ subnets: Subnet[] }>('subnets list', '--sort', 'depth')
    expect(sorted.subnets.map(({ netuid }) => netuid)).toEqual([1, 2, 3, 4, 0])
  })

  test('list for people has prices and totals', async () => {
    const { stdout } = await chain.run('subnets', 'list')
    expect(stdout).toMatch(/^1 inference +0\.9/m)
    expect(stdout).toContain('Together')
  })

  test('show has the pool, the neurons and the depth', async () => {
    const shown = await chain.data<{ members: { hotkey: string; validator: boolean }[] }>(
      'subnets show',
      '1',
    )
    expect(shown.members).toContainEqual(expect.objectContaining({ hotkey: VALIDATOR }))
    const { stdout } = await chain.run('subnets', 'show', '--netuid', '1')
    for (const word of ['Pool', 'Depth', 'Registering', 'UID', '█']) expect(stdout).toContain(word)
  })

  test('show --pool says what is in the pool and why it gets its share', async () => {
    const { pool } = await chain.data<{ pool: Pool | null }>('subnets show', '1', '--pool')
    expect(pool?.regime).toBe('dtao')
    expect(pool?.emission?.steps.map(({ name }) => name).slice(0, 2)).toEqual([
      'moving price',
      'moving prices of all that emit',
    ])
    expect((await chain.data<{ pool: Pool | null }>('subnets show', '1')).pool).toBeNull()
    const { stdout } = await chain.run('subnets', 'show', '1', '--pool')
    for (const word of ['ALPHA_IN', 'ALPHA_OUT', 'Moving price', 'regime dtao'])
      expect(stdout).toContain(word)
  })

  test('create shows the lock cost, locks it, and start makes the subnet tradable', async () => {
    const plan = await chain.data<Operation>('subnets create', '--hotkey', 'h', '--dry-run')
    expect(plan).toMatchObject({ dryRun: true, netuid: null, cost: { value: '1000' } })
    expect(plan.lock).toMatchObject({ next: { value: '2000' }, refund: { rao: '0' } })
    const { stdout } = await chain.run('subnets', 'create', '--hotkey', 'h', '--dry-run')
    for (const word of ['each creation doubles it', 'in 7 days', 'On dissolution'])
      expect(stdout).toContain(word)
    const before = await free()
    const made = await chain.data<Operation>('subnets create', '--hotkey', 'h', '--yes')
    expect(made.netuid).toBe(5)
    expect(before - (await free())).toBe(rao(made.cost) + BigInt(made.transaction?.fee.rao ?? 0))

    const stake = ['stake', 'add', '--netuid', '5', '--hotkey', 'h', '--amount', '1', '--yes']
    expect(await chain.failure(...stake)).toMatchObject({ code: 'subtoken_disabled', exit: 1 })
    await chain.data('subnets start', '--netuid', '5', '--yes')
    expect((await chain.run(...stake)).code).toBe(0)
    expect(await chain.failure('subnets', 'start', '--netuid', '5', '--yes')).toMatchObject({
      code: 'first_emission_block_number_already_set',
      exit: 1,
    })
  }, 90_000)

  test('register burns what it says and gives a place', async () => {
    const before = await free()
    const made = await chain.data<Operation & { uid: number; burned: Amount }>(
      'subnets register',
      ...['--netuid', '2', '--hotkey', 'h', '--yes'],
    )
    expect(made.uid).toBe(4)
    expect(rao(made.burned)).toBeLessThanOrEqual(rao(made.cost))
    expect(before - (await free())).toBe(rao(made.burned) + BigInt(made.transaction?.fee.rao ?? 0))
  })
})

describe('dtao wallet transfer', () => {
  test('sends to an address; what left is the amount and the fee', async () => {
    const before = await free()
    const sent = await chain.data<Operation & { amount: Amount }>(
      'wallet transfer',
      ...['--dest', VALIDATOR, '--amount', '1.5', '--yes'],
    )
    expect(rao(sent.amount)).toBe(1_500_000_000n)
    expect(before - (await free())).toBe(1_500_000_000n + BigInt(sent.transaction?.fee.rao ?? 0))
  })

  test('all leaves the existential deposit, give or take the rounding of the fee', async () => {
    await chain.data('wallet transfer', '--dest', VALIDATOR, '--all', '--yes')
    const left = await free()
    expect(left).toBeGreaterThanOrEqual(500n)
    expect(left).toBeLessThan(10_000n)
  })
})
