import type { AccountId } from '../../crypto/index.ts'
import type { Context } from '../frame/context.ts'
import { attempt, DispatchFailure } from '../frame/dispatch-error.ts'
import type { RuntimeCall } from '../frame/pallet.ts'
import { invalid } from '../frame/validity.ts'
import { blockAuthor } from '../pallets/aura/author.ts'
import { Event } from '../pallets/subtensor/events/index.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../pallets/subtensor/staking/hotkey-stake.ts'
import { unstakeFromSubnet } from '../pallets/subtensor/staking/unstake-from-subnet.ts'
import { SubtokenEnabled } from '../pallets/subtensor/storage/index.ts'
import { getAllSubnetNetuids } from '../pallets/subtensor/subnets/subnet.ts'
import { SwapInterface } from '../pallets/subtensor/swap-interface.ts'
import type { AlphaFees } from '../pallets/transaction-payment/payment.ts'

/** Stake that a fee could be taken from. */
interface Stake {
  readonly hotkey: AccountId
  readonly netuid: number
}

/** Calls that sell or spend stake, by the names of the arguments that say which. */
const SPENDERS: Readonly<Record<string, readonly [hotkey: string, netuid: string]>> = {
  remove_stake: ['hotkey', 'netuid'],
  remove_stake_limit: ['hotkey', 'netuid'],
  remove_stake_full_limit: ['hotkey', 'netuid'],
  move_stake: ['origin_hotkey', 'origin_netuid'],
  transfer_stake: ['hotkey', 'origin_netuid'],
  swap_stake: ['hotkey', 'origin_netuid'],
  swap_stake_limit: ['hotkey', 'origin_netuid'],
  recycle_alpha: ['hotkey', 'netuid'],
  burn_alpha: ['hotkey', 'netuid'],
}
const ALL_SUBNETS = new Set(['unstake_all', 'unstake_all_alpha'])

/** The stake that a call spends, one entry a subnet. */
function stakesOf(ctx: Context, who: AccountId, call: RuntimeCall): readonly Stake[] {
  if (call.pallet !== 'SubtensorModule') return []
  const spender = Object.hasOwn(SPENDERS, call.name) ? SPENDERS[call.name] : undefined
  if (spender !== undefined) {
    const [hotkey, netuid] = spender
    return [{ hotkey: call.args[hotkey] as AccountId, netuid: call.args[netuid] as number }]
  }
  if (!ALL_SUBNETS.has(call.name)) return []
  const hotkey = call.args.hotkey as AccountId
  return getAllSubnetNetuids(ctx)
    .filter((netuid) => SubtokenEnabled.get(ctx, netuid))
    .filter((netuid) => getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, who, netuid) !== 0n)
    .map((netuid) => ({ hotkey, netuid }))
}

/**
 * Lets those without TAO pay for selling stake with that stake, if it is of one subnet
 * (pallets/transaction-fee/src/lib.rs).
 */
export const alphaFees: AlphaFees = {
  canPay(ctx, who, call, fee) {
    const [stake, ...more] = stakesOf(ctx, who, call)
    if (stake === undefined || more.length > 0) return false
    const { hotkey, netuid } = stake
    const held = getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, who, netuid)
    return held >= SwapInterface.getAlphaAmountForTao(ctx, netuid, fee)
  },
  pay(ctx, who, call, fee) {
    const stakes = stakesOf(ctx, who, call)
    const [stake] = stakes
    if (stake === undefined) return undefined
    const author = blockAuthor(ctx)
    if (stakes.length > 1 || author === undefined)
      return Event.TransactionFeePaidWithAlpha({ who, netuid: 0, alpha_fee: 0n, tao_amount: 0n })
    const { hotkey, netuid } = stake
    const held = getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, who, netuid)
    const wanted = SwapInterface.getAlphaAmountForTao(ctx, netuid, fee)
    const alpha = wanted === 0n || wanted > held ? held : wanted
    const tao = attempt(() =>
      ctx.transact(() => unstakeFromSubnet(ctx, hotkey, who, author, netuid, alpha, 0n, true)),
    )
    if (tao instanceof DispatchFailure) return invalid('Payment')
    return Event.TransactionFeePaidWithAlpha({ who, netuid, alpha_fee: alpha, tao_amount: tao })
  },
}
