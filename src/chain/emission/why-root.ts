import type { Context } from '../../simulator/frame/context.ts'
import { EmissionValues } from '../../simulator/pallets/devnet/storage.ts'
import { calculateBlockEmission } from '../../simulator/pallets/subtensor/coinbase/block-emission.ts'
import {
  blocksToRootEpoch,
  rootEpochInputs,
} from '../../simulator/pallets/subtensor/coinbase/rules/root.ts'
import { rootEpoch } from '../../simulator/pallets/subtensor/coinbase/shares/root/epoch.ts'
import * as S from '../../simulator/pallets/subtensor/storage/index.ts'
import { type EmissionWhy, NOTHING, ONE, partsOf } from './step.ts'

/** What root's validators give to a subnet; its numbers are those of an epoch that ran now. */
export function whyOfRoot(ctx: Context, netuid: number): EmissionWhy {
  const blockEmission = calculateBlockEmission(ctx)
  const inputs = rootEpochInputs(ctx, blockEmission)
  const epoch = rootEpoch(inputs)
  const column = inputs.netuids.indexOf(netuid)
  const term = (values: readonly bigint[] | undefined) => partsOf(values?.[column] ?? 0n)
  const wait = blocksToRootEpoch(ctx)
  const foreseen = epoch.ok ? (epoch.emission[column]?.[1] ?? 0n) : 0n
  const given = wait === 0 && epoch.ok ? foreseen : EmissionValues.get(ctx, netuid)
  const emits = S.NetworkRegistrationAllowed.get(ctx, netuid)
  return {
    ...NOTHING,
    emits,
    blockEmission,
    share: (given * ONE) / blockEmission,
    steps: [
      {
        name: 'rank: stake behind it, as it is split',
        unit: 'part',
        value: term(epoch.terms.ranks),
      },
      { name: 'trust: stake of all who want it', unit: 'part', value: term(epoch.terms.trust) },
      {
        name: 'consensus: trust through the sigmoid',
        unit: 'part',
        value: term(epoch.terms.consensus),
      },
      {
        name: 'rank × consensus, over the sum of all',
        unit: 'part',
        value: term(epoch.terms.weightedEmission),
      },
      { name: 'blocks until root’s epoch makes it so', unit: 'blocks', value: BigInt(wait ?? 0) },
    ],
    taoIn: emits ? given : 0n,
  }
}
