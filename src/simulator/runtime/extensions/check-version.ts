import { struct, u32 } from '../../../codec/index.ts'
import { extension } from '../../frame/extension.ts'
import { weight } from '../../frame/weight.ts'

const SPEC_COST = weight(430_000n)

/** Signs the spec version along, so that a transaction does not outlive the rules it was made for. */
export const checkSpecVersion = extension({
  identifier: 'CheckSpecVersion',
  extra: struct({}, { path: 'frame_system::extensions::check_spec_version::CheckSpecVersion' }),
  additional: u32,
  implied: (ctx) => ctx.runtime.version.specVersion,
  weight: () => SPEC_COST,
})

const TX_COST = weight(455_000n)

/** Signs the transaction version along. */
export const checkTxVersion = extension({
  identifier: 'CheckTxVersion',
  extra: struct({}, { path: 'frame_system::extensions::check_tx_version::CheckTxVersion' }),
  additional: u32,
  implied: (ctx) => ctx.runtime.version.transactionVersion,
  weight: () => TX_COST,
})
