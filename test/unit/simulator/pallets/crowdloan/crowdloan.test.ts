import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../src/crypto/index.ts'
import { attempt } from '../../../../../src/simulator/frame/dispatch-error.ts'
import { signed } from '../../../../../src/simulator/frame/origin.ts'
import type { RuntimeCall } from '../../../../../src/simulator/frame/pallet.ts'
import { fundsAccount } from '../../../../../src/simulator/pallets/crowdloan/funds.ts'
import {
  Contributions,
  Crowdloans,
  CurrentCrowdloanId,
} from '../../../../../src/simulator/pallets/crowdloan/storage.ts'
import { BlockNumber } from '../../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain()
})

const TAO = 1_000_000_000n
const NOBODY: AccountId = `0x${'99'.repeat(32)}`
const FUNDS: AccountId = `0x6d6f646c62742f636c6f616e${'0'.repeat(40)}`
const remark: RuntimeCall = {
  pallet: 'System',
  name: 'remark_with_event',
  args: { remark: new Uint8Array([1]) },
}
const run = (who: AccountId, name: string, args: Record<string, unknown>) =>
  chain.ctx.dispatch({ pallet: 'Crowdloan', name, args }, signed(who))
const TERMS = {
  deposit: 10n * TAO,
  min_contribution: TAO,
  cap: 100n * TAO,
  end: 60_001,
  call: undefined as RuntimeCall | undefined,
  target_address: NOBODY as AccountId | undefined,
}
const create = (terms: Partial<typeof TERMS> = {}) =>
  run(DEV.alice, 'create', { ...TERMS, ...terms })
const give = (who: AccountId, amount: bigint) => run(who, 'contribute', { crowdloan_id: 0, amount })
const of = (who: AccountId, name: string) => run(who, name, { crowdloan_id: 0 })
const loan = () => Crowdloans.get(chain.ctx, 0)
const names = () =>
  chain.events.filter((event) => event.pallet === 'Crowdloan').map((event) => event.name)

