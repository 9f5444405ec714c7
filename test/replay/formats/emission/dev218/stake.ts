import type { Dev218Chain } from './chain.ts'
import { buyAlpha, sellAlpha } from './pool.ts'

/** A signed stake call; its amount is rao of TAO or of alpha. */
export interface Dev218Call {
  readonly call: 'addStake' | 'removeStake'
  readonly signer: string
  readonly hotkey: string
  readonly netuid: number
  readonly amount: bigint
}

/** What came of a call: the rao of both sides of the trade, or the name of the refusal. */
export type Dev218Outcome =
  | { readonly tao: bigint; readonly alpha: bigint }
  | { readonly error: string }

/** Upstream: staking/add_stake.rs and staking/remove_stake.rs at 1629c559b. Root is a subnet like any other here. */
export function dev218Stake(chain: Dev218Chain, wanted: Dev218Call): Dev218Outcome {
  const { call, signer, hotkey, netuid, amount } = wanted
  if (call === 'removeStake' && amount === 0n) return { error: 'StakeToWithdrawIsZero' }
  const subnet = chain.subnets.get(netuid)
  if (subnet === undefined) return { error: 'SubnetNotExists' }
  if (call === 'addStake') {
    if (amount > chain.balances.get(signer)) return { error: 'NotEnoughBalanceToStake' }
    if (!chain.owners.has(hotkey)) return { error: 'HotKeyAccountNotExists' }
    chain.balances.add(-amount, signer)
    const alpha = buyAlpha(chain, subnet, amount)
    chain.increase(hotkey, signer, netuid, alpha)
    return { tao: amount, alpha }
  }
  if (!chain.owners.has(hotkey)) return { error: 'HotKeyAccountNotExists' }
  if (chain.stake(hotkey, signer, netuid) < amount) return { error: 'NotEnoughStakeToWithdraw' }
  const tao = sellAlpha(chain, subnet, amount)
  chain.decrease(hotkey, signer, netuid, amount)
  chain.balances.add(tao, signer)
  return { tao, alpha: amount }
}
