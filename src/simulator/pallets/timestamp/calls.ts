import { compact, spelled, u64 } from '../../../codec/index.ts'
import { type DispatchErrorValue, ensure } from '../../frame/dispatch-error.ts'
import { ensureNone } from '../../frame/origin.ts'
import { call } from '../../frame/pallet.ts'
import { weight } from '../../frame/weight.ts'
import { MINIMUM_PERIOD } from './constants.ts'
import { DidUpdate, Now } from './storage.ts'

/** Upstream panics here; either way a block with such an inherent is no block. */
const BadTime: DispatchErrorValue = { type: 'Other' }

/** The inherent that sets the time of a block (substrate/frame/timestamp/src/lib.rs). */
const set = call(
  {
    index: 0,
    name: 'set',
    args: { now: spelled(compact(u64), 'T::Moment') },
    docs: 'Sets the time of the block, once and at least half a slot after the last.',
    weight: weight(3_816_000n + 3_246_000n, 1493n, 2n, 1n),
    class: 'Mandatory',
  },
  (ctx, { now }) => {
    ensureNone(ctx.origin)
    ensure(!DidUpdate.has(ctx), BadTime)
    const last = Now.get(ctx)
    ensure(last === 0n || now >= last + MINIMUM_PERIOD, BadTime)
    Now.set(ctx, now)
    DidUpdate.set(ctx, true)
    return undefined
  },
)

export const calls = [set]
