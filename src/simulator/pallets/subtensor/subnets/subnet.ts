import type { AccountId } from '../../../../crypto/index.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { Errors as DevnetErrors } from '../../devnet/errors.ts'
import { EmissionRegime } from '../../devnet/storage.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'

/** The netuid of the root network. */
export const ROOT_NETUID = 0

/** Whether there is a subnet of this id. Upstream: subnets/subnet.rs, `if_subnet_exist`. */
export function ifSubnetExist(at: HasState, netuid: number): boolean {
  return S.NetworksAdded.get(at, netuid)
}

/** The ids of all subnets, root included. Upstream: subnets/subnet.rs, `get_all_subnet_netuids`. */
export function getAllSubnetNetuids(at: HasState): readonly number[] {
  return S.NetworksAdded.keyList(at)
}

/**
 * Whether stake may come and go on a subnet; in the root regime all stake is on root.
 *
 * Upstream: lib.rs, `ensure_subtoken_enabled`.
 *
 * @throws {DispatchFailure} StakeIsOnRoot (of our root regime), SubtokenDisabled.
 */
export function ensureSubtokenEnabled(at: HasState, netuid: number): void {
  const isElsewhere = netuid !== ROOT_NETUID && EmissionRegime.get(at) === 'Root'
  ensure(!isElsewhere, DevnetErrors.StakeIsOnRoot)
  ensure(S.SubtokenEnabled.get(at, netuid), Errors.SubtokenDisabled)
}

/** `modl` and the pallet's id `subtensr`, which begin the accounts of all subnets. */
const SUBNET_ACCOUNTS = '0x6d6f646c73756274656e7372'
const SUBNET_ACCOUNT = new RegExp(`^${SUBNET_ACCOUNTS}([0-9a-f]{2})([0-9a-f]{2})0{36}$`)

/** The account that holds a subnet's TAO; none for a subnet that is not. Upstream: subnets/subnet.rs. */
export function getSubnetAccountId(at: HasState, netuid: number): AccountId | undefined {
  if (netuid !== ROOT_NETUID && !S.NetworksAdded.has(at, netuid)) return undefined
  let account = accounts.get(netuid)
  if (account === undefined) {
    const id = (((netuid & 0xff) << 8) | (netuid >> 8)).toString(16).padStart(4, '0')
    account = `${SUBNET_ACCOUNTS}${id}${'0'.repeat(36)}`
    accounts.set(netuid, account)
  }
  return account
}

/** Accounts by netuid: every block asks for all of them. */
const accounts = new Map<number, AccountId>()

/** The subnet whose account this would be, whether or not it exists. Upstream: subnets/subnet.rs. */
export function isSubnetAccountId(account: AccountId): number | undefined {
  const [, low, high] = SUBNET_ACCOUNT.exec(account) ?? []
  return low === undefined || high === undefined ? undefined : Number.parseInt(high + low, 16)
}
