import {
  btreeMap,
  bytes,
  compactNumber,
  fixedBytes,
  option,
  Registry,
  str,
  struct,
  tuple,
  u8,
  u32,
  type ValueOf,
  variants,
  vec,
} from '../../codec/index.ts'
import { withMagic } from './metadata.ts'
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

const note = { note: str, since: option(str) }
const deprecation = variants({
  NotDeprecated: { index: 0 },
  DeprecatedWithoutNote: { index: 1 },
  Deprecated: { index: 2, fields: note },
})
/** By the index of a variant; the others are not deprecated. */
const VariantDeprecations = btreeMap(
  u8,
  variants({ DeprecatedWithoutNote: { index: 1 }, Deprecated: { index: 2, fields: note } }),
)
const enumFields = { type: typeId, deprecations: VariantDeprecations }

const V16 = struct({
  types: PortableTypes,
  pallets: vec(
    struct({
      name: str,
      storage: option(
        struct({ prefix: str, items: vec(struct({ ...storageFields, deprecation })) }),
      ),
      calls: option(struct(enumFields)),
      events: option(struct(enumFields)),
      constants: vec(struct({ name: str, type: typeId, value: bytes, docs, deprecation })),
      errors: option(struct(enumFields)),
      associatedTypes: vec(struct({ name: str, type: typeId, docs })),
      viewFunctions: vec(struct({ id: fixedBytes(32), ...methodFields, deprecation })),
      index: u8,
      docs,
      deprecation,
    }),
  ),
  extrinsic: struct({
    versions: vec(u8),
    address: typeId,
    call: typeId,
    signature: typeId,
    extensionsByVersion: btreeMap(u8, vec(compactNumber(u32))),
    extensions: vec(struct({ identifier: str, type: typeId, implicit: typeId })),
  }),
  apis: vec(
    struct({
      name: str,
      methods: vec(struct({ ...methodFields, deprecation })),
      docs,
      version: compactNumber(u32),
      deprecation,
    }),
  ),
  outerEnums: struct({ call: typeId, event: typeId, error: typeId }),
  custom: vec(tuple(str, struct({ type: typeId, value: bytes }))),
})
type Pallets = ValueOf<typeof V16>['pallets']

const CURRENT = { type: 'NotDeprecated' } as const
const STALE = { type: 'DeprecatedWithoutNote' } as const

/**
 * Builds metadata V16 of `runtime`: as V15, with the versions of extrinsics and of runtime APIs, and with what is deprecated.
 * Types that pallets are configured with, and view functions, which this runtime answers none of, are left out.
 */
export function metadataV16(runtime: Runtime): Uint8Array {
  const registry = new Registry()
  // First of all, as upstream's runtimes do, so that their types have the same ids in every version.
  const { call, event, error, pallets, signedExtensions } = describe(runtime, registry)
  const value: ValueOf<typeof V16> = {
    pallets: pallets.map((pallet) => withDeprecations(runtime, pallet)),
    extrinsic: {
      versions: [4, 5],
      address: MultiAddress.describe(registry),
      call,
      signature: MultiSignature.describe(registry),
      extensionsByVersion: [[0, signedExtensions.map((_, i) => i)]],
      extensions: signedExtensions.map(({ identifier, type, additional }) => ({
        identifier,
        type,
        implicit: additional,
      })),
    },
    apis: describeApis(runtime, registry).map((api) => ({
      ...api,
      methods: api.methods.map((method) => ({ ...method, deprecation: CURRENT })),
      deprecation: CURRENT,
    })),
    outerEnums: { call, event, error },
    custom: [],
    types: registry.types(),
  }
  return withMagic(16, V16, value)
}

function withDeprecations(
  runtime: Runtime,
  pallet: ReturnType<typeof describe>['pallets'][number],
): Pallets[number] {
  const { name, storage, calls, events, errors } = pallet
  const stale = new Set(runtime.definition.deprecated?.[name] ?? [])
  const declared = runtime.definition.pallets.find(({ id }) => id.name === name)
  const ofEnum = (
    type: number | undefined,
    all: readonly { name: string; index: number }[] = [],
  ) =>
    type === undefined
      ? undefined
      : {
          type,
          deprecations: all
            .filter((one) => stale.has(one.name))
            .map(({ index }) => [index, STALE] as const),
        }
  return {
    ...pallet,
    storage: storage && {
      ...storage,
      items: storage.items.map((item) => ({
        ...item,
        deprecation: stale.has(item.name) ? STALE : CURRENT,
      })),
    },
    calls: ofEnum(calls, declared?.calls),
    events: ofEnum(events, declared?.events),
    errors: ofEnum(errors),
    constants: pallet.constants.map((one) => ({ ...one, deprecation: CURRENT })),
    associatedTypes: [],
    viewFunctions: [],
    docs: [],
    deprecation: CURRENT,
  }
}
