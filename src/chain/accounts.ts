import type { Codec } from '@polkadot/types/types'
import { asBigInt, asNumber, field } from './values.ts'
import type { View } from './view.ts'

/** What an account holds, in rao. */
export interface Balance {
  readonly address: string
  /** Whether anything keeps the account on the chain; nobody else can send transactions. */
  readonly alive: boolean
  /** May be spent, down to the existential deposit where the account shall live. */
  readonly free: bigint
  readonly reserved: bigint
  readonly frozen: bigint
  /** Transactions sent so far. */
  readonly nonce: number
}

/** Balances of accounts (SS58) at the view's block; an account that does not exist holds 0. */
export async function readBalances(view: View, addresses: readonly string[]): Promise<Balance[]> {
  const accounts = await view.read(
    addresses.map((address) => ['System', 'Account', address] as const),
  )
  return addresses.map((address, i) => balanceOf(address, accounts[i]))
}

/** The balance of one account, as {@link readBalances}. */
export async function readBalance(view: View, address: string): Promise<Balance> {
  const [account] = await view.read([['System', 'Account', address]])
  return balanceOf(address, account)
}

function balanceOf(address: string, account: Codec | undefined): Balance {
  const data = account === undefined ? undefined : field(account, 'data')
  const amount = (name: string) => (data === undefined ? 0n : asBigInt(field(data, name)))
  const count = (name: string) => (account === undefined ? 0 : asNumber(field(account, name)))
  return {
    address,
    alive: count('providers') + count('sufficients') > 0,
    free: amount('free'),
    reserved: amount('reserved'),
    frozen: amount('frozen'),
    nonce: count('nonce'),
  }
}

/** The smallest balance with which an account lives, in rao. */
export function existentialDeposit(view: View): bigint {
  return view.chain.metadata.constant('Balances', 'ExistentialDeposit') ?? 500n
}
