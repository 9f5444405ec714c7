import { struct, unit } from '../../../codec/index.ts'
import { extension, NOTHING, type TransactionExtension } from '../../frame/extension.ts'

type Checks = Pick<TransactionExtension<unknown, readonly [], unknown>, 'weight' | 'validate'>

/** An extension that adds no bytes to an extrinsic and signs none along; `path` is its type in metadata. */
export function marker(identifier: string, path: string, checks: Checks): TransactionExtension {
  return extension({
    identifier,
    extra: struct({}, { path }),
    additional: unit,
    implied: () => NOTHING,
    ...checks,
  })
}
