import type { AccountId } from '../../../../crypto/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import { fromU64F64, isZero, type SafeFloat } from '../share-pool/safe-float.ts'
import * as S from '../storage/index.ts'

/** One coldkey's shares with a hotkey on a subnet. */
export interface AlphaShare {
  readonly hotkey: AccountId
  readonly coldkey: AccountId
  readonly netuid: number
  readonly share: SafeFloat
}

function compare(a: AlphaShare, b: AlphaShare): number {
  if (a.hotkey !== b.hotkey) return a.hotkey < b.hotkey ? -1 : 1
  if (a.coldkey !== b.coldkey) return a.coldkey < b.coldkey ? -1 : 1
  return a.netuid - b.netuid
}

/** Shares of both formats below a prefix, the second format winning, in ascending order of their keys. */
function merged(at: HasState, prefix: readonly AccountId[]): AlphaShare[] {
  const [hotkey, coldkey] = prefix
  const keys = [hotkey, coldkey].filter((key) => key !== undefined)
  const found = new Map<string, AlphaShare>()
  const note = ([hot, cold, netuid]: readonly [AccountId, AccountId, number], share: SafeFloat) =>
    found.set(`${hot}${cold}${netuid}`, { hotkey: hot, coldkey: cold, netuid, share })
  for (const [key, bits] of S.Alpha.entries(at, ...keys)) note(key, fromU64F64(bits))
  for (const [key, share] of S.AlphaV2.entries(at, ...keys)) note(key, share)
  return [...found.values()].sort(compare)
}

/** Every share there is. Upstream: staking/helpers.rs, `alpha_iter`. */
export function alphaIter(at: HasState): readonly AlphaShare[] {
  return merged(at, [])
}

/** The shares of a coldkey with a hotkey, without empty ones. Upstream: staking/helpers.rs, `alpha_iter_prefix`. */
export function alphaIterPrefix(
  at: HasState,
  hotkey: AccountId,
  coldkey: AccountId,
): readonly AlphaShare[] {
  return merged(at, [hotkey, coldkey]).filter(({ share }) => !isZero(share))
}

/** The shares of all coldkeys with a hotkey. Upstream: staking/helpers.rs, `alpha_iter_single_prefix`. */
export function alphaIterSinglePrefix(at: HasState, hotkey: AccountId): readonly AlphaShare[] {
  return merged(at, [hotkey])
}
