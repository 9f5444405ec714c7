import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import type { Runtime } from '../../../../src/simulator/frame/runtime.ts'
import { DEPRECATED } from '../../../../src/simulator/runtime/deprecated.ts'
import { createRuntime } from '../../../../src/simulator/runtime/index.ts'
import { Described } from './described.ts'

interface Named {
  readonly name: string
}
interface PalletFacts {
  readonly index: number
  readonly storage?: readonly Named[]
  readonly calls: readonly Named[]
  readonly events: readonly Named[]
  readonly errors: readonly (readonly [index: number, name: string])[]
  readonly constants: readonly Named[]
}
interface Facts {
  readonly extrinsic: { readonly signedExtensions: readonly unknown[] }
  readonly pallets: Readonly<Record<string, PalletFacts>>
  readonly types: Readonly<Record<string, { fields?: unknown; variants?: unknown }>>
}

const facts = JSON.parse(
  readFileSync(new URL('../../../vectors/metadata/pallets-424.json', import.meta.url), 'utf8'),
) as Facts

/** Fixed-point types share a path, and polkadot-js gives the name to whichever it meets first. */
function oneNameForFixed<T>(value: T): T {
  const text = JSON.stringify(value)
  return JSON.parse(
    text
      .replaceAll('{\\"bits\\":\\"i128\\"}', 'SubstrateFixedFixedI128')
      .replaceAll('{\\"bits\\":\\"u128\\"}', 'SubstrateFixedFixedU128'),
  ) as T
}

/** Upstream's version says its own name and the APIs that we do not have; the event spells a type over two lines. */
const OUR_OWN = new Set([
  'Version',
  'AllBalanceUnstakedAndTransferredToNewColdkey',
  // Of a later runtime; docs/beyond-425.md.
  'CollateralLockShare',
  'CollateralDrainRatio',
])
/** One path for several types, or enums over pallets of which we have fewer. */
const NOT_ONE_TYPE = [
  'frame_support::traits::tokens::misc::IdAmount',
  'bounded_collections::bounded_vec::BoundedVec',
  'frame_support::dispatch::PerDispatchClass',
  'substrate_typenum::uint::UInt',
  'node_subtensor_runtime::OriginCaller',
  'node_subtensor_runtime::RuntimeError',
  'node_subtensor_runtime::RuntimeCall',
  'node_subtensor_runtime::RuntimeEvent',
]

let runtime: Runtime
let ours: Described

beforeAll(async () => {
  await cryptoReady()
  // polkadot-js tells stderr of extensions that it has no opinion on.
  vi.spyOn(console, 'warn').mockReturnValue()
  runtime = createRuntime()
  ours = new Described(runtime.metadataV15())
})

/** Our pallets but the one that no upstream chain has. */
function upstreams() {
  return ours.pallets.filter((one) => one.name.toString() !== 'Devnet')
}

function expectAmong(declared: readonly Named[], known: readonly Named[] | undefined): void {
  const byName = new Map((known ?? []).map((one) => [one.name, one]))
  const compared = declared.filter((one) => !OUR_OWN.has(one.name))
  const expected = compared.map((one) => byName.get(one.name))
  expect(oneNameForFixed(compared)).toEqual(oneNameForFixed(expected))
}

describe('metadata beside that of spec 424', () => {
  test('pallets have their indices', () => {
    const indices = upstreams().map((one) => [one.name.toString(), one.index.toNumber()])
    expect(indices).toEqual(indices.map(([name]) => [name, facts.pallets[String(name)]?.index]))
  })

  test('storage agrees in name, hashers, types and what a missing key reads as', () => {
    for (const pallet of upstreams())
      expectAmong(ours.storage(pallet), facts.pallets[pallet.name.toString()]?.storage)
  })

  test.each(['calls', 'events'] as const)('%s agree in index, name and fields', (kind) => {
    for (const pallet of upstreams())
      expectAmong(ours.variants(pallet, kind), facts.pallets[pallet.name.toString()]?.[kind])
  })

  test('errors agree in index and name', () => {
    for (const pallet of upstreams()) {
      const known = facts.pallets[pallet.name.toString()]?.errors
      for (const error of ours.errors(pallet)) expect(known).toContainEqual(error)
    }
  })

  test('constants agree in type and value', () => {
    for (const pallet of upstreams())
      expectAmong(ours.constants(pallet), facts.pallets[pallet.name.toString()]?.constants)
  })

  test('types of one path have the same parts', () => {
    const types = [...ours.types()].filter(
      ([path]) => path in facts.types && !NOT_ONE_TYPE.includes(path),
    )
    expect(types.length).toBeGreaterThan(40)
    expect(Object.fromEntries(types)).toEqual(
      Object.fromEntries(types.map(([path]) => [path, facts.types[path]])),
    )
  })

  test('transaction extensions are the same, in the same order', () => {
    const extensions = ours.metadata.asV15.extrinsic.signedExtensions.map((one) => ({
      identifier: one.identifier.toString(),
      type: ours.nameOf(one.type),
    }))
    expect(extensions).toEqual(facts.extrinsic.signedExtensions)
  })
})

