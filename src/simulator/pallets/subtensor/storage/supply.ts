import { u16, u64 } from '../../../../codec/index.ts'
import { TaoBalance } from '../../../frame/types.ts'
import { value } from './keys.ts'

// What there is of TAO, and what a block adds.

export const TotalIssuance = value('TotalIssuance', TaoBalance, 0n, 'Rao of TAO in existence.')
export const BlockEmission = value(
  'BlockEmission',
  u64,
  1_000_000_000n,
  'Rao that the last block emitted.',
)
export const TotalNetworks = value(
  'TotalNetworks',
  u16,
  0,
  'How many subnets there are, root included.',
)
export const SubnetLimit = value('SubnetLimit', u16, 128, 'How many subnets there may be.')
