import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_QUOTE_WEIGHT } from '../../../src/amm/weights.ts'
import type { Amount } from '../../../src/amounts.ts'
import { Chain } from '../../../src/chain/chain.ts'
import { type Trade, tradesIn } from '../../../src/chain/events.ts'
import { nextBlock } from '../../../src/chain/next-block.ts'
import { planStake, type StakePlan, type StakeRequest } from '../../../src/chain/plan.ts'
import { submit } from '../../../src/chain/submit.ts'
import { readSubnet } from '../../../src/chain/subnets.ts'
import { type OwnDevnet, ownDevnet, VALIDATOR } from './own-devnet.ts'

const TAO = 1_000_000_000n

let own: OwnDevnet
beforeAll(async () => {
  own = await ownDevnet()
})
afterAll(() => own.close())

type Wanted = Pick<StakeRequest, 'direction' | 'netuid' | 'amount' | 'partial'>

/** A trade in the block after the one that it is planned at. */
async function make(wanted: Wanted): Promise<{ plan: StakePlan; trade: Trade }> {
  const plan = await planStake(await own.chain.view(), {
    coldkey: own.alice.address,
    hotkey: VALIDATOR,
    // Wide enough for what half of a small pool does to the price, with and without `partial`.
    tolerance: wanted.partial ? 1_000_000n : 400_000_000n,
    associate: false,
    ...wanted,
  })
  const { events } = await submit(own.chain, own.alice, plan.call)
  const [trade] = tradesIn(events)
  if (trade === undefined) throw new Error('no trade was made')
  return { plan, trade }
}

function expectAsQuoted({ plan, trade }: { plan: StakePlan; trade: Trade }): void {
  const { quote, agrees } = plan.trade
  expect(agrees).toBe(true)
  const made = trade.direction === 'buy' ? [trade.alpha, trade.tao] : [trade.tao, trade.alpha]
  const fee = trade.direction === 'buy' ? 0n : trade.fee
  expect([made[0], (made[1] ?? 0n) + fee, trade.fee]).toEqual([
    quote.received,
    quote.paid,
    quote.fee,
  ])
}

describe('on a chain that tells what the next block does first', () => {
  test('what is received is what was quoted, to the rao, on every subnet and in both directions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 4 }),
        fc.bigInt({ min: TAO / 100n, max: TAO }),
        fc.boolean(),
        async (netuid, rao, partial) => {
          const amount: Amount = { kind: 'exact', rao }
          const half: Amount = { kind: 'fraction', parts: 100_000_000n }
          expectAsQuoted(await make({ direction: 'buy', netuid, amount, partial }))
          expectAsQuoted(await make({ direction: 'sell', netuid, amount: half, partial }))
        },
      ),
      { numRuns: 20 },
    )
  })

  test.each([0, 1, 2, 3, 4])('all of a position on subnet %i, in an epoch', async (netuid) => {
    await make({ direction: 'buy', netuid, amount: { kind: 'exact', rao: TAO }, partial: false })
    const epoch = await own.chain.send<{ next: number | null }>('dev_epoch', [netuid])
    const { block } = await own.chain.view()
    const wait = (epoch.next ?? 0) - 1 - block.number
    if (wait > 0) await own.devnet.newBlocks(wait)
    expectAsQuoted(
      await make({ direction: 'sell', netuid, amount: { kind: 'all' }, partial: false }),
    )
  })
})

/** The same chain behind a relay that passes no development methods on. */
function relayed(): Chain {
  const provider = own.devnet.provider()
  const send: typeof provider.send = async (method, params) => {
    const answer = await provider.send(method, params)
    if (method !== 'rpc_methods') return answer
    const { methods } = answer as { methods: string[] }
    return { methods: methods.filter((one) => !one.startsWith('dev_')) }
  }
  const relay = Object.create(provider, { send: { value: send } }) as typeof provider
  const { api, network } = own.chain
  return new Chain(api, network, {
    provider: relay,
    endpoint: 'relayed',
    close: async () => undefined,
  })
}

test('without that, quotes are of the newest block', async () => {
  const head = await own.chain.view()
  const next = await nextBlock(head)
  const [now, then] = await Promise.all([readSubnet(head, 1), readSubnet(next, 1)])
  expect(then.pool).not.toEqual(now.pool)
  const wanted = { coldkey: own.alice.address, hotkey: VALIDATOR, netuid: 1, associate: false }
  const plan = await planStake(await relayed().view(), {
    ...wanted,
    direction: 'buy',
    amount: { kind: 'exact', rao: TAO },
    partial: false,
  })
  expect(plan.subnet).toEqual(now)
  expect(plan.trade.agrees).toBe(true)
})

test('a pool that nobody has traded with is quoted at even weights, as its first trade is made', async () => {
  const uneven = { quote: '400000000000000000' }
  const Swap = { SwapBalancer: [[[2], uneven]], PalSwapInitialized: [[[2], null]] }
  await own.chain.send('dev_setStorage', [{ Swap }])
  const subnet = await readSubnet(await own.chain.view(), 2)
  expect(subnet.pool.quoteWeight).not.toBe(DEFAULT_QUOTE_WEIGHT)
  expect(subnet.market).toMatchObject({ quoteWeight: DEFAULT_QUOTE_WEIGHT })
  const amount: Amount = { kind: 'exact', rao: TAO }
  expectAsQuoted(await make({ direction: 'buy', netuid: 2, amount, partial: false }))
  const traded = await readSubnet(await own.chain.view(), 2)
  expect(traded.market).toMatchObject({ quoteWeight: traded.pool.quoteWeight })
})
