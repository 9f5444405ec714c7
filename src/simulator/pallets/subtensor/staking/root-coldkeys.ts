import { fromHex, toHex } from '../../../../codec/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { keysAfter } from '../utils/keys-after.ts'
import { maybeAddColdkeyIndex } from './staking-coldkeys.ts'

/** How many shares one block looks at. */
const ALPHA_MAP_BATCH_SIZE = 30

/**
 * Goes on with a walk over all shares, in both formats, a few in each block, and numbers the coldkeys that stake on root.
 *
 * Upstream: staking/helpers.rs, `populate_root_coldkey_staking_maps`, `populate_root_coldkey_staking_maps_v2`.
 */
export function populateRootColdkeyStakingMaps(at: HasState): void {
  walkOn(at, S.Alpha, S.AlphaMapLastKey)
  walkOn(at, S.AlphaV2, S.AlphaV2MapLastKey)
}

function walkOn(
  at: HasState,
  shares: typeof S.Alpha | typeof S.AlphaV2,
  lastKey: typeof S.AlphaMapLastKey,
): void {
  const last = lastKey.get(at)
  const after = last === undefined ? undefined : toHex(last).slice(2)
  const batch = keysAfter(at.state, shares, after, ALPHA_MAP_BATCH_SIZE)
  let key: readonly [`0x${string}`, `0x${string}`, number] | undefined
  for (const [hotkey, coldkey, netuid] of batch) {
    key = [hotkey as `0x${string}`, coldkey as `0x${string}`, netuid as number]
    if (netuid === ROOT_NETUID) maybeAddColdkeyIndex(at, key[1])
  }
  // Without a share the walk has not begun, and nothing is noted.
  if (last === undefined && key === undefined) return
  // A batch that is not full was the last one: the next block begins anew, for which a stored `None` stands.
  if (key === undefined || batch.length < ALPHA_MAP_BATCH_SIZE) lastKey.set(at, undefined)
  else lastKey.set(at, fromHex(shares.rawKey(...key)))
}
