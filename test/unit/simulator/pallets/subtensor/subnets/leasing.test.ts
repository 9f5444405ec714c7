import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../../src/crypto/index.ts'
import { ROOT, signed } from '../../../../../../src/simulator/frame/origin.ts'
import type { RuntimeCall } from '../../../../../../src/simulator/frame/pallet.ts'
import { Proxies } from '../../../../../../src/simulator/pallets/proxy/storage.ts'
import { createAccountIfNonExistent } from '../../../../../../src/simulator/pallets/subtensor/staking/helpers.ts'
import {
  getStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from '../../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { distributeLeasedNetworkDividends } from '../../../../../../src/simulator/pallets/subtensor/subnets/lease-dividends.ts'
import { BlockNumber } from '../../../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { SignedChain } from '../../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain()
})

const TAO = 1_000_000_000n
const END = 500_000
const HOTKEY: AccountId = `0x${'77'.repeat(32)}`
const subtensor = (name: string, args: Record<string, unknown>): RuntimeCall => ({
  pallet: 'SubtensorModule',
  name,
  args,
})
const crowdloan = (who: AccountId, name: string, args: Record<string, unknown>) =>
  chain.ctx.dispatch({ pallet: 'Crowdloan', name, args }, signed(who))

/** Alice deposits 1000 of 10,000 TAO, Bob gives 3000 and Charlie 6000; then Alice leases a subnet. */
function lease(end: number | undefined): number {
  const call = subtensor('register_leased_network', { emissions_share: 50, end_block: end })
  const terms = { deposit: 1000n * TAO, min_contribution: TAO, cap: 10_000n * TAO, end: 60_001 }
  crowdloan(DEV.alice, 'create', { ...terms, call, target_address: undefined })
  crowdloan(DEV.bob, 'contribute', { crowdloan_id: 0, amount: 3000n * TAO })
  crowdloan(DEV.charlie, 'contribute', { crowdloan_id: 0, amount: 6000n * TAO })
  crowdloan(DEV.alice, 'finalize', { crowdloan_id: 0 })
  return S.SubnetLeases.get(chain.ctx, 0)?.netuid ?? -1
}

const terminate = (who: AccountId) =>
  chain.ctx.dispatch(subtensor('terminate_lease', { lease_id: 0, hotkey: HOTKEY }), signed(who))

