import { DEFAULT_QUOTE_WEIGHT } from '../../../amm/weights.ts'
import { bool, bytes, u16 } from '../../../codec/index.ts'
import { identity, twox64Concat } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { AlphaBalance, NetUid } from '../../frame/types.ts'
import { ID } from './id.ts'
import { Balancer } from './types.ts'

const { map } = storageOf(ID.name)
const byNetuid = twox64Concat(NetUid)

/** About one part in two thousand. */
const DEFAULT_FEE_RATE = 33

export const FeeRate = map(
  'FeeRate',
  [byNetuid],
  u16,
  DEFAULT_FEE_RATE,
  'Swap fee in parts of 65535',
)
export const SwapBalancer = map(
  'SwapBalancer',
  [byNetuid],
  Balancer,
  { quote: DEFAULT_QUOTE_WEIGHT },
  'Weights of the reserves of a pool',
)
export const PalSwapInitialized = map(
  'PalSwapInitialized',
  [byNetuid],
  bool,
  false,
  'Whether the weights of a pool were set',
)
export const HasMigrationRun = map(
  'HasMigrationRun',
  [identity(bytes)],
  bool,
  false,
  'Migrations that ran',
)
export const ScrapReservoirAlpha = map(
  'ScrapReservoirAlpha',
  [byNetuid],
  AlphaBalance,
  0n,
  'Alpha left over from protocol fees',
)
