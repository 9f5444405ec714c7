import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Direction } from '../../../src/amm/swap.ts'
import type { Amount } from '../../../src/amounts.ts'
import { tradesIn } from '../../../src/chain/events.ts'
import { planStake, type StakeRequest } from '../../../src/chain/plan.ts'
import { quoteTrade } from '../../../src/chain/quote.ts'
import { readPosition } from '../../../src/chain/stake.ts'
import { submit } from '../../../src/chain/submit.ts'
import { readSubnet } from '../../../src/chain/subnets.ts'
import { DispatchError } from '../../../src/errors/dispatch.ts'
import { PoolError } from '../../../src/errors/pool.ts'
import { keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { type OwnDevnet, ownDevnet, VALIDATOR } from './own-devnet.ts'

const TAO = 1_000_000_000n

let own: OwnDevnet
let unknown: string
beforeAll(async () => {
  own = await ownDevnet()
  unknown = (await keypairFromUri('//nobody')).address
})
afterAll(() => own.close())

function request(over: Partial<StakeRequest> = {}): StakeRequest {
  return {
    direction: 'buy',
    coldkey: own.alice.address,
    hotkey: VALIDATOR,
    netuid: 1,
    amount: { kind: 'exact', rao: 10n * TAO },
    tolerance: 5_000_000n,
    partial: false,
    associate: false,
    ...over,
  }
}

/** What the chain itself says to the call of a plan. */
async function verdict(wanted: StakeRequest): Promise<string | undefined> {
  const { call } = await planStake(await own.chain.view(), wanted)
  try {
    await submit(own.chain, own.alice, call)
    return undefined
  } catch (error) {
    if (error instanceof DispatchError || error instanceof PoolError) return error.errorName
    throw error
  }
}

const exact = (rao: bigint): Amount => ({ kind: 'exact', rao })

describe('the first refusal that is foretold is the one that the chain gives', () => {
  test.each<[string, () => Partial<StakeRequest>, string | undefined]>([
    ['nothing stands in the way', () => ({}), undefined],
    ['too little', () => ({ amount: exact(1_000_000n) }), 'AmountTooLow'],
    ['too far a price', () => ({ netuid: 4, amount: exact(5n * TAO) }), 'SlippageTooHigh'],
    [
      'a little of what is too much',
      () => ({ netuid: 4, amount: exact(5n * TAO), partial: true }),
      undefined,
    ],
    [
      'more than there is',
      () => ({ netuid: 0, amount: exact(2_000_000n * TAO) }),
      'NotEnoughBalanceToStake',
    ],
    ['an unknown hotkey', () => ({ hotkey: unknown }), 'HotKeyAccountNotExists'],
    [
      'an unknown hotkey that becomes ours',
      () => ({ hotkey: unknown, associate: true }),
      undefined,
    ],
    [
      'more than is staked',
      () => ({ direction: 'sell', netuid: 3, amount: exact(900n * TAO), tolerance: 900_000_000n }),
      'NotEnoughStakeToWithdraw',
    ],
    ['too little to sell', () => ({ direction: 'sell', amount: exact(1_000n) }), 'AmountTooLow'],
    ['a sale', () => ({ direction: 'sell', amount: exact(5n * TAO) }), undefined],
    [
      'all there is',
      () => ({ direction: 'sell', netuid: 2, amount: { kind: 'all' }, tolerance: 500_000_000n }),
      undefined,
    ],
  ])('%s', async (_what, over, expected) => {
    const wanted = request(over())
    const plan = await planStake(await own.chain.view(), wanted)
    expect(plan.refusals[0]?.errorName).toBe(expected)
    expect(await verdict(wanted)).toBe(expected)
  })

  test('a subnet that is not there cannot be planned for', async () => {
    const plan = planStake(await own.chain.view(), request({ netuid: 9 }))
    await expect(plan).rejects.toMatchObject({ code: 'subnet_unknown', exitCode: 2 })
  })
})

describe('a quote', () => {
  test('agrees with the simulation of the node to the rao, on every subnet and in both directions', async () => {
    const view = await own.chain.view()
    const subnets = await Promise.all([0, 1, 2, 3, 4].map((netuid) => readSubnet(view, netuid)))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...subnets),
        fc.constantFrom<Direction>('buy', 'sell'),
        fc.bigInt({ min: 1_000n, max: 30n * TAO }),
        async (subnet, direction, amount) => {
          const { agrees, node, whole } = await quoteTrade(view, subnet, { direction, amount })
          expect(node).toEqual(whole)
          expect(agrees).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('what comes is never less than the minimum promised, and the fee is the one foretold', async () => {
    const plan = await planStake(await own.chain.view(), request())
    const receipt = await submit(own.chain, own.alice, plan.call)
    const [trade] = tradesIn(receipt.events)
    expect(trade?.alpha).toBeGreaterThanOrEqual(plan.trade.quote.minimumReceived ?? 0n)
    expect(trade?.tao).toBe(10n * TAO)
    expect(receipt.fee).toBe(plan.fee)
  })
})

test('a position is what the purchase brought', async () => {
  const { address } = own.alice
  const before = await readPosition(await own.chain.view(), address, VALIDATOR, 3)
  const plan = await planStake(await own.chain.view(), request({ netuid: 3, amount: exact(TAO) }))
  const receipt = await submit(own.chain, own.alice, plan.call)
  const after = await readPosition(await own.chain.view(), address, VALIDATOR, 3)
  const gained = (after?.stake ?? 0n) - (before?.stake ?? 0n)
  const bought = tradesIn(receipt.events)[0]?.alpha ?? 0n
  // Shares of a pool round by a rao.
  expect([bought - 1n, bought, bought + 1n]).toContain(gained)
})
