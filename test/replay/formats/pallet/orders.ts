import type { Direction } from '../../../../src/amm/swap.ts'
import type { Context } from '../../../../src/simulator/frame/context.ts'
import type { RuntimeCall } from '../../../../src/simulator/frame/pallet.ts'
import { getMaxAmountMove } from '../../../../src/simulator/pallets/subtensor/staking/move-stake.ts'
import * as S from '../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { getAllSubnetNetuids } from '../../../../src/simulator/pallets/subtensor/subnets/subnet.ts'

/** One trade that a call makes. */
export interface Order {
  readonly netuid: number
  readonly direction: Direction
  /** What goes in, in rao, where the stake holds as much; or all that the trades before it brought. */
  readonly amount: bigint | 'proceeds'
  /** TAO per alpha × 10^9. */
  readonly priceLimit?: bigint
  /** Whether the trade pays no fee. */
  readonly free?: boolean
}

const EVERYTHING = (1n << 64n) - 1n
const ROOT = 0

/** The trades that a call would make in a state, in order: none for calls that do not swap. */
export function ordersOf(ctx: Context, { name, args }: RuntimeCall): readonly Order[] {
  const netuid = Number(args.netuid ?? 0)
  const limit = (price: unknown) => (price === undefined ? {} : { priceLimit: price as bigint })
  const amount = args.amount_staked ?? args.amount_unstaked ?? args.amount ?? EVERYTHING
  const order = { netuid, amount: amount as bigint }
  switch (name) {
    case 'add_stake':
    case 'add_stake_limit':
      return [{ ...order, direction: 'buy', ...limit(args.limit_price) }]
    case 'add_stake_burn':
      return [{ ...order, direction: 'buy', ...limit(args.limit) }]
    case 'remove_stake':
    case 'remove_stake_limit':
    case 'remove_stake_full_limit':
      return [{ ...order, direction: 'sell', ...limit(args.limit_price) }]
    case 'burned_register':
    case 'register_limit':
      return [{ netuid, direction: 'buy', amount: S.Burn.get(ctx, netuid) }]
    case 'unstake_all':
      return everywhere(ctx, getAllSubnetNetuids(ctx))
    case 'unstake_all_alpha':
      return [
        ...everywhere(ctx, getAllSubnetNetuids(ctx)).filter((each) => each.netuid !== ROOT),
        { netuid: ROOT, direction: 'buy', amount: 'proceeds' },
      ]
    case 'move_stake':
    case 'transfer_stake':
    case 'swap_stake':
    case 'swap_stake_limit':
      return between(ctx, args)
    default:
      return []
  }
}

function everywhere(ctx: Context, netuids: readonly number[]): Order[] {
  return netuids
    .filter((netuid) => S.SubtokenEnabled.get(ctx, netuid))
    .map((netuid) => ({ netuid, direction: 'sell', amount: EVERYTHING }))
}

/** Two trades, of which only one pays a fee; none on one and the same subnet. */
function between(ctx: Context, args: RuntimeCall['args']): Order[] {
  const [from, to] = [Number(args.origin_netuid), Number(args.destination_netuid)]
  if (from === to) return []
  const wanted = args.alpha_amount as bigint
  const most =
    args.limit_price === undefined
      ? wanted
      : getMaxAmountMove(ctx, from, to, args.limit_price as bigint)
  return [
    { netuid: from, direction: 'sell', amount: wanted < most ? wanted : most, free: from === ROOT },
    { netuid: to, direction: 'buy', amount: 'proceeds', free: from !== ROOT },
  ]
}