describe('a crowdloan', () => {
  test('begins with its creator’s deposit, on an account of its own', () => {
    create()
    expect(fundsAccount(0)).toBe(FUNDS)
    expect(chain.free(FUNDS)).toBe(10n * TAO)
    expect(loan()).toMatchObject({ raised: 10n * TAO, contributors_count: 1, finalized: false })
    expect(Contributions.get(chain.ctx, 0, DEV.alice)).toBe(10n * TAO)
    expect(names()).toEqual(['Created'])
  })

  test.each([
    [{ deposit: 9n * TAO }, 'DepositTooLow'],
    [{ cap: 10n * TAO }, 'CapTooLow'],
    [{ min_contribution: 1n }, 'MinimumContributionTooLow'],
    [{ target_address: undefined }, 'InvalidFinalizationConfig'],
    [{ call: remark }, 'InvalidFinalizationConfig'],
    [{ end: 1 }, 'CannotEndInPast'],
    [{ end: 50_400 }, 'BlockDurationTooShort'],
    [{ end: 432_002 }, 'BlockDurationTooLong'],
    [{ deposit: 2_000_000n * TAO, cap: 3_000_000n * TAO }, 'InsufficientBalance'],
  ])('of terms %o is refused: %s', (terms, error) => {
    expect(() => create(terms)).toThrow(`Crowdloan.${error}`)
  })

  test('takes no more than its cap, and then pays its target', () => {
    create()
    expect(() => give(DEV.bob, TAO - 1n)).toThrow('Crowdloan.ContributionTooLow')
    give(DEV.bob, 50n * TAO)
    expect(() => of(DEV.alice, 'finalize')).toThrow('Crowdloan.CapNotRaised')
    const before = chain.free(DEV.charlie)
    give(DEV.charlie, 500n * TAO)
    expect(before - chain.free(DEV.charlie)).toBe(40n * TAO)
    expect(() => give(DEV.bob, TAO)).toThrow('Crowdloan.CapRaised')
    expect(() => of(DEV.bob, 'finalize')).toThrow('Crowdloan.InvalidOrigin')
    of(DEV.alice, 'finalize')
    expect([chain.free(NOBODY), chain.free(FUNDS)]).toEqual([100n * TAO, 0n])
    expect(() => of(DEV.alice, 'finalize')).toThrow('Crowdloan.AlreadyFinalized')
    expect(() => of(DEV.bob, 'withdraw')).toThrow('Crowdloan.AlreadyFinalized')
  })

  test('makes its call as its creator, who knows meanwhile which crowdloan it is', () => {
    create({ call: remark, target_address: undefined })
    give(DEV.bob, 90n * TAO)
    of(DEV.alice, 'finalize')
    const remarked = chain.events.find((event) => event.name === 'Remarked')
    expect(remarked?.data).toMatchObject({ sender: DEV.alice })
    expect(CurrentCrowdloanId.get(chain.ctx)).toBeUndefined()
    expect(loan()?.finalized).toBe(true)
  })

  test('whose call fails is as it was, and costs what was announced', () => {
    const calls = [
      { pallet: 'System', name: 'kill_prefix', args: { prefix: new Uint8Array(), subkeys: 0 } },
    ]
    create({
      call: { pallet: 'Utility', name: 'batch_all', args: { calls } },
      target_address: undefined,
    })
    give(DEV.bob, 90n * TAO)
    const outcome = attempt(() => of(DEV.alice, 'finalize'))
    expect(outcome).toMatchObject({ error: { type: 'BadOrigin' }, post: {} })
    expect(outcome).not.toHaveProperty('post.weight')
    expect(loan()?.finalized).toBe(false)
  })

  test('is over for contributors at its end', () => {
    create()
    BlockNumber.set(chain.ctx, TERMS.end)
    expect(() => give(DEV.bob, TAO)).toThrow('Crowdloan.ContributionPeriodEnded')
  })

  test('gives back what is withdrawn, but for the deposit', () => {
    create()
    const before = chain.free(DEV.bob)
    give(DEV.bob, 5n * TAO)
    give(DEV.alice, 5n * TAO)
    of(DEV.bob, 'withdraw')
    expect(chain.free(DEV.bob)).toBe(before)
    expect(() => of(DEV.bob, 'withdraw')).toThrow('Crowdloan.NoContribution')
    of(DEV.alice, 'withdraw')
    expect(() => of(DEV.alice, 'withdraw')).toThrow('Crowdloan.DepositCannotBeWithdrawn')
    expect(loan()).toMatchObject({ raised: 10n * TAO, contributors_count: 1 })
  })

  test('ends in peace once all have theirs back', () => {
    create({ call: remark, target_address: undefined })
    const before = chain.free(DEV.bob)
    give(DEV.bob, 5n * TAO)
    expect(() => of(DEV.alice, 'dissolve')).toThrow('Crowdloan.NotReadyToDissolve')
    of(DEV.alice, 'refund')
    expect(chain.free(DEV.bob)).toBe(before)
    of(DEV.alice, 'dissolve')
    expect([loan(), chain.free(FUNDS)]).toEqual([undefined, 0n])
    expect(Contributions.keys(chain.ctx)).toEqual([])
    expect(names().slice(-2)).toEqual(['AllRefunded', 'Dissolved'])
    expect(() => of(DEV.alice, 'refund')).toThrow('Crowdloan.InvalidCrowdloanId')
  })
})

describe('the terms', () => {
  const set = (name: string, args: Record<string, unknown>, who: AccountId = DEV.alice) =>
    run(who, name, { crowdloan_id: 0, ...args })

  test('are for the creator to change, within bounds', () => {
    create()
    set('update_cap', { new_cap: 10n * TAO })
    set('update_end', { new_end: 70_000 })
    set('update_min_contribution', { new_min_contribution: 2n * TAO })
    expect(loan()).toMatchObject({ cap: 10n * TAO, end: 70_000, min_contribution: 2n * TAO })
    expect(() => set('update_cap', { new_cap: TAO })).toThrow('Crowdloan.CapTooLow')
    expect(() => set('update_cap', { new_cap: 20n * TAO }, DEV.bob)).toThrow('InvalidOrigin')
  })

  test('may limit what one account gives', () => {
    create()
    const most = (new_max_contribution: bigint | undefined) =>
      set('set_max_contribution', { new_max_contribution })
    expect(() => most(9n * TAO)).toThrow('Crowdloan.MaximumContributionTooLow')
    most(12n * TAO)
    const least = { new_min_contribution: 13n * TAO }
    expect(() => set('update_min_contribution', least)).toThrow('MinimumContributionTooHigh')
    give(DEV.bob, 50n * TAO)
    expect(Contributions.get(chain.ctx, 0, DEV.bob)).toBe(12n * TAO)
    expect(() => give(DEV.bob, TAO)).toThrow('Crowdloan.MaxContributionReached')
    most(undefined)
    give(DEV.bob, TAO)
    expect(Contributions.get(chain.ctx, 0, DEV.bob)).toBe(13n * TAO)
  })
})
