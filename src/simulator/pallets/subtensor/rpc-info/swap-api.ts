import { U64F64 } from '../../../../amm/fixed/index.ts'
import { struct, u64, type ValueOf, vec } from '../../../../codec/index.ts'
import type { Context } from '../../../frame/context.ts'
import { attempt, DispatchFailure } from '../../../frame/dispatch-error.ts'
import { method, runtimeApi } from '../../../frame/runtime-api.ts'
import { AlphaBalance, NetUid, TaoBalance } from '../../../frame/types.ts'
import { getAllSubnetNetuids } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { subSaturating } from '../utils/saturating.ts'

const CRATE = 'pallet_subtensor_swap_runtime_api'

/** A trial swap: amounts and fees in rao, and what the pool's depth costs against the spot price. */
const SimSwapResult = struct(
  {
    tao_amount: TaoBalance,
    alpha_amount: AlphaBalance,
    tao_fee: TaoBalance,
    alpha_fee: AlphaBalance,
    tao_slippage: TaoBalance,
    alpha_slippage: AlphaBalance,
  },
  { path: `${CRATE}::SimSwapResult` },
)
type SimSwapResult = ValueOf<typeof SimSwapResult>

const SubnetPrice = struct({ netuid: NetUid, price: u64 }, { path: `${CRATE}::SubnetPrice` })

/** A swap that cannot be made is answered with zeros, not with an error. */
const NOTHING: SimSwapResult = {
  tao_amount: 0n,
  alpha_amount: 0n,
  tao_fee: 0n,
  alpha_fee: 0n,
  tao_slippage: 0n,
  alpha_slippage: 0n,
}

const RAO_PER_TAO = U64F64.fromInt(1_000_000_000n)

/** TAO per alpha × 10^9, rounded down. Upstream: runtime/src/lib.rs, `current_alpha_price`. */
function alphaPrice(ctx: Context, netuid: number): bigint {
  const price = SwapInterface.currentAlphaPrice(ctx, netuid)
  return U64F64.toU64Saturating(U64F64.mulSaturating(price, RAO_PER_TAO))
}

function simBuy(ctx: Context, netuid: number, tao: bigint): SimSwapResult {
  const price = SwapInterface.currentAlphaPrice(ctx, netuid)
  const atSpot = U64F64.toU64Saturating(U64F64.divOr(U64F64.fromInt(tao), price))
  const swap = attempt(() => SwapInterface.simSwap(ctx, netuid, { direction: 'buy', amount: tao }))
  if (swap instanceof DispatchFailure) return NOTHING
  return {
    ...NOTHING,
    tao_amount: swap.amountPaidIn,
    alpha_amount: swap.amountPaidOut,
    tao_fee: swap.feePaid,
    alpha_slippage: subSaturating(atSpot, swap.amountPaidOut),
  }
}

function simSell(ctx: Context, netuid: number, alpha: bigint): SimSwapResult {
  const price = SwapInterface.currentAlphaPrice(ctx, netuid)
  const atSpot = U64F64.toU64Saturating(U64F64.mulSaturating(U64F64.fromInt(alpha), price))
  const order = { direction: 'sell', amount: alpha } as const
  const swap = attempt(() => SwapInterface.simSwap(ctx, netuid, order))
  if (swap instanceof DispatchFailure) return NOTHING
  return {
    ...NOTHING,
    tao_amount: swap.amountPaidOut,
    alpha_amount: swap.amountPaidIn,
    alpha_fee: swap.feePaid,
    tao_slippage: subSaturating(atSpot, swap.amountPaidOut),
  }
}

/** `SwapRuntimeApi`: prices and trial swaps. Upstream: runtime/src/lib.rs. */
export const swapApi = runtimeApi('SwapRuntimeApi', 1, [
  method('current_alpha_price', [['netuid', NetUid]], u64, alphaPrice),
  method('current_alpha_price_all', [], vec(SubnetPrice), (ctx) =>
    getAllSubnetNetuids(ctx).map((netuid) => ({ netuid, price: alphaPrice(ctx, netuid) })),
  ),
  method(
    'sim_swap_tao_for_alpha',
    [
      ['netuid', NetUid],
      ['tao', TaoBalance],
    ],
    SimSwapResult,
    simBuy,
  ),
  method(
    'sim_swap_alpha_for_tao',
    [
      ['netuid', NetUid],
      ['alpha', AlphaBalance],
    ],
    SimSwapResult,
    simSell,
  ),
])
