import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Amount } from '../../../src/amounts.ts'
import { readBalances } from '../../../src/chain/accounts.ts'
import type { RegimeName } from '../../../src/chain/emission/regime.ts'
import { planStake, type StakeRequest } from '../../../src/chain/plan.ts'
import { quoteTrade } from '../../../src/chain/quote.ts'
import { readPositions } from '../../../src/chain/stake.ts'
import { submit } from '../../../src/chain/submit.ts'
import { readAllSubnets, readSubnet } from '../../../src/chain/subnets.ts'
import { DispatchError } from '../../../src/errors/dispatch.ts'
import { keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { keypairSigner, type Signer } from '../../../src/wallet/signing/signer.ts'
import { type OwnDevnet, ownDevnet, VALIDATOR } from './own-devnet.ts'

const TAO = 1_000_000_000n
const ONE = 1n << 64n
const ONE_TO_ONE = ['stao', 'root'] as const
const MARKETS = ['dtao', 'dtao-launch', 'flow'] as const

let own: OwnDevnet | undefined
let charlie: Signer & { readonly address: string }

/** A chain of its own for each test, in that regime. */
async function chainIn(regime: RegimeName): Promise<OwnDevnet> {
  own = await ownDevnet()
  const pair = await keypairFromUri('//Charlie')
  charlie = { ...keypairSigner(pair), address: pair.address }
  await own.chain.send('dev_setEmissionRegime', [regime])
  await own.devnet.newBlocks(1)
  return own
}

beforeEach(async () => {
  await own?.close()
  own = undefined
})
afterAll(() => own?.close())

const exact = (rao: bigint): Amount => ({ kind: 'exact', rao })

function request(over: Partial<StakeRequest>): StakeRequest {
  return {
    direction: 'buy',
    coldkey: charlie.address,
    hotkey: VALIDATOR,
    netuid: 1,
    amount: exact(10n * TAO),
    tolerance: 5_000_000n,
    partial: false,
    associate: false,
    ...over,
  }
}

/** Plans, submits, and says what the chain refused it for; what was foretold must be that. */
async function made({ chain }: OwnDevnet, wanted: StakeRequest): Promise<string | undefined> {
  const plan = await planStake(await chain.view(), wanted)
  const foretold = plan.refusals[0]?.errorName
  try {
    await submit(chain, charlie, plan.call)
  } catch (error) {
    if (!(error instanceof DispatchError)) throw error
    expect(error.errorName).toBe(foretold)
    return foretold
  }
  expect(foretold).toBeUndefined()
  return undefined
}

const position = async ({ chain }: OwnDevnet, netuid: number) =>
  (await readPositions(await chain.view(), charlie.address)).find((one) => one.netuid === netuid)

const free = async ({ chain }: OwnDevnet) =>
  (await readBalances(await chain.view(), [charlie.address]))[0]?.free ?? 0n

/** A transaction's fee is far less. */
const FEES = TAO / 50n

describe('one to one', () => {
  test.each(ONE_TO_ONE)('%s lists no prices', async (regime) => {
    const { chain } = await chainIn(regime)
    for (const { price, dynamic } of await readAllSubnets(await chain.view()))
      expect({ price, dynamic }).toEqual({ price: ONE, dynamic: false })
  })

  test.each([
    ['stao', 1],
    ['root', 0],
  ] as const)(
    '%s quotes, stakes on subnet %i and gives back rao for rao',
    async (regime, netuid) => {
      const it = await chainIn(regime)
      const view = await it.chain.view()
      const subnet = await readSubnet(view, netuid)
      const trade = await quoteTrade(view, subnet, { direction: 'buy', amount: 10n * TAO })
      expect(trade.quote).toMatchObject({ received: 10n * TAO, priceImpact: 0n })
      expect(trade.agrees).toBe(true)
      const before = await free(it)
      expect(await made(it, request({ netuid }))).toBeUndefined()
      expect(await position(it, netuid)).toMatchObject({ stake: 10n * TAO, value: 10n * TAO })
      const sale = request({ direction: 'sell', netuid, amount: exact(10n * TAO) })
      expect(await made(it, sale)).toBeUndefined()
      expect(before - (await free(it))).toBeLessThan(FEES)
    },
  )

  test('stao moves nobody else’s stake', async () => {
    const it = await chainIn('stao')
    const others = async () => readPositions(await it.chain.view(), it.alice.address)
    const before = await others()
    await made(it, request({ amount: exact(5_000n * TAO) }))
    const [was, is] = [before, await others()].map((all) =>
      all.map(({ netuid, stake }) => [netuid, stake]),
    )
    expect(is).toEqual(was)
  })

  test('root takes stake on root alone, and says so before', async () => {
    const it = await chainIn('root')
    expect(await made(it, request({ netuid: 1 }))).toBe('StakeIsOnRoot')
  })
})

describe('markets', () => {
  test.each(MARKETS)('%s quotes as the node does, and what is bought is listed', async (regime) => {
    const it = await chainIn(regime)
    const view = await it.chain.view()
    const subnet = await readSubnet(view, 1)
    const trade = await quoteTrade(view, subnet, { direction: 'buy', amount: 10n * TAO })
    expect(trade.agrees).toBe(true)
    expect(trade.quote.ok && trade.quote.priceImpact > 0n).toBe(true)
    expect(await made(it, request({}))).toBeUndefined()
    const held = await position(it, 1)
    expect(held?.stake).not.toBe(10n * TAO)
    expect((held?.value ?? 0n) < 10n * TAO).toBe(true)
  })

  test.each(MARKETS)('%s gives back less than was put in', async (regime) => {
    const it = await chainIn(regime)
    const before = await free(it)
    const wide = { netuid: 3, tolerance: 900_000_000n }
    expect(await made(it, request({ ...wide, amount: exact(100n * TAO) }))).toBeUndefined()
    const sale = request({ ...wide, direction: 'sell', amount: { kind: 'all' } })
    expect(await made(it, sale)).toBeUndefined()
    expect(await position(it, 3)).toBeUndefined()
    expect(before - (await free(it))).toBeGreaterThan(FEES)
  })

  test('dtao moves the price for all', async () => {
    const it = await chainIn('dtao')
    const priceOf = async () => (await readSubnet(await it.chain.view(), 3)).price
    const before = await priceOf()
    await made(it, request({ netuid: 3, amount: exact(50n * TAO), tolerance: 900_000_000n }))
    expect((await priceOf()) > before).toBe(true)
  })
})
