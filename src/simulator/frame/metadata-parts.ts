import {
  bytes,
  compactNumber,
  encode,
  type Registry,
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
import type { Pallet } from './pallet.ts'
import type { Runtime } from './runtime.ts'
import { lines } from './runtime-enum.ts'
import type { StorageItem } from './storage.ts'

export const typeId = compactNumber(u32)
export const docs = vec(str)

/** A storage item, as every version of metadata begins it. */
export const storageFields = {
  name: str,
  modifier: u8,
  type: variants({
    Plain: { index: 0, value: typeId },
    Map: { index: 1, fields: { hashers: vec(u8), key: typeId, value: typeId } },
  }),
  fallback: bytes,
  docs,
}
const StorageEntry = struct(storageFields)

/** A method of a runtime API, likewise. */
export const methodFields = {
  name: str,
  inputs: vec(struct({ name: str, type: typeId })),
  output: typeId,
  docs,
}

/** What all versions of metadata say of a runtime, by the ids that `registry` gives to its types. */
export function describe(runtime: Runtime, registry: Registry) {
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

/** The runtime APIs; V14 knows none. */
export function describeApis(runtime: Runtime, registry: Registry) {
  return runtime.definition.apis.map((api) => ({
    name: api.name,
    version: api.version,
    docs: lines(api.docs),
    methods: api.methods.map((method) => ({
      name: method.name,
      inputs: method.inputs.map(([name, codec]) => ({ name, type: codec.describe(registry) })),
      output: method.output.describe(registry),
      docs: lines(method.docs),
    })),
  }))
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
