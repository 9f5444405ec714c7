import { unitVariants, variants } from '../../../codec/index.ts'
import { validateTransaction } from '../../frame/executive.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { method, type RuntimeApi, runtimeApi } from '../../frame/runtime-api.ts'
import { H256 } from '../../frame/types.ts'
import {
  InvalidTransaction,
  ValidityErrorCodec,
  ValidTransactionCodec,
} from '../../frame/validity.ts'

const TransactionSource = unitVariants(
  { InBlock: 0, Local: 1, External: 2 },
  { path: 'sp_runtime::transaction_validity::TransactionSource' },
)

const TransactionValidity = variants(
  { Ok: { index: 0, value: ValidTransactionCodec }, Err: { index: 1, value: ValidityErrorCodec } },
  {
    path: 'Result',
    params: [
      ['T', ValidTransactionCodec],
      ['E', ValidityErrorCodec],
    ],
  },
)

/** What a transaction pool asks before it takes a transaction. */
export function poolApi(late: LateTypes): RuntimeApi {
  return runtimeApi('TaggedTransactionQueue', 3, [
    method(
      'validate_transaction',
      [
        ['source', TransactionSource],
        ['tx', late.extrinsic],
        ['block_hash', H256],
      ],
      TransactionValidity,
      (ctx, _, extrinsic, blockHash) => {
        try {
          const value = validateTransaction(ctx, extrinsic, undefined, blockHash)
          return { type: 'Ok', value } as const
        } catch (error) {
          if (error instanceof InvalidTransaction)
            return { type: 'Err', value: error.error } as const
          throw error
        }
      },
      'Whether a transaction may enter the block after the one whose state this is.',
    ),
  ])
}
