import { u16, u32 } from '../../../../codec/index.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { NetUid } from '../../../frame/types.ts'
import { weight } from '../../../frame/weight.ts'
import { doSetActivityCutoffFactor, doSetTempo, doTriggerEpoch } from '../coinbase/tempo-control.ts'

/** When a subnet's epochs run, as its owner decides. */
export const tempoCalls: readonly Call[] = [
  call(
    {
      index: 139,
      name: 'set_tempo',
      args: { netuid: NetUid, tempo: u16 },
      docs: 'Sets the blocks between two epochs',
      weight: weight(46_407_000n, 4_440n, 6n, 3n),
    },
    (ctx, { netuid, tempo }) => {
      doSetTempo(ctx, ctx.origin, netuid, tempo)
      return undefined
    },
  ),
  call(
    {
      index: 140,
      name: 'set_activity_cutoff_factor',
      args: { netuid: NetUid, factor_milli: u32 },
      docs: 'Sets after how much of a tempo without weights a validator is inactive',
      weight: weight(39_193_000n, 4_364n, 7n, 2n),
    },
    (ctx, { netuid, factor_milli }) => {
      doSetActivityCutoffFactor(ctx, ctx.origin, netuid, factor_milli)
      return undefined
    },
  ),
  call(
    {
      index: 141,
      name: 'trigger_epoch',
      args: { netuid: NetUid },
      docs: 'Asks for an epoch soon',
      weight: weight(42_539_000n, 4_447n, 8n, 2n),
    },
    (ctx, { netuid }) => {
      doTriggerEpoch(ctx, ctx.origin, netuid)
      return undefined
    },
  ),
]
