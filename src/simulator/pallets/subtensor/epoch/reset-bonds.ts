import type { AccountId } from '../../../../crypto/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { pairsOf, uidValuesOf } from '../types/uid-values.ts'
import { mechanismIndex } from './mechanism-index.ts'

/**
 * Takes away all bonds with a hotkey, where the subnet allows that.
 *
 * Upstream: epoch/run_epoch.rs, `do_reset_bonds`.
 */
export function doResetBonds(
  at: HasState,
  netuid: number,
  mechanism: number,
  hotkey: AccountId,
): void {
  if (!S.BondsResetOn.get(at, netuid)) return
  const uid = S.Uids.get(at, netuid, hotkey)
  if (uid === undefined) return
  const index = mechanismIndex(netuid, mechanism)
  for (const [[, validator], bonds] of S.Bonds.entries(at, index)) {
    const kept = pairsOf(bonds).filter(([miner]) => miner !== uid)
    S.Bonds.set(at, index, validator, uidValuesOf(kept))
  }
}
