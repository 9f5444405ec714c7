import type { People } from './people.ts'
import type { Rewards, Role } from './rewards.ts'
import type { Stakes } from './stakes.ts'

/** What a subnet's epoch pays, in rao of what stake on `unit` is: its token, or TAO. */
export interface Payout {
  readonly netuid: number
  /** The netuid as whose stake it is paid: the subnet's own, or root's. */
  readonly unit: number
  readonly owner: bigint
  readonly miners: bigint
  /** For validators, who keep their take, and those who stake to them. */
  readonly dividends: bigint
  /** As what those who stake earn. */
  readonly stakersAre: Role
}

/** A validator's take, out of 65535. */
const TAKE = 11_796n
const U16_MAX = 65_535n

/**
 * Pays an epoch out as stake. What cannot be divided, or has nobody to go to, falls to the validators.
 *
 * @param worth rao of TAO that rao of the unit are worth now.
 * @param sell called for what owners, miners and validators got, which they may sell.
 */
export function payOut(
  { netuid, unit, owner, miners, dividends, stakersAre }: Payout,
  to: { readonly people: People; readonly stakes: Stakes; readonly rewards: Rewards },
  worth: (amount: bigint) => bigint,
  sell: (account: number, amount: bigint) => void,
): void {
  const { people, stakes, rewards } = to
  const earners = people.on(netuid)
  const take = (dividends * TAKE) / U16_MAX
  const left = stakes.spread(unit, dividends - take, (account, part) =>
    rewards.note(stakersAre, account, worth(part)),
  )
  const pay = (role: Role, account: number, amount: bigint) => {
    if (amount === 0n) return
    stakes.add(unit, account, amount)
    rewards.note(role, account, worth(amount))
    sell(account, amount)
  }
  pay('owners', earners.owner, owner)
  pay('miners', earners.miners, miners)
  pay('validators', earners.validators, take + left)
}
