import { option } from '../../../../codec/index.ts'
import { ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { weight } from '../../../frame/weight.ts'
import { Balance } from '../types.ts'
import { setMaxContribution, updateCap, updateEnd, updateMinContribution } from '../update.ts'
import { CompactBalance, CompactBlock, CompactId } from './arguments.ts'

/** Changing the terms of a crowdloan, by its creator (pallets/crowdloan/src/lib.rs). */
export const updateCalls: readonly Call[] = [
  call(
    {
      index: 6,
      name: 'update_min_contribution',
      args: { crowdloan_id: CompactId, new_min_contribution: CompactBalance },
      docs: 'Sets the least contribution.',
      weight: weight(13_259_000n, 3_747n, 2n, 1n),
    },
    (ctx, { crowdloan_id, new_min_contribution }) => {
      updateMinContribution(ctx, ensureSigned(ctx.origin), crowdloan_id, new_min_contribution)
      return undefined
    },
  ),
  call(
    {
      index: 7,
      name: 'update_end',
      args: { crowdloan_id: CompactId, new_end: CompactBlock },
      docs: 'Sets the block at which contributions end.',
      weight: weight(12_048_000n, 3_747n, 1n, 1n),
    },
    (ctx, { crowdloan_id, new_end }) => {
      updateEnd(ctx, ensureSigned(ctx.origin), crowdloan_id, new_end)
      return undefined
    },
  ),
  call(
    {
      index: 8,
      name: 'update_cap',
      args: { crowdloan_id: CompactId, new_cap: CompactBalance },
      docs: 'Sets how much is to be raised.',
      weight: weight(11_357_000n, 3_747n, 1n, 1n),
    },
    (ctx, { crowdloan_id, new_cap }) => {
      updateCap(ctx, ensureSigned(ctx.origin), crowdloan_id, new_cap)
      return undefined
    },
  ),
  call(
    {
      index: 9,
      name: 'set_max_contribution',
      args: { crowdloan_id: CompactId, new_max_contribution: option(Balance) },
      docs: 'Sets the most that one account may contribute, or no such limit.',
      weight: weight(16_024_000n, 3_747n, 2n, 1n),
    },
    (ctx, { crowdloan_id, new_max_contribution }) => {
      setMaxContribution(ctx, ensureSigned(ctx.origin), crowdloan_id, new_max_contribution)
      return undefined
    },
  ),
]
