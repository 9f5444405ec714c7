import { I96F32 } from '../../../../../../amm/fixed/index.ts'
import type { LaunchSubnet } from './chain.ts'

/**
 * TAO for one alpha as I96F32 bits: the reserves' ratio, 0 of an empty reserve, 1 where there is no market.
 *
 * Upstream: staking/stake_utils.rs at e2b8367b8 (spec 233), `get_alpha_price`.
 */
export function launchPrice({ mechanism, tao, alphaIn }: LaunchSubnet): bigint {
  return mechanism === 0 ? I96F32.one : I96F32.divOr(I96F32.fromInt(tao), I96F32.fromInt(alphaIn))
}

/** The average that emission follows, as I96F32 bits; 1 where there is no market. Upstream: `get_moving_alpha_price`. */
export function launchMovingPrice({ mechanism, movingPrice }: LaunchSubnet): bigint {
  return mechanism === 0 ? I96F32.one : movingPrice
}

/** Moves the average to the price by `movingAlpha` of the way, each product cut. Upstream: `update_moving_price`. */
export function moveLaunchPrice(subnet: LaunchSubnet, movingAlpha: bigint): void {
  subnet.movingPrice = I96F32.addSaturating(
    I96F32.mulSaturating(movingAlpha, launchPrice(subnet)),
    I96F32.mulSaturating(I96F32.subSaturating(I96F32.one, movingAlpha), launchMovingPrice(subnet)),
  )
}
