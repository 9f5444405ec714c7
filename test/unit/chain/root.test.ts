import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planStake } from '../../../src/chain/plan.ts'
import { readRoot, readRootChoices } from '../../../src/chain/root.ts'
import { planRootSeat } from '../../../src/chain/root-seat.ts'
import { planRootWeights, type RootWish } from '../../../src/chain/set-root-weights.ts'
import { submit } from '../../../src/chain/submit.ts'
import { readSubnets } from '../../../src/chain/subnets.ts'
import { DispatchError } from '../../../src/errors/dispatch.ts'
import { keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { keypairSigner, type Signer } from '../../../src/wallet/signing/signer.ts'
import { type OwnDevnet, ownDevnet, VALIDATOR } from './own-devnet.ts'

const ONE = 1_000_000_000n

let own: OwnDevnet
let newcomer: Signer & { readonly address: string }
beforeAll(async () => {
  own = await ownDevnet()
  const pair = await keypairFromUri('//Dave')
  newcomer = { ...keypairSigner(pair), address: pair.address }
})
afterAll(() => own.close())

const wishes = (...pairs: [netuid: number, weight: bigint][]): RootWish[] =>
  pairs.map(([netuid, weight]) => ({ netuid, weight: weight * ONE }))

/** What the plan foretells first and what the chain says to its call. */
async function judged(who: Signer & { address: string }, hotkey: string, wanted: RootWish[]) {
  const plan = await planRootWeights(await own.chain.view(), {
    coldkey: who.address,
    hotkey,
    wishes: wanted,
  })
  return { foretold: plan.refusals[0]?.errorName, said: await said(who, plan.call) }
}

async function said(who: Signer, call: Parameters<typeof submit>[2]): Promise<string | undefined> {
  try {
    await submit(own.chain, who, call)
    return undefined
  } catch (error) {
    if (error instanceof DispatchError) return error.errorName
    throw error
  }
}

describe('root', () => {
  test('has validators whose powers sum to one, and free seats', async () => {
    const { regime, seats, validators } = await readRoot(await own.chain.view())
    expect({ regime, seats }).toEqual({ regime: 'dtao', seats: 64 })
    expect(validators.map(({ stake }) => stake)).toEqual([1_000n * ONE, 500n * ONE])
    const sum = validators.reduce((total, { power }) => total + power, 0n)
    expect(ONE - sum).toBeLessThan(2n)
  })

  test('asks for no weights outside its regime', async () => {
    const verdict = await judged(own.alice, VALIDATOR, wishes([1, 1n]))
    expect(verdict).toEqual({ foretold: 'NotRootRegime', said: 'NotRootRegime' })
  })

  test('does with weights what it foretold, and refuses for what it foretold', async () => {
    await own.chain.send('dev_setEmissionRegime', ['root'])
    await own.devnet.newBlocks(1)
    const hot = newcomer.address
    expect(await judged(own.alice, hot, wishes([1, 1n]))).toEqual({
      foretold: 'HotKeyAccountNotExists',
      said: 'HotKeyAccountNotExists',
    })
    expect(await judged(newcomer, VALIDATOR, wishes([1, 1n]))).toEqual({
      foretold: 'NonAssociatedColdKey',
      said: 'NonAssociatedColdKey',
    })
    expect(await judged(own.alice, VALIDATOR, wishes([9, 1n]))).toEqual({
      foretold: 'UidVecContainInvalidOne',
      said: 'UidVecContainInvalidOne',
    })
    expect(await judged(own.alice, VALIDATOR, wishes([1, 1n], [2, 3n]))).toEqual({
      foretold: undefined,
      said: undefined,
    })
    expect(await judged(own.alice, VALIDATOR, wishes([1, 1n]))).toEqual({
      foretold: 'SettingWeightsTooFast',
      said: 'SettingWeightsTooFast',
    })
    const { validators } = await readRoot(await own.chain.view())
    expect(validators[0]?.chose.map(({ netuid }) => netuid)).toEqual([2, 1])
    expect(validators[0]?.chose[0]?.part).toBeGreaterThan(749_000_000n)
  })

  test('gives a seat, of which it says the number before', async () => {
    const request = { coldkey: newcomer.address, hotkey: newcomer.address }
    const plan = await planRootSeat(await own.chain.view(), request)
    expect(plan).toMatchObject({ uid: 2, replaces: undefined, refusals: [] })
    await submit(own.chain, newcomer, plan.call)
    const { validators } = await readRoot(await own.chain.view())
    expect(validators[2]?.hotkey).toBe(newcomer.address)
    const again = await planRootSeat(await own.chain.view(), request)
    expect(again.refusals.map(({ errorName }) => errorName)).toEqual([
      'HotKeyAlreadyRegisteredInSubNet',
    ])
  })

  test('lets the weakest validator go for a stronger one only', async () => {
    const three = { SubtensorModule: { MaxAllowedUids: [[[0], 3]] } }
    await own.chain.send('dev_setStorage', [three])
    const request = { coldkey: own.alice.address, hotkey: own.alice.address }
    const plan = await planRootSeat(await own.chain.view(), request)
    expect(plan.refusals[0]?.errorName).toBe('StakeTooLowForRoot')
    expect(await said(own.alice, plan.call)).toBe('StakeTooLowForRoot')

    const stake = await planStake(await own.chain.view(), {
      ...request,
      ...{ direction: 'buy', netuid: 0, amount: { kind: 'exact', rao: 10n * ONE } },
      ...{ partial: false, associate: true },
    })
    expect(await said(own.alice, stake.call)).toBeUndefined()
    const stronger = await planRootSeat(await own.chain.view(), request)
    expect(stronger).toMatchObject({ uid: 2, refusals: [], stake: 10n * ONE })
    expect(stronger.replaces?.hotkey).toBe(newcomer.address)
    expect(await said(own.alice, stronger.call)).toBeUndefined()
    const { validators } = await readRoot(await own.chain.view())
    expect(validators.map(({ hotkey }) => hotkey)[2]).toBe(own.alice.address)
  })

  test('gives at its epoch the shares that were foretold', async () => {
    const view = await own.chain.view()
    const { validators } = await readRoot(view)
    const { choices, blocksToEpoch } = await readRootChoices(view, validators)
    expect(choices.map((each) => each.validators)).toEqual([1, 1, 0, 0])
    const shares = choices.reduce((sum, { share }) => sum + share, 0n)
    expect(ONE - shares).toBeLessThan(5n)
    await own.devnet.newBlocks(blocksToEpoch)
    const subnets = await readSubnets(await own.chain.view(), [1, 2, 3, 4])
    subnets.forEach(({ taoInEmission }, i) => {
      const difference = (choices[i]?.share ?? 0n) - taoInEmission
      expect(difference * difference).toBeLessThan(10_000n)
    })
  })
})
