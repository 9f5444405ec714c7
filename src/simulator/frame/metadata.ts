import {
  bytes,
  type Codec,
  compactNumber,
  encode,
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
import { HASHERS } from './hashers.ts'
import { PortableTypes } from './metadata-types.ts'
import type { Pallet } from './pallet.ts'
import type { Runtime } from './runtime.ts'
import { lines } from './runtime-enum.ts'
import type { StorageItem } from './storage.ts'
import { MultiAddress, MultiSignature } from './types.ts'

/** `meta`, little-endian. */
const MAGIC = 0x6174656d

const typeId = compactNumber(u32)
const docs = vec(str)

const StorageEntry = struct({
  name: str,
  modifier: u8,
  type: variants({
    Plain: { index: 0, value: typeId },
    Map: { index: 1, fields: { hashers: vec(u8), key: typeId, value: typeId } },
  }),
  fallback: bytes,
  docs,
})

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
      methods: vec(
        struct({
          name: str,
          inputs: vec(struct({ name: str, type: typeId })),
          output: typeId,
          docs,
        }),
      ),
      docs,
    }),
  ),
  outerEnums: struct({ call: typeId, event: typeId, error: typeId }),
  custom: vec(tuple(str, struct({ type: typeId, value: bytes }))),
})

function withMagic<T>(version: number, codec: Codec<T>, value: T): Uint8Array {
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
  const apis = runtime.definition.apis.map((api) => ({
    name: api.name,
    docs: lines(api.docs),
    methods: api.methods.map((method) => ({
      name: method.name,
      inputs: method.inputs.map(([name, codec]) => ({ name, type: codec.describe(registry) })),
      output: method.output.describe(registry),
      docs: lines(method.docs),
    })),
  }))
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

function describe(runtime: Runtime, registry: Registry) {
  const { pallets, extensions } = runtime.definition
  const call = runtime.late.call.describe(registry)
  const event = runtime.late.event.describe(registry)
  const extra = tuple(...extensions.map((one) => one.extra)).describe(registry)
  const extrinsic = runtime.late.extrinsic.describe(registry)
  return {
    call,
    event,
    extra,
    extrinsic,
    error: describeErrors(pallets, registry),
    runtime: registry.add(runtime, () => ({
      path: ['node_subtensor_runtime', 'Runtime'],
      params: [],
      def: { type: 'composite', fields: [] },
    })),
    signedExtensions: extensions.map((one) => ({
      identifier: one.identifier,
      type: one.extra.describe(registry),
      additional: one.additional.describe(registry),
    })),
    pallets: pallets.map((pallet) => describePallet(runtime, pallet, registry)),
  }
}

function describePallet(runtime: Runtime, pallet: Pallet, registry: Registry) {
  const { name, index } = pallet.id
  return {
    name,
    index,
    storage:
      pallet.storage.length === 0
        ? undefined
        : {
            prefix: name,
            items: inOrder(pallet.storage).map((item) => describeItem(item, registry)),
          },
    calls: runtime.calls.describePallet(name, registry),
    events: runtime.events.describePallet(name, registry),
    constants: pallet.constants.map((constant) => ({
      name: constant.name,
      type: constant.codec.describe(registry),
      value: encode(constant.codec, constant.value),
      docs: lines(constant.docs),
    })),
    errors: pallet.errors.length === 0 ? undefined : describePalletErrors(pallet, registry),
  }
}

/** By name: pallets list what a module exports, which each loader and bundler orders its own way. */
function inOrder(items: readonly StorageItem[]): readonly StorageItem[] {
  return items.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function describeItem(item: StorageItem, registry: Registry): ValueOf<typeof StorageEntry> {
  const value = item.value.describe(registry)
  const codecs = item.parts.map((part) => part.codec)
  const [only] = codecs
  const key = codecs.length === 1 && only !== undefined ? only : tuple(...codecs)
  return {
    name: item.name,
    modifier: item.optional ? 0 : 1,
    type:
      codecs.length === 0
        ? { type: 'Plain', value }
        : {
            type: 'Map',
            value: {
              hashers: item.parts.map((part) => HASHERS.indexOf(part.hasher)),
              key: key.describe(registry),
              value,
            },
          },
    fallback: item.fallback(),
    docs: lines(item.docs),
  }
}

function describePalletErrors(pallet: Pallet, registry: Registry): number {
  return registry.add(pallet, () => ({
    path: [pallet.id.crate, 'pallet', 'Error'],
    params: [{ name: 'T' }],
    def: {
      type: 'variant',
      variants: pallet.errors.map((error) => ({
        name: error.name,
        index: error.index,
        fields: [],
        docs: lines(error.docs),
      })),
    },
  }))
}

function describeErrors(pallets: readonly Pallet[], registry: Registry): number {
  return registry.add(pallets, () => ({
    path: ['node_subtensor_runtime', 'RuntimeError'],
    params: [],
    def: {
      type: 'variant',
      variants: pallets
        .filter((pallet) => pallet.errors.length > 0)
        .map((pallet) => ({
          name: pallet.id.name,
          index: pallet.id.index,
          fields: [{ type: describePalletErrors(pallet, registry) }],
        })),
    },
  }))
}
