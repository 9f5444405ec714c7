import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Amount } from '../../../src/amounts.ts'
import { feePayment } from '../../../src/chain/fee-payment.ts'
import { planStake, type StakePlan, type StakeRequest } from '../../../src/chain/plan.ts'
import { readPosition } from '../../../src/chain/stake.ts'
import { type Receipt, submit } from '../../../src/chain/submit.ts'
import { asBigInt } from '../../../src/chain/values.ts'
import { cryptoReady } from '../../../src/crypto/index.ts'
import { DispatchError } from '../../../src/errors/dispatch.ts'
import { PoolError } from '../../../src/errors/pool.ts'
import { EXISTENTIAL_DEPOSIT } from '../../../src/simulator/pallets/balances/constants.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import { SwapInterface } from '../../../src/simulator/pallets/subtensor/swap-interface.ts'
import { Account } from '../../../src/simulator/pallets/system/storage.ts'
import { ensureCanPay } from '../../../src/simulator/pallets/transaction-payment/payment.ts'
import { alphaFees } from '../../../src/simulator/runtime/alpha-fees.ts'
import { DEV } from '../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { PRESETS } from '../../../src/simulator/runtime/genesis/presets/index.ts'
import { keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { keypairSigner, type Signer } from '../../../src/wallet/signing/signer.ts'
import { SignedChain } from '../simulator/signed-chain.ts'
import { type OwnDevnet, ownDevnet, VALIDATOR } from './own-devnet.ts'

const TAO = 1_000_000_000n
const exact = (rao: bigint): Amount => ({ kind: 'exact', rao })
const ALL: Amount = { kind: 'all' }

beforeAll(cryptoReady)

test('is possible exactly where the runtime finds that a fee can be paid, in TAO or of the stake', () => {
  const chain = new SignedChain(PRESETS.default)
  const { ctx } = chain
  const nearby = fc.oneof(fc.bigInt(0n, 2_000n), fc.bigInt(0n, 10n * TAO))
  const callOf = (pallet: string, name: string, args: object) => ({ pallet, name, args }) as const
  const spends = { hotkey: DEV.aliceHotkey, netuid: 1 }
  fc.assert(
    fc.property(
      fc.record({ free: nearby, reserved: nearby, frozen: nearby }),
      fc.oneof(fc.bigInt(1n, 2_000n), fc.bigInt(1n, 10n * TAO), fc.bigInt(1n, 1_000_000n * TAO)),
      fc.constantFrom(1, 2, 0),
      fc.boolean(),
      (held, own, netuid, sells) => {
        const account = Account.get(ctx, DEV.alice)
        Account.set(ctx, DEV.alice, { ...account, data: { ...account.data, ...held } })
        const call = sells
          ? callOf('SubtensorModule', 'remove_stake', { ...spends, netuid })
          : callOf('SubtensorModule', 'add_stake', { ...spends, netuid })
        let possible = true
        try {
          ensureCanPay(ctx, alphaFees, DEV.alice, call as never, own)
        } catch {
          possible = false
        }
        const staked = getStakeForHotkeyAndColdkeyOnSubnet(ctx, spends.hotkey, DEV.alice, netuid)
        const price = SwapInterface.currentAlphaPrice(ctx, netuid)
        const balance = { address: '', alive: true, nonce: 0, ...held }
        const sold = sells ? { staked, price } : undefined
        const payment = feePayment(balance, { own, carrier: 0n }, EXISTENTIAL_DEPOSIT, sold)
        expect(payment.refusal === undefined).toBe(possible)
      },
    ),
    { numRuns: 2_000 },
  )
})

describe('with a carrier', () => {
  const account = { address: '', alive: true, free: 1_500n, reserved: 0n, frozen: 0n, nonce: 0 }
  const sold = { staked: 1_000n, price: 1n << 64n }
  test.each<[bigint, bigint, bigint, boolean]>([
    [600n, 400n, 0n, true],
    [601n, 400n, 601n, true],
    [1_000n, 1_000n, 1_000n, true],
    [1_001n, 1_000n, 0n, false],
    // Nobody takes a carrier's fee of any stake.
    [1n, 1_001n, 0n, false],
  ])('a call of %i rao carried for %i takes %i of the stake', (own, carrier, alpha, possible) => {
    const payment = feePayment(account, { own, carrier }, 500n, sold)
    expect(payment.alpha).toBe(alpha)
    expect(payment.refusal === undefined).toBe(possible)
  })
})

describe('what is foretold is what the chain says', () => {
  let own: OwnDevnet
  let poor: Signer & { readonly address: string }
  beforeAll(async () => {
    own = await ownDevnet()
    const pair = await keypairFromUri('//poor')
    poor = { ...keypairSigner(pair), address: pair.address }
  })
  afterAll(() => own.close())

  const leave = (rao: bigint) => own.chain.send('dev_setBalance', [poor.address, rao.toString()])

  /** A sale of a stake of //poor, after `over`. */
  const sale = (over: Partial<StakeRequest> = {}): StakeRequest => ({
    direction: 'sell',
    coldkey: poor.address,
    hotkey: VALIDATOR,
    netuid: 1,
    amount: exact(TAO),
    tolerance: 5_000_000n,
    partial: false,
    associate: false,
    ...over,
  })

  const staked = async () =>
    (await readPosition(await own.chain.view(), poor.address, VALIDATOR, 1))?.stake ?? 0n

  async function outcome({ call }: StakePlan): Promise<Receipt | string> {
    try {
      return await submit(own.chain, poor, call)
    } catch (error) {
      if (error instanceof DispatchError || error instanceof PoolError) return error.errorName
      throw error
    }
  }

  /** Gives //poor a stake and `rao`, plans, and holds the plan to what comes of it. */
  async function tried(over: Partial<StakeRequest>, rao: bigint): Promise<StakePlan> {
    await leave(100n * TAO)
    const { tolerance: _, ...buying } = sale({ direction: 'buy', amount: exact(5n * TAO) })
    await outcome(await planStake(await own.chain.view(), buying))
    await leave(rao)
    const plan = await planStake(await own.chain.view(), sale(over))
    const came = await outcome(plan)
    expect(typeof came === 'string' ? came : undefined).toBe(plan.refusals[0]?.errorName)
    if (typeof came !== 'string') {
      const paid = came.events.find(({ name }) => name === 'TransactionFeePaidWithAlpha')
      const alpha = asBigInt(paid?.fields[2])
      expect(alpha).toBe(plan.feeInAlpha)
    }
    return plan
  }

  test('a sale pays its fee with the stake where there is no TAO', async () => {
    const { refusals, feeInAlpha } = await tried({}, 600n)
    expect(refusals).toEqual([])
    expect(feeInAlpha).toBeGreaterThan(0n)
  })

  test('and in TAO as soon as the balance covers it and the deposit', async () => {
    const { fee } = await tried({}, TAO)
    expect((await tried({}, fee + 499n)).feeInAlpha).toBeGreaterThan(0n)
    expect((await tried({}, fee + 500n)).feeInAlpha).toBe(0n)
  })

  test('all of a stake is what the fee leaves of it', async () => {
    const { trade, staked: before, feeInAlpha, refusals } = await tried({ amount: ALL }, 600n)
    expect(refusals).toEqual([])
    expect(trade.amount).toBe(before - feeInAlpha)
    expect(await staked()).toBe(0n)
  })

  test('an amount of which the fee takes a part is refused with a limit, and cut without', async () => {
    await tried({}, 600n)
    await leave(600n)
    const whole = exact(await staked())
    const limited = await planStake(await own.chain.view(), sale({ amount: whole }))
    expect(limited.refusals.map(({ errorName }) => errorName)).toEqual(['NotEnoughStakeToWithdraw'])
    expect(await outcome(limited)).toBe('NotEnoughStakeToWithdraw')
    await leave(600n)
    const { tolerance: _, ...anyPrice } = sale({ amount: exact(await staked()) })
    const cut = await planStake(await own.chain.view(), anyPrice)
    expect(cut.refusals).toEqual([])
    expect(typeof (await outcome(cut))).toBe('object')
    expect(await staked()).toBe(0n)
  })

  test('a sale of what is not there cannot pay', async () => {
    const plan = await tried({ netuid: 3 }, 600n)
    expect(plan.refusals.map(({ code }) => code).slice(0, 2)).toEqual([
      'cannot_pay_fee',
      'not_enough_stake_to_withdraw',
    ])
  })

  test('an account that is gone cannot pay, whatever it has staked', async () => {
    expect((await tried({}, 0n)).refusals.map(({ errorName }) => errorName)).toEqual([
      'CannotPayFee',
    ])
  })

  test('a purchase pays in TAO alone', async () => {
    const plan = await tried({ direction: 'buy' }, 600n)
    expect(plan.refusals.map(({ errorName }) => errorName)).toContain('NotEnoughBalanceToStake')
    expect(plan.refusals[0]?.errorName).toBe('CannotPayFee')
  })
})
