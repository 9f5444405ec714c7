import { bool, bytes, u16, u64, u128 } from '../../../../codec/index.ts'
import { AlphaBalance, TaoBalance } from '../../../frame/types.ts'
import { I96F32, U96F32 } from '../types/fixed.ts'
import { byNetUid, map, value } from './keys.ts'

// The reserves of each subnet and what flowed through them.

/** 𝜏, the symbol of a subnet that chose none. */
const TAU = new TextEncoder().encode('𝜏')

export const SubnetTAO = map(
  'SubnetTAO',
  [byNetUid],
  TaoBalance,
  0n,
  'Rao of TAO in the pool of a subnet.',
)
export const SubnetAlphaIn = map(
  'SubnetAlphaIn',
  [byNetUid],
  AlphaBalance,
  0n,
  'Alpha in the pool of a subnet.',
)
export const SubnetAlphaOut = map(
  'SubnetAlphaOut',
  [byNetUid],
  AlphaBalance,
  0n,
  'Alpha of a subnet outside the pool.',
)
export const SubnetProtocolAlpha = map(
  'SubnetProtocolAlpha',
  [byNetUid],
  AlphaBalance,
  0n,
  'Alpha of a subnet that the chain itself bought.',
)
export const SubnetVolume = map(
  'SubnetVolume',
  [byNetUid],
  u128,
  0n,
  'Rao of TAO that was bought or sold on a subnet since it began.',
)
export const SubnetAlphaInEmission = map(
  'SubnetAlphaInEmission',
  [byNetUid],
  AlphaBalance,
  0n,
  'Alpha that the last block put into the pool.',
)
export const SubnetAlphaOutEmission = map(
  'SubnetAlphaOutEmission',
  [byNetUid],
  AlphaBalance,
  0n,
  'Alpha that the last block gave to participants.',
)
export const SubnetTaoInEmission = map(
  'SubnetTaoInEmission',
  [byNetUid],
  TaoBalance,
  0n,
  'Rao of TAO that the last block put into the pool.',
)
export const SubnetExcessTao = map(
  'SubnetExcessTao',
  [byNetUid],
  TaoBalance,
  0n,
  'Rao of TAO with which the last block bought alpha for the chain.',
)
export const SubnetRootSellTao = map(
  'SubnetRootSellTao',
  [byNetUid],
  TaoBalance,
  0n,
  'Rao of TAO for which the last block sold root dividends.',
)
export const SubnetEmissionEnabled = map(
  'SubnetEmissionEnabled',
  [byNetUid],
  bool,
  true,
  'Whether blocks feed the pool of a subnet.',
)
export const SubnetMechanism = map(
  'SubnetMechanism',
  [byNetUid],
  u16,
  0,
  'How a subnet is priced: 0 one to one, 1 by its pool.',
)
export const SubnetMovingAlpha = value(
  'SubnetMovingAlpha',
  I96F32,
  12885n,
  'Weight of a new price in the moving price of old.',
)
export const SubnetMovingPrice = map(
  'SubnetMovingPrice',
  [byNetUid],
  I96F32,
  0n,
  "Moving average of a subnet's price.",
)
export const EMAPriceHalvingBlocks = map(
  'EMAPriceHalvingBlocks',
  [byNetUid],
  u64,
  201600n,
  'Age at which the moving price weighs a new price half.',
)
export const RootProp = map(
  'RootProp',
  [byNetUid],
  U96F32,
  0n,
  "Share of a subnet's emission that goes to root.",
)
export const TokenSymbol = map(
  'TokenSymbol',
  [byNetUid],
  bytes,
  TAU,
  "The symbol of a subnet's token, as UTF-8.",
)
