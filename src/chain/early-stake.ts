import type { Codec } from '@polkadot/types/types'
import type { View } from './view.ts'

/** `StakeInfo` of spec 218, whose runtime API gives it as bytes that its metadata does not describe. */
const STAKE_INFO = {
  hotkey: 'AccountId',
  coldkey: 'AccountId',
  netuid: 'Compact<u16>',
  stake: 'Compact<u64>',
  locked: 'Compact<u64>',
  emission: 'Compact<u64>',
  drain: 'Compact<u64>',
  is_registered: 'bool',
}

/**
 * Stake infos as a chain gives them: as they are, or decoded where an early runtime wrapped them in bytes.
 *
 * Upstream: pallets/subtensor/src/rpc_info/stake_info.rs at 2016e2a5f (spec 218).
 */
export function unwrapStakeInfos(view: View, given: Codec): Codec {
  if (given.toRawType() !== 'Bytes') return given
  const type = `Vec<${JSON.stringify(STAKE_INFO)}>`
  return view.chain.api.registry.createTypeUnsafe(type, [given.toU8a(true)])
}
