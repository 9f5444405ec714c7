import { U64F64 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { getAllSubnetNetuids } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { getStakeForHotkeyOnSubnet } from './hotkey-stake.ts'

/** TAO that the alpha of all who stake to a hotkey is worth at spot prices, in rao. Upstream: staking/helpers.rs. */
export function getTotalStakeForHotkey(ctx: Context, hotkey: AccountId): bigint {
  let sum = 0n
  for (const netuid of getAllSubnetNetuids(ctx)) {
    const alpha = getStakeForHotkeyOnSubnet(ctx, hotkey, netuid)
    if (alpha === 0n) continue
    const price = SwapInterface.currentAlphaPrice(ctx, netuid)
    sum = U64F64.addSaturating(sum, U64F64.mulSaturating(U64F64.fromInt(alpha), price))
  }
  return U64F64.toU64Saturating(sum)
}
