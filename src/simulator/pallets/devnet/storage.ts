import { u64 } from '../../../codec/index.ts'
import { identity } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { NetUid, TaoBalance } from '../../frame/types.ts'
import { HotkeySwapOnSubnetInterval } from '../subtensor/constants.ts'
import { ID } from './id.ts'
import { EmissionRegime as Regime } from './regime.ts'

const { map, value } = storageOf(ID.name)

export const EmissionRegime = value(
  'EmissionRegime',
  Regime,
  'Dtao',
  "How a block's TAO reaches subnets.",
)
export const EmissionValues = map(
  'EmissionValues',
  [identity(NetUid)],
  TaoBalance,
  0n,
  'What a subnet gets each block until the next epoch of root, in the root regime.',
)
export const HotkeySwapInterval = value(
  'HotkeySwapInterval',
  u64,
  HotkeySwapOnSubnetInterval,
  'Blocks between two swaps of hotkeys by one coldkey on one subnet: the constant, unless the chain began with another.',
)
