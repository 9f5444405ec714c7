import { u16, u64 } from '../../../codec/index.ts'
import { constant } from '../../frame/pallet.ts'
import { PalletIdBytes } from '../../frame/types.ts'

/** Highest fee rate that can be set, in parts of 65535. */
export const MAX_FEE_RATE = 10_000

/** Least reserve of the token that a swap pays out, in rao. */
export const MINIMUM_RESERVE = 1_000_000n

const PROTOCOL_ID = '0x74656e2f73776170'
const MINIMUM_LIQUIDITY = 1_000n

export const constants = [
  constant('ProtocolId', PalletIdBytes, PROTOCOL_ID, 'Names the account of the protocol'),
  constant('MaxFeeRate', u16, MAX_FEE_RATE, 'Highest fee rate that can be set'),
  constant('MinimumLiquidity', u64, MINIMUM_LIQUIDITY, 'Least liquidity that is safe to round'),
  constant('MinimumReserve', u64, MINIMUM_RESERVE, 'Least reserve that a swap may take from'),
]
