import { option } from '../../../../codec/index.ts'
import { ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { AccountId, BlockNumber } from '../../../frame/types.ts'
import { type Weight, weight } from '../../../frame/weight.ts'
import { MAX_CONTRIBUTORS } from '../../crowdloan/constants.ts'
import { doRegisterLeasedNetwork, doTerminateLease } from '../subnets/leasing.ts'
import { LeaseId, Percent } from '../types/index.ts'

const ALL = BigInt(MAX_CONTRIBUTORS)

/** What the calls cost with fewer contributors than there may be (subnets/leasing.rs, `SubnetLeasingWeightInfo`). */
function registered(contributors: number): Weight {
  const k = BigInt(contributors)
  const refTime = 301_560_714n + 26_884_006n * k
  return weight(refTime, 10_079n + 2_579n * k, 41n + 2n * k, 55n + 2n * k)
}
function terminated(shares: number): Weight {
  const k = BigInt(shares)
  return weight(56_635_122n + 912_993n * k, 6_148n + 2_529n * k, 4n + k, 6n + k)
}

/** Subnets that a crowd pays for. */
export const leaseCalls: readonly Call[] = [
  call(
    {
      index: 110,
      name: 'register_leased_network',
      args: { emissions_share: Percent, end_block: option(BlockNumber) },
      docs: 'Creates a subnet with what a crowdloan raised, as the call of that crowdloan',
      weight: weight(
        309_598_986n + 46_027_026n * ALL,
        10_256n + 2_579n * ALL,
        49n + 2n * ALL,
        53n + 2n * ALL,
      ),
    },
    (ctx, { emissions_share, end_block }) => {
      const who = ensureSigned(ctx.origin)
      const contributors = doRegisterLeasedNetwork(ctx, who, emissions_share, end_block)
      return contributors < MAX_CONTRIBUTORS ? { weight: registered(contributors) } : undefined
    },
  ),
  call(
    {
      index: 111,
      name: 'terminate_lease',
      args: { lease_id: LeaseId, hotkey: AccountId },
      docs: 'Ends a lease whose time is over; the subnet becomes that of who ran it',
      weight: weight(146_402_779n + 1_566_532n * ALL, 6_148n + 2_529n * ALL, 4n + ALL, 7n + ALL),
    },
    (ctx, { lease_id, hotkey }) => {
      const shares = doTerminateLease(ctx, ensureSigned(ctx.origin), lease_id, hotkey)
      return shares < MAX_CONTRIBUTORS ? { weight: terminated(shares) } : undefined
    },
  ),
]
