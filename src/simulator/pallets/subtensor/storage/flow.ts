import { bool, i64, tuple, u64 } from '../../../../codec/index.ts'
import { I64F64, U64F64 } from '../types/fixed.ts'
import { byNetUid, map, optionalMap, value } from './keys.ts'

// Emission by flow of TAO.

export const SubnetTaoFlow = map(
  'SubnetTaoFlow',
  [byNetUid],
  i64,
  0n,
  'Net rao that users staked on a subnet since the last block.',
)
export const SubnetEmaTaoFlow = optionalMap(
  'SubnetEmaTaoFlow',
  [byNetUid],
  tuple(u64, I64F64),
  "The block of the last update, and the moving average of users' flow.",
)
export const NetTaoFlowEnabled = value(
  'NetTaoFlowEnabled',
  bool,
  true,
  "Whether what the chain itself paid in counts against a subnet's flow.",
)
export const SubnetProtocolFlow = map(
  'SubnetProtocolFlow',
  [byNetUid],
  i64,
  0n,
  'Net rao that the chain paid into a subnet since the last block.',
)
export const SubnetEmaProtocolFlow = optionalMap(
  'SubnetEmaProtocolFlow',
  [byNetUid],
  tuple(u64, I64F64),
  "The block of the last update, and the moving average of the chain's flow.",
)
export const TaoFlowCutoff = value(
  'TaoFlowCutoff',
  I64F64,
  0n,
  'Flow below which a subnet gets no share.',
)
export const FlowNormExponent = value(
  'FlowNormExponent',
  U64F64,
  18_446_744_073_709_551_616n,
  'Power to which flows are raised before they are shared.',
)
export const FlowEmaSmoothingFactor = value(
  'FlowEmaSmoothingFactor',
  u64,
  29_597_889_189_277n,
  'Weight of a new flow in the average, as a share of 2^63.',
)
