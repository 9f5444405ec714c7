import {
  bytes,
  type Codec,
  encode,
  option,
  Registry,
  str,
  struct,
  tuple,
  u8,
  u32,
  type ValueOf,
  vec,
} from '../../codec/index.ts'
import {
  describe,
  describeApis,
  docs,
  methodFields,
  storageFields,
  typeId,
} from './metadata-parts.ts'
import { PortableTypes } from './metadata-types.ts'
import type { Runtime } from './runtime.ts'
import { MultiAddress, MultiSignature } from './types.ts'

/** `meta`, little-endian. */
const MAGIC = 0x6174656d

const StorageEntry = struct(storageFields)

const palletFields = {
  name: str,
  storage: option(struct({ prefix: str, items: vec(StorageEntry) })),
  calls: option(typeId),
  events: option(typeId),
  constants: vec(struct({ name: str, type: typeId, value: bytes, docs })),
  errors: option(typeId),
  index: u8,
}
const PalletV14 = struct(palletFields)
const PalletV15 = struct({ ...palletFields, docs })

const SignedExtension = struct({ identifier: str, type: typeId, additional: typeId })

const V14 = struct({
  types: PortableTypes,
  pallets: vec(PalletV14),
  extrinsic: struct({ type: typeId, version: u8, signedExtensions: vec(SignedExtension) }),
  runtime: typeId,
})

const V15 = struct({
  types: PortableTypes,
  pallets: vec(PalletV15),
  extrinsic: struct({
    version: u8,
    address: typeId,
    call: typeId,
    signature: typeId,
    extra: typeId,
    signedExtensions: vec(SignedExtension),
  }),
  runtime: typeId,
  apis: vec(
    struct({
      name: str,
      methods: vec(struct(methodFields)),
      docs,
    }),
  ),
  outerEnums: struct({ call: typeId, event: typeId, error: typeId }),
  custom: vec(tuple(str, struct({ type: typeId, value: bytes }))),
})

/** Metadata as clients take it. */
export function withMagic<T>(version: number, codec: Codec<T>, value: T): Uint8Array {
  return encode(struct({ magic: u32, version: u8, value: codec }), { magic: MAGIC, version, value })
}

/** Builds metadata V14 of `runtime` from its declarations, magic and version included. */
export function metadataV14(runtime: Runtime): Uint8Array {
  const registry = new Registry()
  const common = describe(runtime, registry)
  const value: ValueOf<typeof V14> = {
    pallets: common.pallets,
    extrinsic: {
      type: common.extrinsic,
      version: 4,
      signedExtensions: common.signedExtensions,
    },
    runtime: common.runtime,
    types: registry.types(),
  }
  return withMagic(14, V14, value)
}

/** Builds metadata V15 of `runtime`: as V14, with runtime APIs and the outer enums. */
export function metadataV15(runtime: Runtime): Uint8Array {
  const registry = new Registry()
  const common = describe(runtime, registry)
  const apis = describeApis(runtime, registry)
  const value: ValueOf<typeof V15> = {
    pallets: common.pallets.map((pallet) => ({ ...pallet, docs: [] })),
    extrinsic: {
      version: 4,
      address: MultiAddress.describe(registry),
      call: common.call,
      signature: MultiSignature.describe(registry),
      extra: common.extra,
      signedExtensions: common.signedExtensions,
    },
    runtime: common.runtime,
    apis,
    outerEnums: { call: common.call, event: common.event, error: common.error },
    custom: [],
    types: registry.types(),
  }
  return withMagic(15, V15, value)
}
