import {
  fixedBytes,
  type Hex,
  mapped,
  str,
  struct,
  toHex,
  tuple,
  u8,
  u32,
  vec,
} from '../../../codec/index.ts'
import { blake2b64 } from '../../../crypto/index.ts'
import type { RuntimeVersion } from '../../frame/runtime.ts'
import type { RuntimeApi } from '../../frame/runtime-api.ts'

/** A runtime's version with the ids and versions of its runtime APIs. */
export interface VersionWithApis extends RuntimeVersion {
  readonly apis: readonly (readonly [id: Hex, version: number])[]
}

/** `sp_version::RuntimeVersion`, also what `Core_version` answers. */
export const RuntimeVersionCodec = mapped(
  struct(
    {
      spec_name: str,
      impl_name: str,
      authoring_version: u32,
      spec_version: u32,
      impl_version: u32,
      apis: vec(tuple(fixedBytes(8), u32)),
      transaction_version: u32,
      system_version: u8,
    },
    { path: 'sp_version::RuntimeVersion' },
  ),
  (wire): VersionWithApis => ({
    specName: wire.spec_name,
    implName: wire.impl_name,
    authoringVersion: wire.authoring_version,
    specVersion: wire.spec_version,
    implVersion: wire.impl_version,
    apis: wire.apis,
    transactionVersion: wire.transaction_version,
    systemVersion: wire.system_version,
  }),
  (version) => ({
    spec_name: version.specName,
    impl_name: version.implName,
    authoring_version: version.authoringVersion,
    spec_version: version.specVersion,
    impl_version: version.implVersion,
    apis: version.apis,
    transaction_version: version.transactionVersion,
    system_version: version.systemVersion,
  }),
)

const ENCODER = new TextEncoder()

/** `version` with the ids of `apis`: the first 8 bytes that BLAKE2b makes of a name. */
export function withApis(version: RuntimeVersion, apis: readonly RuntimeApi[]): VersionWithApis {
  return {
    ...version,
    apis: apis.map((api) => [toHex(blake2b64(ENCODER.encode(api.name))), api.version]),
  }
}
