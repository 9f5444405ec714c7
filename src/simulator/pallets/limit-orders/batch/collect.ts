import type { Context } from '../../../frame/context.ts'
import { transfer } from '../../balances/currency.ts'
import { transferStakedAlpha } from '../../subtensor/staking/transfer-staked-alpha.ts'
import { PALLET_ACCOUNT, PALLET_HOTKEY } from '../constants.ts'
import type { Sides } from './entry.ts'

/**
 * Takes what goes in, fees included, into the pallet's account: TAO of those who buy, staked alpha of those who sell.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `collect_assets`.
 *
 * @throws {DispatchFailure} what Balances says, or as `transferStakedAlpha`.
 */
export function collectAssets(ctx: Context, netuid: number, { buys, sells }: Sides): void {
  for (const { order, gross } of buys)
    transfer(ctx, order.signer, PALLET_ACCOUNT, gross, 'Expendable')
  for (const { order, gross } of sells)
    transferStakedAlpha(
      ctx,
      { coldkey: order.signer, hotkey: order.hotkey },
      { coldkey: PALLET_ACCOUNT, hotkey: PALLET_HOTKEY },
      netuid,
      gross,
      { sender: true, receiver: false },
    )
}
