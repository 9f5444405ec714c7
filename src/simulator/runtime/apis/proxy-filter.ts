import {
  bool,
  bytes,
  encode,
  option,
  struct,
  u8,
  u128,
  unitVariants,
  type ValueOf,
  variants,
  vec,
} from '../../../codec/index.ts'
import type { Runtime } from '../../frame/runtime.ts'
import { method, runtimeApi } from '../../frame/runtime-api.ts'
import { FILTERS, type ProxyFilter } from '../../pallets/proxy/filters.ts'
import { ProxyType } from '../../pallets/proxy/types.ts'

const CallCondition = variants(
  {
    ParamLessThan: { index: 0, fields: { param_name: bytes, limit: u128 } },
    NestedCallMustBe: { index: 1, fields: { pallet_name: bytes, call_name: bytes } },
  },
  { path: 'subtensor_runtime_common::CallCondition' },
)

const CallInfo = struct(
  {
    pallet_name: bytes,
    pallet_index: u8,
    call_name: option(bytes),
    call_index: option(u8),
    condition: option(CallCondition),
  },
  { path: 'subtensor_runtime_common::CallInfo' },
)
type CallInfo = ValueOf<typeof CallInfo>

const FilterMode = unitVariants(
  { AllowAll: 0, DenyAll: 1, Allow: 2, Deny: 3 },
  { path: 'subtensor_runtime_common::FilterMode' },
)

const ProxyFilterInfo = struct(
  {
    proxy_type: u8,
    name: bytes,
    deprecated: bool,
    filter_mode: FilterMode,
    calls: vec(CallInfo),
    exceptions: vec(CallInfo),
  },
  { path: 'subtensor_runtime_common::ProxyFilterInfo' },
)

const ProxyTypeInfo = struct(
  { name: bytes, index: u8, deprecated: bool },
  { path: 'subtensor_runtime_common::ProxyTypeInfo' },
)

const DEPRECATED = new Set<ProxyType>(['Triumvirate', 'Senate', 'Governance', 'RootWeights'])
const TEXT = new TextEncoder()

/** The types in the order of their filters. */
const TYPES = Object.keys(FILTERS)
  .map((name) => name as ProxyType)
  .map((name) => ({ name, index: encode(ProxyType, name)[0] ?? 0 }))

/** `Pallet.call` as clients want it; calls that this runtime has not are left out. */
function callInfo(
  runtime: Runtime,
  path: string,
  condition?: CallInfo['condition'],
): readonly CallInfo[] {
  const [palletName = '', callName] = path.split('.')
  const pallet = runtime.definition.pallets.find((one) => one.id.name === palletName)
  if (pallet === undefined) return []
  const head = { pallet_name: TEXT.encode(palletName), pallet_index: pallet.id.index }
  if (callName === '*')
    return [{ ...head, call_name: undefined, call_index: undefined, condition: undefined }]
  const call = pallet.calls.find((one) => one.name === callName)
  if (call === undefined) return []
  return [{ ...head, call_name: TEXT.encode(call.name), call_index: call.index, condition }]
}

function callsOf(runtime: Runtime, filter: ProxyFilter): readonly CallInfo[] {
  switch (filter.mode) {
    case 'AllowAll':
    case 'DenyAll':
      return []
    case 'Allow':
    case 'Deny':
      return filter.calls.flatMap((path) => callInfo(runtime, path))
    case 'AllowBelow':
      return filter.calls.flatMap(({ call, argument, limit }) =>
        callInfo(runtime, call, {
          type: 'ParamLessThan',
          value: { param_name: TEXT.encode(argument), limit },
        }),
      )
    case 'AllowNested': {
      const [pallet = '', call = ''] = filter.nested.split('.')
      const value = { pallet_name: TEXT.encode(pallet), call_name: TEXT.encode(call) }
      return callInfo(runtime, filter.call, { type: 'NestedCallMustBe', value })
    }
  }
}

function filterInfo(runtime: Runtime, { name, index }: (typeof TYPES)[number]) {
  const filter = FILTERS[name]
  const exceptions = filter.mode === 'Allow' ? (filter.except ?? []) : []
  return {
    proxy_type: index,
    name: TEXT.encode(name),
    deprecated: DEPRECATED.has(name),
    filter_mode:
      filter.mode === 'AllowBelow' || filter.mode === 'AllowNested' ? 'Allow' : filter.mode,
    calls: callsOf(runtime, filter),
    exceptions: exceptions.flatMap((path) => callInfo(runtime, path)),
  } as const
}

/** What proxies of each type may do, for wallets to show (runtime/src/lib.rs, `ProxyFilterRuntimeApi`). */
export const proxyFilterApi = runtimeApi('ProxyFilterRuntimeApi', 1, [
  method(
    'get_proxy_types',
    [],
    vec(ProxyTypeInfo),
    () =>
      TYPES.toSorted((a, b) => a.index - b.index).map(({ name, index }) => ({
        name: TEXT.encode(name),
        index,
        deprecated: DEPRECATED.has(name),
      })),
    'The types of proxies.',
  ),
  method(
    'get_proxy_filter',
    [['proxy_type', option(u8)]],
    vec(ProxyFilterInfo),
    ({ runtime }, type) =>
      TYPES.filter((one) => type === undefined || one.index === type).map((one) =>
        filterInfo(runtime, one),
      ),
    'What proxies of a type, or of every type, may do.',
  ),
])
