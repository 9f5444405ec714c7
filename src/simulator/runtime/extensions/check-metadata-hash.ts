import { fixedBytes, option, struct, unitVariants } from '../../../codec/index.ts'
import { extension } from '../../frame/extension.ts'
import { InvalidTransaction } from '../../frame/validity.ts'

const Mode = unitVariants(
  { Disabled: 0, Enabled: 1 },
  { path: 'frame_metadata_hash_extension::Mode' },
)

/** Lets a hardware wallet sign the hash of the metadata along. This runtime has none, so `Enabled` is refused. */
export const checkMetadataHash = extension({
  identifier: 'CheckMetadataHash',
  extra: struct({ mode: Mode }, { path: 'frame_metadata_hash_extension::CheckMetadataHash' }),
  additional: option(fixedBytes(32)),
  implied(_, { mode }) {
    if (mode === 'Enabled')
      throw new InvalidTransaction({ type: 'Unknown', value: { type: 'CannotLookup' } })
    return undefined
  },
})