describe('a leased subnet', () => {
  test('is paid by a crowdloan, and run by its creator', () => {
    const before = [DEV.alice, DEV.bob, DEV.charlie].map((who) => chain.free(who))
    const netuid = lease(END)
    const found = S.SubnetLeases.get(chain.ctx, 0)
    expect(S.SubnetOwner.get(chain.ctx, netuid)).toBe(found?.coldkey)
    expect(S.SubnetUidToLeaseId.get(chain.ctx, netuid)).toBe(0)
    expect(S.Delegates.get(chain.ctx, found?.hotkey ?? HOTKEY)).toBe(0)
    const [proxies] = Proxies.get(chain.ctx, found?.coldkey ?? HOTKEY)
    expect(proxies).toEqual([
      { delegate: DEV.alice, proxy_type: 'SubnetLeaseBeneficiary', delay: 0 },
    ])
    // Everybody bears a part of the cost, to the rao.
    const after = [DEV.alice, DEV.bob, DEV.charlie].map((who) => chain.free(who))
    const paid = before.map((free, i) => free - (after[i] ?? 0n))
    const cost = found?.cost ?? 0n
    expect(paid.reduce((sum, one) => sum + one, 0n)).toBe(cost)
    expect(paid[1]).toBeGreaterThanOrEqual((cost * 3n) / 10n)
    expect(paid[2]).toBeGreaterThanOrEqual((cost * 6n) / 10n)
    expect(S.SubnetLeaseShares.get(chain.ctx, 0, DEV.bob)).toBe((3n << 64n) / 10n)
    expect(S.SubnetLeaseShares.has(chain.ctx, 0, DEV.alice)).toBe(false)
  })

  test('comes from a crowdloan alone, and ends in the future', () => {
    const call = subtensor('register_leased_network', { emissions_share: 5, end_block: undefined })
    const run = () => chain.ctx.dispatch(call, signed(DEV.alice))
    expect(run).toThrow('Crowdloan.InvalidCrowdloanId')
    expect(() => lease(1)).toThrow('SubtensorModule.LeaseCannotEndInThePast')
  })

  test('pays contributors their part of the owner’s cut at every hundredth block', () => {
    const netuid = lease(END)
    const { coldkey, hotkey } = S.SubnetLeases.get(chain.ctx, 0) ?? {
      coldkey: HOTKEY,
      hotkey: HOTKEY,
    }
    const alpha = 1_000n * TAO
    increaseStakeForHotkeyAndColdkeyOnSubnet(chain.ctx, hotkey, coldkey, netuid, alpha)
    BlockNumber.set(chain.ctx, 199)
    distributeLeasedNetworkDividends(chain.ctx, 0, 101n * TAO)
    expect(S.AccumulatedLeaseDividends.get(chain.ctx, 0)).toBe((101n * TAO) / 2n)
    BlockNumber.set(chain.ctx, 200)
    distributeLeasedNetworkDividends(chain.ctx, 0, 99n * TAO)
    const stake = (who: AccountId) =>
      getStakeForHotkeyAndColdkeyOnSubnet(chain.ctx, hotkey, who, netuid)
    const near = (value: bigint, wanted: bigint) => value - wanted >= -2n && value - wanted <= 2n
    expect([near(stake(DEV.bob), 30n * TAO), near(stake(DEV.charlie), 60n * TAO)]).toEqual([
      true,
      true,
    ])
    expect(near(stake(DEV.alice), 10n * TAO)).toBe(true)
    expect(S.AccumulatedLeaseDividends.get(chain.ctx, 0)).toBe(0n)
  })

  test('keeps dividends for later when somebody cannot be paid', () => {
    lease(END)
    BlockNumber.set(chain.ctx, 300)
    // The least that can be moved is more than this.
    distributeLeasedNetworkDividends(chain.ctx, 0, 101n)
    expect(S.AccumulatedLeaseDividends.get(chain.ctx, 0)).toBe(51n)
  })

  test('becomes the beneficiary’s when its time is over', () => {
    const netuid = lease(END)
    const { coldkey } = S.SubnetLeases.get(chain.ctx, 0) ?? { coldkey: HOTKEY }
    expect(() => terminate(DEV.bob)).toThrow('SubtensorModule.ExpectedBeneficiaryOrigin')
    expect(() => terminate(DEV.alice)).toThrow('SubtensorModule.LeaseHasNotEnded')
    BlockNumber.set(chain.ctx, END)
    expect(() => terminate(DEV.alice)).toThrow('SubtensorModule.BeneficiaryDoesNotOwnHotkey')
    createAccountIfNonExistent(chain.ctx, DEV.alice, HOTKEY)
    terminate(DEV.alice)
    expect(S.SubnetOwner.get(chain.ctx, netuid)).toBe(DEV.alice)
    expect(S.SubnetOwnerHotkey.get(chain.ctx, netuid)).toBe(HOTKEY)
    expect(Proxies.has(chain.ctx, coldkey)).toBe(false)
    expect([S.SubnetLeases.has(chain.ctx, 0), S.SubnetLeaseShares.keys(chain.ctx)]).toEqual([
      false,
      [],
    ])
    expect(() => terminate(DEV.alice)).toThrow('SubtensorModule.LeaseDoesNotExist')
  })

  test('without an end stays leased', () => {
    lease(undefined)
    expect(() => terminate(DEV.alice)).toThrow('SubtensorModule.LeaseHasNoEndBlock')
    expect(() =>
      chain.ctx.dispatch(subtensor('terminate_lease', { lease_id: 0, hotkey: HOTKEY }), ROOT),
    ).toThrow('BadOrigin')
  })
})