describe('metadata', () => {
  test('of V14 says what that of V15 says', () => {
    const old = new Described(runtime.metadataV14())
    expect(old.metadata.version).toBe(14)
    expect(old.pallets.map((one) => old.storage(one))).toEqual(
      ours.pallets.map((one) => ours.storage(one)),
    )
  })

  test('of V16 says what that of V15 says', () => {
    const latest = new Described(runtime.metadataV16())
    expect(latest.metadata.version).toBe(16)
    expect(latest.pallets.map((one) => latest.storage(one))).toEqual(
      ours.pallets.map((one) => ours.storage(one)),
    )
    const v15 = ours.metadata.asV15
    const v16 = latest.metadata.asV16
    const apis = (all: typeof v16.apis | typeof v15.apis) =>
      all.map(({ name, methods }) => [name.toString(), methods.map((one) => one.name.toString())])
    expect(apis(v16.apis)).toEqual(apis(v15.apis))
    expect(v16.apis.map((one) => one.version.toNumber())).toEqual(
      runtime.definition.apis.map((one) => one.version),
    )
    expect(v16.extrinsic.transactionExtensions.map((one) => one.identifier.toString())).toEqual(
      v15.extrinsic.signedExtensions.map((one) => one.identifier.toString()),
    )
    expect([...v16.extrinsic.versions]).toEqual([4, 5])
    expect(latest.metadata.toHex().slice(2)).toBe(
      Buffer.from(runtime.metadataV16()).toString('hex'),
    )
  })

  test('of V16 marks what upstream has deprecated', () => {
    const { pallets } = new Described(runtime.metadataV16()).metadata.asV16
    const [subtensor, swap] = ['SubtensorModule', 'Swap'].map((name) =>
      pallets.find((one) => one.name.eq(name)),
    )
    const indices = (one: { deprecationInfo: { toJSON(): unknown } } | undefined) =>
      Object.keys(one?.deprecationInfo.toJSON() ?? {}).map(Number)
    expect(indices(subtensor?.calls.unwrap())).toEqual([70, 73])
    expect(indices(subtensor?.events.unwrap())).toEqual([10])
    expect(indices(swap?.calls.unwrap())).toEqual([3, 5])
    const stale = (subtensor?.storage.unwrap().items ?? []).filter(
      (item) => !item.deprecationInfo.isNotDeprecated,
    )
    expect(stale.map((item) => item.name.toString())).toEqual([
      'LastTxBlock',
      'LastTxBlockChildKeyTake',
      'LastTxBlockDelegateTake',
    ])
  })

  test('names as deprecated only what there is', () => {
    for (const [name, stale] of Object.entries(DEPRECATED)) {
      const pallet = runtime.definition.pallets.find(({ id }) => id.name === name)
      const there = [
        ...(pallet?.calls ?? []),
        ...(pallet?.events ?? []),
        ...(pallet?.storage ?? []),
      ]
      expect(there.map((one) => one.name)).toEqual(expect.arrayContaining([...stale]))
    }
  })

  test('documents every call and every event', () => {
    for (const pallet of runtime.definition.pallets) {
      for (const call of pallet.calls) expect(call.docs, call.name).not.toBe('')
      for (const event of pallet.events) expect(event.docs, event.name).not.toBe('')
    }
  })
})
