import { spelled, u16, u64, vec } from '../../../codec/index.ts'
import { ensureRoot, ensureSigned } from '../../frame/origin.ts'
import { type Call, call } from '../../frame/pallet.ts'
import { AccountId, NetUid } from '../../frame/types.ts'
import { weight } from '../../frame/weight.ts'
import { EmissionRegime } from './regime.ts'
import { setEmissionRegime } from './set-regime.ts'
import { doSetRootWeights } from './set-root-weights.ts'

/** The calls of this pallet; no upstream chain has them, so their costs are estimates. */
export const calls: readonly Call[] = [
  call(
    {
      index: 0,
      name: 'set_emission_regime',
      args: { regime: EmissionRegime },
      docs: 'Chooses how TAO reaches subnets from the next block on. Stake is converted where markets open or close.',
      weight: weight(100_000_000n, 0n, 100n, 100n),
      class: 'Operational',
      pays: 'No',
    },
    (ctx, { regime }) => {
      ensureRoot(ctx.origin)
      setEmissionRegime(ctx, regime)
    },
  ),
  call(
    {
      index: 1,
      name: 'set_root_weights',
      args: {
        netuid: NetUid,
        hotkey: AccountId,
        dests: spelled(vec(u16), 'Vec<u16>'),
        weights: spelled(vec(u16), 'Vec<u16>'),
        version_key: u64,
      },
      docs: 'Says how a root validator would share emission among subnets.',
      weight: weight(100_000_000n, 0n, 20n, 2n),
    },
    (ctx, { netuid, hotkey, dests, weights, version_key }) => {
      doSetRootWeights(ctx, ensureSigned(ctx.origin), {
        netuid,
        hotkey,
        netuids: dests,
        values: weights,
        versionKey: version_key,
      })
    },
  ),
]
