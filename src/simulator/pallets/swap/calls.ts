import { bool, i64, u16, u64 } from '../../../codec/index.ts'
import { ensure, fail } from '../../frame/dispatch-error.ts'
import { ensureRoot } from '../../frame/origin.ts'
import { type Call, call } from '../../frame/pallet.ts'
import { AccountId, NetUid } from '../../frame/types.ts'
import { weight } from '../../frame/weight.ts'
import { MAX_FEE_RATE } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { FeeRate } from './storage.ts'
import type { SubnetPools } from './subnet-pools.ts'
import { PositionId, TickIndex } from './types.ts'

const REFUSED = { docs: 'No longer served; always fails', weight: weight(15_000_000n) }

/** The calls of the pallet; liquidity belongs to the protocol alone, so five of the six only refuse. */
export function swapCalls(subnets: SubnetPools): readonly Call[] {
  return [
    call(
      {
        index: 0,
        name: 'set_fee_rate',
        args: { netuid: NetUid, rate: u16 },
        docs: 'Sets the swap fee of a subnet in parts of 65535. Root only',
        weight: weight(15_063_000n, 3_994n, 1n, 1n),
      },
      (ctx, { netuid, rate }) => {
        ensureRoot(ctx.origin)
        ensure(subnets.exists(ctx, netuid), Errors.MechanismDoesNotExist)
        ensure(rate <= MAX_FEE_RATE, Errors.FeeRateTooHigh)
        FeeRate.set(ctx, netuid, rate)
        ctx.deposit(Event.FeeRateSet({ netuid, rate }))
        return undefined
      },
    ),
    call(
      {
        ...REFUSED,
        index: 1,
        name: 'add_liquidity',
        args: {
          hotkey: AccountId,
          netuid: NetUid,
          tick_low: TickIndex,
          tick_high: TickIndex,
          liquidity: u64,
        },
      },
      () => fail(Errors.Deprecated),
    ),
    call(
      {
        ...REFUSED,
        index: 2,
        name: 'remove_liquidity',
        args: { hotkey: AccountId, netuid: NetUid, position_id: PositionId },
      },
      () => fail(Errors.Deprecated),
    ),
    call(
      {
        ...REFUSED,
        index: 3,
        name: 'modify_position',
        args: {
          hotkey: AccountId,
          netuid: NetUid,
          position_id: PositionId,
          liquidity_delta: i64,
        },
      },
      () => fail(Errors.Deprecated),
    ),
    call(
      {
        ...REFUSED,
        index: 4,
        name: 'toggle_user_liquidity',
        args: { netuid: NetUid, enable: bool },
      },
      () => fail(Errors.Deprecated),
    ),
    call({ ...REFUSED, index: 5, name: 'disable_lp', args: {} }, () => fail(Errors.Deprecated)),
  ]
}
