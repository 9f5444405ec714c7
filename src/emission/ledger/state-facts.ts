import type { HasState } from '../../simulator/frame/storage.ts'
import { AlphaBurned, AlphaRecycled } from '../../simulator/pallets/alpha-assets/storage.ts'
import { alphaEntries } from '../../simulator/pallets/devnet/alpha-ledger.ts'
import { heldAlpha, waitingAlpha } from '../../simulator/pallets/subtensor/coinbase/ledger.ts'
import * as S from '../../simulator/pallets/subtensor/storage/index.ts'
import type { AlphaFacts } from './ledger.ts'

/** What the state of a simulated chain counts of a subnet's alpha. */
export function factsOfState(at: HasState, netuid: number): AlphaFacts {
  return {
    netuid,
    alphaIn: S.SubnetAlphaIn.get(at, netuid),
    alphaOut: S.SubnetAlphaOut.get(at, netuid),
    recycled: AlphaRecycled.get(at, netuid),
    burned: AlphaBurned.get(at, netuid),
    held: heldAlpha(at, netuid),
    waiting: waitingAlpha(at, netuid),
    protocol: S.SubnetProtocolAlpha.get(at, netuid),
    entries: alphaEntries(at, netuid),
  }
}
