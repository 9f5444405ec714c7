import { bool, u64 } from '../../../../codec/index.ts'
import { AccountId, BlockNumber, TaoBalance } from '../../../frame/types.ts'
import { byNetUid, map, optionalMap, value, ZERO_ACCOUNT } from './keys.ts'

// Which subnets there are, and who owns them.

export const NetworksAdded = map(
  'NetworksAdded',
  [byNetUid],
  bool,
  false,
  'Whether a subnet exists.',
)
export const NetworkRegisteredAt = map(
  'NetworkRegisteredAt',
  [byNetUid],
  u64,
  0n,
  'The block in which a subnet was created.',
)
export const RegisteredSubnetCounter = map(
  'RegisteredSubnetCounter',
  [byNetUid],
  u64,
  0n,
  'How often a netuid was registered.',
)
export const FirstEmissionBlockNumber = optionalMap(
  'FirstEmissionBlockNumber',
  [byNetUid],
  u64,
  'The block from which a subnet emits; none before it is started.',
)
export const SubtokenEnabled = map(
  'SubtokenEnabled',
  [byNetUid],
  bool,
  false,
  "Whether a subnet's token can be traded.",
)
export const TransferToggle = map(
  'TransferToggle',
  [byNetUid],
  bool,
  true,
  'Whether stake on a subnet may change its coldkey.',
)
export const SubnetOwner = map(
  'SubnetOwner',
  [byNetUid],
  AccountId,
  ZERO_ACCOUNT,
  'The coldkey that owns a subnet.',
)
export const SubnetOwnerHotkey = map(
  'SubnetOwnerHotkey',
  [byNetUid],
  AccountId,
  ZERO_ACCOUNT,
  'The hotkey of the owner of a subnet.',
)
export const SubnetLocked = map(
  'SubnetLocked',
  [byNetUid],
  TaoBalance,
  0n,
  'Rao of TAO paid for creating a subnet.',
)
export const LargestLocked = map(
  'LargestLocked',
  [byNetUid],
  u64,
  0n,
  'Largest lock of a subnet; kept for the layout, no longer used.',
)
export const DissolveNetworkScheduleDuration = value(
  'DissolveNetworkScheduleDuration',
  BlockNumber,
  36000,
  'Blocks between asking for the end of a subnet and its end.',
)
export const TaoInRefundDeploymentBlock = value(
  'TaoInRefundDeploymentBlock',
  u64,
  0n,
  'Subnets created before this block give their TAO back at the end by the older rule.',
)
