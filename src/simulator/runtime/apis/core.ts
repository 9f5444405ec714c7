import { bytes, newtype, option, u32, vec } from '../../../codec/index.ts'
import { method, type RuntimeApi, runtimeApi } from '../../frame/runtime-api.ts'
import { AccountId } from '../../frame/types.ts'
import { Account } from '../../pallets/system/storage.ts'
import { RuntimeVersionCodec, withApis } from '../../pallets/system/version.ts'

const OpaqueMetadata = newtype(bytes, { path: 'sp_core::OpaqueMetadata' })

/** What any client asks first: who are you, what do you look like, what is my nonce. */
export const coreApis: readonly RuntimeApi[] = [
  runtimeApi('Core', 5, [
    method(
      'version',
      [],
      RuntimeVersionCodec,
      ({ runtime }) => withApis(runtime.version, runtime.definition.apis),
      'The version of this runtime.',
    ),
  ]),
  runtimeApi('Metadata', 2, [
    method(
      'metadata',
      [],
      OpaqueMetadata,
      ({ runtime }) => runtime.metadataV14(),
      'The metadata in its oldest form that is still current, V14.',
    ),
    method(
      'metadata_at_version',
      [['version', u32]],
      option(OpaqueMetadata),
      ({ runtime }, version) =>
        version === 14
          ? runtime.metadataV14()
          : version === 15
            ? runtime.metadataV15()
            : version === 16
              ? runtime.metadataV16()
              : undefined,
      'The metadata in the form asked for, where there is such.',
    ),
    method('metadata_versions', [], vec(u32), () => [14, 15, 16], 'The forms that there are.'),
  ]),
  runtimeApi('AccountNonceApi', 1, [
    method(
      'account_nonce',
      [['account', AccountId]],
      u32,
      (ctx, account) => Account.get(ctx, account).nonce,
      'The nonce of the next transaction of an account.',
    ),
  ]),
]
